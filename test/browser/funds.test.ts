import { describe, expect, it } from 'vitest';
import { openDeskPage } from '../support/desk-page.ts';
import { faultsInEveryLook } from '../support/looks.ts';
import { EVENING, startTradingDay } from '../support/trading-day.ts';

const FIVE = ['SBIN', 'CIPLA', 'TCS', 'INFY', 'ITC'];

describe('the page of funds', () => {
  it('says in rupees what tomorrow lacks and by when to add it, and never takes silence for zero', async () => {
    const day = await startTradingDay({
      account: { cashPaise: 15_000_000, settings: { max_positions: 20, amo_blocks_funds: 'no' } },
    });
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend(FIVE.map((symbol, index) => ({ symbol, score: 90 - index }))));
    const { page, api, faults } = await openDeskPage(day, '/funds');
    const funds = await (await api.owner()).get('/api/v1/user/funds');
    const shortfall = Number(Reflect.get(Object(Reflect.get(Object(funds.body), 'items'))[0], 'shortfall'));
    const written = `₹${shortfall.toLocaleString('en-IN', { minimumFractionDigits: 2 })}`;
    await page
      .getByRole('heading', { level: 1 })
      .filter({ hasText: `${written} is missing` })
      .waitFor();
    await page.getByText(`${written} is missing for all of them.`).waitFor();
    await page.getByText('Fri 21 Aug 08:30').first().waitFor();
    const table = page.getByRole('table', { name: /^Orders that wait for money/ });
    const row = (symbol: string) => table.getByRole('row').filter({ hasText: symbol });
    await row('SBIN').getByText('Fits').waitFor();
    await row('CIPLA').getByText('Short').waitFor();
    await row('SBIN').getByText('Not known').waitFor();
    await row('SBIN').getByText('The broker has not told it yet.').waitFor();
    await row('CIPLA')
      .getByText(/^₹.* missing$/)
      .waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);

    await day.until('16:10:00', EVENING);
    await row('SBIN').getByText('Inside').waitFor();
    await row('SBIN')
      .getByText(/^Limit ₹[\d,.]+; band ₹[\d,.]+ to ₹[\d,.]+, told Thu 20 Aug 16:0\d, .* ago\.$/)
      .waitFor();
    await page.getByText('the exchange sets another one for each trading day', { exact: false }).waitFor();
    await row('CIPLA')
      .getByText(/^Tried from ₹/)
      .waitFor();
    const fault = day.simulator.faults.add({ kind: 'status', status: 503, operation: 'limits' });
    await page.getByRole('button', { name: /^Read the funds of/ }).click();
    await page.getByText(/^The reading of .* failed/).waitFor();
    await page.getByText('The amounts are the last that the broker told.', { exact: false }).waitFor();
    await page.getByText('₹1,50,000.00').first().waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);

    fault.remove();
    day.simulator.broker.deposit('AB1C2', Math.round(shortfall * 100));
    await page.getByRole('button', { name: /^Read the funds of/ }).click();
    await page
      .getByRole('heading', { level: 1, name: 'The money for all 5 waiting orders is there.' })
      .waitFor();
    await page.getByText(/^The reading of .* failed/).waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
  });
});
