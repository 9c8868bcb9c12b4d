import { describe, expect, it } from 'vitest';
import { openDeskPage } from '../support/desk-page.ts';
import { faultsInEveryLook } from '../support/looks.ts';
import { EVENING, startTradingDay } from '../support/trading-day.ts';

describe('a field for a day', () => {
  it('reads and shows days in our words in a browser of another country', async () => {
    const day = await startTradingDay();
    await day.until('16:10:00', EVENING);
    const { page, faults } = await openDeskPage(day, '/activity', { locale: 'en-US' });
    const from = page.getByRole('textbox', { name: 'From day' });
    const to = page.getByRole('textbox', { name: 'To day' });
    await from.fill('4/8/2026');
    await from.press('Enter');
    await page.waitForURL(/from=2026-08-04/);
    await expect.poll(() => from.inputValue()).toBe('4 Aug 2026');
    await from.press('ArrowDown');
    await page.waitForURL(/from=2026-08-03/);
    await expect.poll(() => from.inputValue()).toBe('3 Aug 2026');

    await to.fill('2 aug');
    await from.focus();
    await page.getByText('Not before 3 Aug 2026.').waitFor();
    expect(page.url()).not.toContain('to=');
    await to.fill('soon');
    await to.press('Enter');
    await page.getByText('Write it as 24 Aug 2026.').last().waitFor();
    expect(await to.getAttribute('aria-invalid')).toBe('true');
    expect(await faultsInEveryLook(page)).toEqual([]);
    await to.fill('today');
    await to.press('Tab');
    await page.waitForURL(/to=2026-08-20/);
    await page.reload();
    await expect.poll(() => from.inputValue()).toBe('3 Aug 2026');
    await expect.poll(() => to.inputValue()).toBe('20 Aug 2026');

    await from.fill('');
    await from.press('Enter');
    await page.waitForURL(/activity\?to=2026-08-20$/);
    await page.getByRole('button', { name: 'To day: open the calendar' }).click();
    await page.locator('input[type="date"]').last().fill('2026-08-19');
    await page.waitForURL(/to=2026-08-19/);
    await expect.poll(() => to.inputValue()).toBe('19 Aug 2026');
    expect(faults).toEqual([]);
  });
});
