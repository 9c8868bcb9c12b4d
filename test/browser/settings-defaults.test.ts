import { expect, it } from 'vitest';
import { openDeskPage } from '../support/desk-page.ts';
import { faultsInEveryLook } from '../support/looks.ts';
import { startTradingDay } from '../support/trading-day.ts';

it('a setting names its default, which can be put back, and when it was changed', async () => {
  const day = await startTradingDay({ idle: true });
  const { page, faults } = await openDeskPage(day, '/settings/schedule');
  const time = page.getByRole('textbox', { name: 'Place the recommended buys at' });
  const putBack = page.getByRole('button', { name: 'Put the default back: Place the recommended buys at' });
  await page.getByText('Default: 16:05 IST').waitFor();
  await page.getByText('Default: none').waitFor();
  expect(await page.getByText(/^Changed /).count()).toBe(0);
  expect(await putBack.count()).toBe(0);

  await time.fill('16:20');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(/^Changed 20 Aug 2026, 16:00:\d\d IST$/).waitFor();
  expect(await faultsInEveryLook(page)).toEqual([]);

  await putBack.click();
  await expect.poll(() => time.inputValue()).toBe('16:05');
  await page.getByText('1 change is not saved yet.').waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  await expect.poll(() => putBack.count()).toBe(0);
  expect(faults).toEqual([]);
});
