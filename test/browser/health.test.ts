import { describe, expect, it } from 'vitest';
import { axeFaults, phone, sidewaysScroll } from '../support/chromium.ts';
import { openDeskPage } from '../support/desk-page.ts';
import { startTradingDay } from '../support/trading-day.ts';

async function playedDay() {
  const day = await startTradingDay();
  await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'ITC' }]));
  await day.until('09:20:00');
  return day;
}

describe('the page of health', () => {
  it('shows how old everything is, and tells when it grows old', async () => {
    const day = await playedDay();
    const { page, faults } = await openDeskPage(day, '/health', {}, { brokerCalls: day.brokerCalls });
    await page.getByRole('heading', { level: 1, name: 'Everything is watched as it should be.' }).waitFor();
    await page.getByText('this instance').waitFor();
    await page.getByText(/^09:\d\d:\d\d, .* ago$/).waitFor();
    await page.getByRole('table', { name: /From the broker/ }).waitFor();
    const calls = page.getByRole('table', { name: /^Of all accounts of this installation/ });
    await calls.getByRole('rowheader', { name: 'place order', exact: true }).waitFor();
    await page.getByText('not once').waitFor();
    const status = page.getByRole('table', { name: 'Orders by status' });
    await status.getByRole('link').first().waitFor();
    expect(await axeFaults(page)).toEqual([]);

    day.simulator.faults.add({ kind: 'status', status: 502 });
    day.simulator.feed.drop();
    await day.until('09:50:00');
    await page
      .getByRole('heading', { level: 1 })
      .filter({ hasText: /the last complete reading of .* is old/ })
      .waitFor();
    expect(faults).toEqual([]);
  });

  it('checks the history of an account when it is asked to', async () => {
    const day = await playedDay();
    const { page } = await openDeskPage(day, '/health', { viewport: phone, colorScheme: 'dark' });
    await page.getByRole('button', { name: 'Check the history' }).click();
    const count = (await day.events()).length;
    await page.getByText(`Whole: ${count} events were checked`, { exact: false }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
  });
});
