import { expect, it } from 'vitest';
import { openDeskPage } from '../support/desk-page.ts';
import { faultsInEveryLook } from '../support/looks.ts';
import { startTradingDay } from '../support/trading-day.ts';

it('who may log in is listed, and another one is let in', async () => {
  const day = await startTradingDay({ idle: true });
  const { page, faults } = await openDeskPage(day, '/settings/user');
  const form = page.getByRole('form', { name: 'Add a user' });
  const fill = async (name: string, email: string, password: string) => {
    await form.getByRole('textbox', { name: 'Name' }).fill(name);
    await form.getByRole('textbox', { name: 'E-mail address' }).fill(email);
    await form.getByLabel('First password').fill(password);
    await form.getByRole('button', { name: 'Let them log in' }).click();
  };
  await page.getByRole('rowheader', { name: '(you)' }).waitFor();
  await fill('Chitra', 'chitra@example.in', 'short');
  await page.getByText('Use at least', { exact: false }).first().waitFor();
  expect(await faultsInEveryLook(page)).toEqual([]);
  await fill('Chitra', 'chitra@example.in', 'harbour-lantern-quilt');
  await page.getByText('chitra@example.in may log in now.').waitFor();
  await page.getByRole('row', { name: /^Chitra known to them .* off$/ }).waitFor();
  expect(await faultsInEveryLook(page)).toEqual([]);
  expect(faults).toEqual([]);
});
