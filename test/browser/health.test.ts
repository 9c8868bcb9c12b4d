import { describe, expect, it } from 'vitest';
import { bringAbout } from '../../packages/server/src/demo/fault-catalogue.ts';
import { failed, fine } from '../../packages/server/src/doctor/finding.ts';
import { axeFaults, phone, sidewaysScroll } from '../support/chromium.ts';
import { openDeskPage } from '../support/desk-page.ts';
import { faultsInEveryLook } from '../support/looks.ts';
import { MORNING, startTradingDay } from '../support/trading-day.ts';

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
    const calls = page.getByRole('table', { name: /of all accounts of this installation/ });
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

  it('lists the instances, what each acts for, and that different versions run', async () => {
    const day = await startTradingDay({
      leaseMs: 30_000,
      time: '10:00:00',
      day: MORNING,
      first: { instanceId: 'first' },
    });
    const share = { version: '1.1.0', keyPrint: () => 'the one key file' };
    const second = await day.startDesk({ instanceId: 'second', share });
    await day.until('10:00:10');
    const { page } = await openDeskPage({ ...day, desk: second }, '/health');
    const table = page.getByRole('table', { name: 'Instances' });
    await table.getByRole('row', { name: /^first AB1C2 21 Aug.* 1\.0\.0$/ }).waitFor();
    await table
      .getByRole('row', { name: /^second \(answers you\) none of your accounts .* 1\.1\.0$/ })
      .waitFor();
    await page.getByText('Different versions run: 1.0.0, 1.1.0.').waitFor();
    // What only the one that acts can know is not told as nothing.
    await page.getByText('another instance (first)').waitFor();
    await page.getByText('known to the instance that acts').waitFor();
    expect(await page.getByText('nothing to watch now').count()).toBe(0);
    expect(await faultsInEveryLook(page)).toEqual([]);
  });

  it('draws when the order feed was gone, and tells it in a table', async () => {
    const day = await playedDay();
    const struck = bringAbout('feed_down', day.simulator, day.account.ucc);
    await day.until('09:30:00');
    struck.remove();
    await day.until('09:40:00');
    const { page } = await openDeskPage(day, '/health');
    await page.getByText(/^Gone once, \d+ min/).waitFor();
    await page.getByRole('figure', { name: /^The order feed on/ }).waitFor();
    const gaps = page.getByRole('table', { name: 'Order feed today' });
    expect(await gaps.getByRole('row').count()).toBe(2);
    expect(await faultsInEveryLook(page)).toEqual([]);
  });

  it('counts the drops of the feed that are over within seconds, by the hour', async () => {
    const day = await playedDay();
    for (const time of ['09:21:00', '09:24:00', '10:05:00']) {
      await day.until(time);
      day.simulator.feed.drop();
    }
    await day.until('10:10:00');
    const { page } = await openDeskPage(day, '/health');
    await page.getByText('No gap of more than a minute is on record.').waitFor();
    // Nothing is drawn as live that nobody saw.
    const live = page.getByRole('figure', { name: /^The order feed on/ }).locator('[data-kind="live"]');
    expect(await live.count()).toBe(4);
    await page.getByText(/^However short: since 20 Aug 2026, .* it dropped 3 times/).waitFor();
    const table = page.getByRole('table', { name: 'Every drop of the order feed, by the hour' });
    await table.getByRole('row', { name: /^from 09:00 2 / }).waitFor();
    await table.getByRole('row', { name: /^from 10:00 1 / }).waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
  });

  it('looks at the machine when it is asked to, and says what to do', async () => {
    const doctor = async () => [
      fine('disk', '80.0 GB are free'),
      failed('clock', 'Behind by about 40000 ms', 'Let the machine keep its time by NTP.'),
    ];
    const { page } = await openDeskPage(await playedDay(), '/health', {}, { doctor });
    await page.getByRole('button', { name: 'Look at everything' }).click();
    await page.getByText('Something keeps Orderwatch from doing its work.').waitFor();
    await page.getByText('Let the machine keep its time by NTP.').waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
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
