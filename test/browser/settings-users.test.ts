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
  /** What stands at a field, in the words that a screen reader hears with it. */
  const told = (label: string) =>
    form.getByLabel(label).evaluate((input: Element) => {
      const ids = input.getAttribute('aria-describedby')?.split(' ') ?? [];
      return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
    });
  await page.getByRole('rowheader', { name: '(you)' }).waitFor();
  await fill('Chitra', 'chitra@example.in', 'short');
  await expect.poll(() => told('First password')).toMatch(/Use at least/);
  expect(await faultsInEveryLook(page)).toEqual([]);
  await fill('Chitra', 'chitra@example.in', 'harbour-lantern-quilt');
  await page.getByText('chitra@example.in may log in now.').waitFor();
  await fill('Chitra', 'chitra@example.in', 'harbour-lantern-quilt');
  await expect.poll(() => told('E-mail address')).toMatch(/somebody who may log in already/);
  await page.getByRole('row', { name: /^Chitra known to them .* off$/ }).waitFor();
  expect(await faultsInEveryLook(page)).toEqual([]);
  expect(faults).toEqual([]);
});
