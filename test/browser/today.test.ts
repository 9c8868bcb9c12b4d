import { describe, expect, it } from 'vitest';
import { openDeskPage } from '../support/desk-page.ts';
import { faultsInEveryLook } from '../support/looks.ts';
import { startTradingDay } from '../support/trading-day.ts';

describe('the page of today', () => {
  it('says what is free and what tomorrow needs in short, and to the last paisa when it is asked for', async () => {
    const day = await startTradingDay();
    await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'ITC' }]));
    await day.until('16:20:00', '2026-08-20');
    const { page, faults } = await openDeskPage(day, '/today');
    const money = page.getByRole('region', { name: 'Money' });
    const free = money.getByRole('button', { name: /^₹[\d,]+\.\d\d$/ }).first();
    expect(await free.textContent()).toMatch(/^₹[\d.]+ (L|Cr)$/);
    await money.getByRole('link', { name: 'Free for orders' }).focus();
    await page.keyboard.press('Tab');
    await page.getByRole('tooltip').first().waitFor();
    await money.getByText('2 orders wait for money').waitFor();
    await page.keyboard.press('Escape');
    expect(await faultsInEveryLook(page)).toEqual([]);
    await money.getByRole('link', { name: 'Needed by what waits' }).click();
    await page.waitForURL(/\/funds$/);
    expect(faults).toEqual([]);
  });

  it('lists what is left of the set-up until it is put away', async () => {
    // The demo is there to be looked at: it has no set-up.
    const day = await startTradingDay({ idle: true, account: { mode: 'paper' } });
    const { page } = await openDeskPage(day, '/today');
    const steps = page.getByRole('region', { name: 'Finish the set-up' });
    await steps.getByRole('link', { name: 'Switch the second factor on' }).waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
    await steps.getByRole('button', { name: 'Put away' }).click();
    await page.reload();
    await page.getByRole('region', { name: 'Money' }).waitFor();
    expect(await steps.count()).toBe(0);
  });
});
