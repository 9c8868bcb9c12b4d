import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { loaded } from '../support/chromium.ts';
import { openDeskPage } from '../support/desk-page.ts';
import { faultsInEveryLook } from '../support/looks.ts';
import { MORNING, startTradingDay } from '../support/trading-day.ts';

/** What a page says where there is nothing, and may say only when the broker has told so. */
const ALL_CLEAR =
  /no orders for|no orders yet|nothing waits|queue is empty|no position is open|none is open|no trade finished|agree with the broker|nothing needs you|no order waits|no gap of more|everything is watched/i;

const PAGES: readonly (readonly [path: string, says: RegExp])[] = [
  ['/today', /not been read yet/],
  ['/orders', /not been read yet/],
  ['/queue', /not been read yet/],
  ['/reconcile', /not been read yet/],
  ['/positions', /not been read yet/],
  ['/funds', /never told what is free/],
  ['/activity', /order book could not be read/],
  ['/health', /Not all is well/],
  ['/settings/accounts', /Last complete reading\s*never/],
];

async function seeOn(page: Page, url: string, says: RegExp): Promise<string | null> {
  await page.goto(url);
  await loaded(page);
  await expect.poll(() => page.locator('main').textContent(), { message: url }).toMatch(says);
  return page.locator('main').textContent();
}

it('a broker that has never answered is nowhere told as having nothing', async () => {
  const day = await startTradingDay({ idle: true, time: '09:30:00', day: MORNING });
  day.simulator.faults.add({ kind: 'status', status: 503 });
  await day.desk.start();
  await day.until('09:34:00', MORNING);
  const { page, api, faults } = await openDeskPage(day, '/today');
  for (const [path, says] of PAGES) {
    const text = await seeOn(page, api.url + path, says);
    expect(text, path).not.toMatch(ALL_CLEAR);
  }
  await page.goto(`${api.url}/reconcile`);
  expect(await faultsInEveryLook(page)).toEqual([]);
  expect(faults).toEqual([]);
});

it('a broker that falls silent in the middle of a day leaves what was known, dated, and no new doubt', async () => {
  const day = await startTradingDay();
  await day.place(await day.recommend([{ symbol: 'SBIN' }]));
  await day.until('09:40:00', MORNING);
  day.simulator.faults.add({ kind: 'status', status: 503 });
  day.simulator.feed.drop();
  await day.until('10:40:00', MORNING);
  const { page, api, faults } = await openDeskPage(day, '/today');
  await seeOn(page, `${api.url}/today`, /last read 1 h ago\. What stands here may be old/);
  // The feed came back and told once more what the book had shown: nobody is asked about that.
  await seeOn(page, `${api.url}/reconcile`, /complete at .*, 1 h ago/);
  expect(await page.getByText('Broker is ahead').count()).toBe(0);
  await page.getByText('It was last read on 21 Aug 2026, 09:39:', { exact: false }).waitFor();
  await seeOn(page, `${api.url}/positions`, /by prices that are up to 1 h old.*1 h ago, old/s);
  await seeOn(page, `${api.url}/health`, /the last complete reading of .* is old/);
  const { id } = await day.order('SBIN');
  await seeOn(page, `${api.url}/orders/${id}`, /Settled; last read 21 Aug 2026, 09:08/);
  for (const path of ['/today', '/orders', '/queue', '/reconcile', '/positions', '/funds']) {
    await page.goto(api.url + path);
    await expect
      .poll(() => page.locator('header').first().textContent(), { message: path })
      .toMatch(/Read ?1 h ago/);
  }
  expect(faults).toEqual([]);
});
