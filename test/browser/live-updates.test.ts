import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { createHttpServer } from '../../packages/server/src/http/create-http-server.ts';
import { axeFaults } from '../support/chromium.ts';
import { openDeskPage } from '../support/desk-page.ts';
import { faultsInEveryLook } from '../support/looks.ts';
import { EVENING, startTradingDay } from '../support/trading-day.ts';

const circuit =
  'RMS:Rule: Check circuit limit including square off order exceeds  : Circuit breach, Order Price :34.65, Low Price Range:30.32 High Price Range:33.51';

/** A day on which one order waits for the opening and the other will be rejected there. */
async function startEvening() {
  const day = await startTradingDay();
  await day.until('16:05:00', EVENING);
  day.simulator.broker.rejectAtOpen({ tradingSymbol: 'SBIN-EQ' }, circuit, 'rms');
  await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'RELIANCE' }]));
  await day.until('16:05:31', EVENING);
  return day;
}

describe('the page while the day goes on', () => {
  it('shows a rejection with its reason without being loaded anew', async () => {
    const day = await startEvening();
    const { page, faults } = await openDeskPage(day);
    const row = page.getByRole('row').filter({ hasText: 'SBIN' });
    await row.getByText('AMO queued').waitFor();
    await page.evaluate(() => document.body.setAttribute('data-loaded-once', ''));

    await day.until('09:00:15');
    await row.getByText('Rejected').waitFor();
    await row.getByText('circuit limits', { exact: false }).waitFor();
    await page.getByRole('alert').filter({ hasText: 'SBIN was rejected' }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page
      .getByRole('region', { name: 'Needs you' })
      .getByText('Buy', { exact: false })
      .first()
      .waitFor();
    await expect.poll(() => page.title()).toMatch(/^\(1\) /);
    expect(await page.locator('[data-loaded-once]').count()).toBe(1);
    expect(faults).toEqual([]);
  });

  it('keeps rows in their places under the pointer, and shows new ones when asked to', async () => {
    const day = await startEvening();
    const { page } = await openDeskPage(day);
    const rows = page.locator('tr[data-flash], tbody tr').filter({ has: page.locator('[data-row]') });
    await expect.poll(() => rows.count()).toBe(2);
    await page.getByRole('row').filter({ hasText: 'SBIN' }).hover();

    await day.place(await day.recommend([{ symbol: 'INFY' }]));
    await page.getByText('1 change in this list').waitFor();
    expect(await rows.count()).toBe(2);
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await expect.poll(() => rows.count()).toBe(3);
  });

  it('says that the server is silent, keeps what is known in sight, and goes on by itself', async () => {
    const day = await startEvening();
    const { page, api } = await openDeskPage(day);
    await page.getByRole('row').filter({ hasText: 'SBIN' }).waitFor();
    const port = Number(new URL(api.url).port);
    await api.app.close();
    const notice = page.getByText('It is asked again every few seconds.', { exact: false });
    await notice.waitFor();
    await page.getByRole('row').filter({ hasText: 'SBIN' }).waitFor();
    await page.getByText('Session not known', { exact: false }).waitFor();

    const again = await createHttpServer(api.deps);
    await again.listen({ host: '127.0.0.1', port });
    try {
      await notice.waitFor({ state: 'detached' });
      await day.until('09:00:15');
      await page.getByRole('row').filter({ hasText: 'SBIN' }).getByText('Rejected').waitFor();
    } finally {
      await again.close();
    }
  });

  it('says of what cannot be fetched since when, when it is tried again, and where the log has it; then it comes by itself', async () => {
    const { page } = await openDeskPage(await startEvening());
    const funds = '**/api/v1/user/funds';
    await page.route(funds, (route) =>
      route.fulfill({
        status: 503,
        headers: { 'x-request-id': 'req_of_the_story' },
        contentType: 'application/problem+json',
        body: JSON.stringify({ code: 'database_unavailable', detail: 'The database does not answer.' }),
      }),
    );
    await page.getByRole('link', { name: 'Funds', exact: true }).click();
    await page.getByRole('alert').filter({ hasText: 'The database does not answer.' }).waitFor();
    await page.getByText('Code database_unavailable · Request req_of_the_story').waitFor();
    await page
      .getByText(/Since 20 Aug 2026, [\d:]+ IST. *(Tried again by itself in \d+ s|Being tried again now)\./)
      .waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
    await page.unroute(funds);
    await page.getByText('Code database_unavailable', { exact: false }).waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 2, name: /The broker says/ }).waitFor();
  });

  it('asks for nothing but the count while nobody can see it, and for everything when it is seen again', async () => {
    const day = await startEvening();
    const { page } = await openDeskPage(day);
    await page.getByRole('row').filter({ hasText: 'SBIN' }).waitFor();
    await turn(page, 'hidden');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await day.place(await day.recommend([{ symbol: 'INFY' }]));
    await expect.poll(() => asked).toContain('/api/v1/user/orders/statistics');
    expect(asked).not.toContain('/api/v1/user/orders');
    expect(await page.getByRole('row').filter({ hasText: 'INFY' }).count()).toBe(0);
    await turn(page, 'visible');
    await page.getByRole('row').filter({ hasText: 'INFY' }).waitFor();
  });

  it('listens once for several tabs, and goes on when the tab that listened is closed', async () => {
    const day = await startEvening();
    const { page, api } = await openDeskPage(day);
    await expect.poll(() => openStreams(api.url)).toBe(1);
    const other = await page.context().newPage();
    const streams: string[] = [];
    other.on('request', (request) => {
      if (request.url().endsWith('/user/stream')) streams.push(request.url());
    });
    await other.goto(`${api.url}/orders`);
    const row = other.getByRole('row').filter({ hasText: 'SBIN' });
    await row.getByText('AMO queued').waitFor();
    await day.place(await day.recommend([{ symbol: 'INFY' }]));
    await other.getByRole('row').filter({ hasText: 'INFY' }).waitFor();
    expect(streams).toEqual([]);

    await page.close();
    await expect.poll(() => streams.length).toBe(1);
    await day.until('09:00:15');
    await row.getByText('Rejected').waitFor();
  });
});

/** As when another tab is brought before this one, which a browser without windows does not do. */
async function turn(page: Page, state: DocumentVisibilityState): Promise<void> {
  await page.evaluate((now) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => now });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  }, state);
}

/** How many event streams the server has open. */
async function openStreams(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(/^orderwatch_event_streams (\d+)$/m.exec(metrics)?.[1]);
}
