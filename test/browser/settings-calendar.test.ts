import { expect, it } from 'vitest';
import { openDeskPage } from '../support/desk-page.ts';
import { faultsInEveryLook } from '../support/looks.ts';
import { startTradingDay } from '../support/trading-day.ts';

const fileOf = (text: string) => ({
  name: 'holiday-master.json',
  mimeType: 'application/json',
  buffer: Buffer.from(text),
});
const list = (...days: readonly object[]) => JSON.stringify({ CM: days, FO: [] });
const republicDay = { tradingDate: '26-Jan-2027', weekDay: 'Tuesday', description: 'Republic Day' };

it('a calendar file is looked at, day by day, and kept by a second step', async () => {
  const day = await startTradingDay({ idle: true });
  const { page, faults } = await openDeskPage(day, '/settings/calendar');
  const choose = (text: string) => page.locator('input[type="file"]').setInputFiles(fileOf(text));
  const look = page.getByRole('button', { name: 'See what it changes' });

  await choose('{"CM": [');
  await look.click();
  await page.getByText('The file is no JSON. Nothing was kept.', { exact: false }).waitFor();
  await choose(list({ ...republicDay, tradingDate: '32-Jan-2027' }));
  await look.click();
  await page.getByText('cannot be taken over as it is', { exact: false }).waitFor();
  expect(await faultsInEveryLook(page)).toEqual([]);

  await choose(list(republicDay));
  await look.click();
  await page.getByText('The file covers 1 Jan 2027 to 31 Dec 2027.', { exact: false }).waitFor();
  await page
    .getByRole('table', { name: 'What the file changes' })
    .getByRole('row', { name: 'Tue 26 Jan 2027 a holiday Republic Day' })
    .waitFor();
  expect(await faultsInEveryLook(page)).toEqual([]);
  const kept = () => day.database.db.selectFrom('calendar_files').select('file_name').execute();
  expect(await kept()).toEqual([]);
  await page.getByRole('button', { name: 'Keep this calendar' }).click();
  await page.getByText('Kept. It holds from the next start of Orderwatch').waitFor();
  await page.getByText('Not in use yet.').waitFor();
  expect(await kept()).toEqual([{ file_name: 'holiday-master.json' }]);
  expect(faults).toEqual([]);
});
