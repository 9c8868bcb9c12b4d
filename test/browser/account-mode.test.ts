import { expect, it } from 'vitest';
import { openDeskPage } from '../support/desk-page.ts';
import { faultsInEveryLook } from '../support/looks.ts';
import { EVENING, startTradingDay } from '../support/trading-day.ts';

it('an account that reads is made live in its place, by a deliberate step, and waits paused', async () => {
  const day = await startTradingDay({ account: { mode: 'read-only' } });
  await day.until('16:10:00', EVENING);
  const { page, faults } = await openDeskPage(day, '/settings/accounts');
  await page.getByText('never, it only reads').waitFor();
  await page.getByRole('button', { name: 'Make it live' }).click();
  const dialog = page.getByRole('dialog', { name: 'Make it live' });
  const confirm = dialog.getByRole('button', { name: /^Make .* live$/ });
  await confirm.click();
  await dialog.getByText('Tick this to make the account live').waitFor();
  expect(await faultsInEveryLook(page)).toEqual([]);
  await dialog.getByRole('checkbox').check();
  await confirm.click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText(/^paused since/).waitFor();
  await page.getByRole('button', { name: 'Make it read-only' }).click();
  const back = page.getByRole('dialog', { name: 'Make it read-only' });
  await back.getByText(/no position of it is sold/).waitFor();
  expect(await faultsInEveryLook(page)).toEqual([]);
  await back.getByRole('button', { name: /^Make .* read-only$/ }).click();
  await page.getByText('never, it only reads').waitFor();
  expect(faults).toEqual([]);
});
