import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeFaults, phone, sidewaysScroll } from '../support/chromium.ts';
import { openDeskPage } from '../support/desk-page.ts';
import { seedOrders } from '../support/seed-orders.ts';
import { EVENING, startTradingDay, type TradingDay } from '../support/trading-day.ts';

const MANY = 9_000;
/** Several screens of rows: far fewer than the list has. */
const DRAWN_MOST = 120;

/** An account with some years of orders, the number 1 being the newest. */
async function startLongAccount(): Promise<TradingDay> {
  const day = await startTradingDay({ time: '16:00:00' });
  const newest = Date.parse('2026-08-19T10:36:00Z');
  await seedOrders(day.database.db, day.account, [
    {
      id: 'ord_old_1',
      atMs: newest,
      trading_day: '2026-08-19',
      status: 'closed',
      symbol: 'OLD1',
      quantity: 1,
    },
  ]);
  await day.database.pool.query(`
    insert into orders (id, account_id, user_id, created_at, updated_at, trading_day, origin, managed, side, exchange,
      segment, symbol, series, trading_symbol, token, instrument_key, quantity, order_type, limit_price, variety,
      validity, product, status)
    select 'ord_old_' || n, account_id, user_id, created_at - n * interval '2 hours', updated_at - n * interval '2 hours',
      trading_day - n / 12, origin, managed, side, exchange, segment, 'OLD' || n, series, trading_symbol, token,
      'NSE:OLD' || n, n, order_type, limit_price, variety, validity, product, status
    from orders, generate_series(2, ${MANY}) n where id = 'ord_old_1'`);
  return day;
}

const rows = (page: Page) => page.locator('[data-index] [data-row]');
const focusedRow = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('data-row'));
const toTheEnd = (page: Page) =>
  page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
const linkOf = (page: Page, n: number) => page.getByRole('link', { name: `OLD${n}`, exact: true });

describe('a list of nine thousand orders', () => {
  it('is scrolled from end to end on one page, and only what is in sight is drawn and fetched', async () => {
    const day = await startLongAccount();
    const { page, faults } = await openDeskPage(day, '/orders?size=all');
    const asked: string[] = [];
    page.on('request', (request) => request.url().includes('/user/orders?') && asked.push(request.url()));
    await linkOf(page, 1).waitFor();
    expect(await rows(page).count()).toBeLessThan(DRAWN_MOST);
    expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe(String(MANY + 1));
    expect(await axeFaults(page)).toEqual([]);

    await toTheEnd(page);
    await linkOf(page, MANY).waitFor();
    expect(await rows(page).count()).toBeLessThan(DRAWN_MOST);
    expect(asked.length).toBeLessThan(8);
    expect(await linkOf(page, 1).count()).toBe(0);

    await page.getByLabel('Sort').selectOption('Most shares first');
    await page.waitForURL(/sort=-quantity/);
    await page.evaluate(() => window.scrollTo(0, 0));
    await linkOf(page, MANY).waitFor();
    expect(await sidewaysScroll(page)).toBe(0);
    expect(faults).toEqual([]);
  });

  it('is walked by the keys beyond what was drawn, and stands where it stood after a look at an order', async () => {
    const day = await startLongAccount();
    const { page } = await openDeskPage(day, '/orders?size=all');
    await linkOf(page, 1).waitFor();
    await linkOf(page, 1).focus();
    for (let n = 2; n <= 150; n += 1) {
      await page.keyboard.press('j');
      await expect.poll(() => focusedRow(page)).toBe(`ord_old_${n}`);
    }
    const before = await page.evaluate(() => window.scrollY);
    await page.keyboard.press('Enter');
    const beside = page.getByRole('complementary', { name: 'The order' });
    await beside.getByRole('heading', { level: 2 }).filter({ hasText: 'OLD150' }).waitFor();
    await page.keyboard.press('j');
    await beside.getByRole('heading', { level: 2 }).filter({ hasText: 'OLD151' }).waitFor();
    await page.keyboard.press('k');
    await page.waitForURL(/size=all&order=ord_old_150$/);
    await page.keyboard.press('Escape');
    await beside.waitFor({ state: 'detached' });
    await expect.poll(() => focusedRow(page)).toBe('ord_old_150');
    expect(Math.abs((await page.evaluate(() => window.scrollY)) - before)).toBeLessThan(60);

    await page.keyboard.press('Enter');
    await beside.getByRole('link', { name: 'Open as a page of its own' }).click();
    await page.waitForURL(/\/orders\/ord_old_150$/);
    await page.getByRole('heading', { level: 1 }).filter({ hasText: 'OLD150' }).waitFor();
    await page.keyboard.press('Escape');
    await page.waitForURL(/size=all$/);
    await expect.poll(() => focusedRow(page)).toBe('ord_old_150');
    expect(Math.abs((await page.evaluate(() => window.scrollY)) - before)).toBeLessThan(60);
  });

  it('does not move under the pointer when an order comes', async () => {
    const day = await startLongAccount();
    const { page } = await openDeskPage(day, '/orders?size=all');
    const held = linkOf(page, 3);
    await held.hover();
    const before = await held.boundingBox();
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await page.getByText('1 change in this list').waitFor();
    expect(await held.boundingBox()).toEqual(before);
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByRole('link', { name: 'SBIN', exact: true }).waitFor();
  });

  it('is a list of cards on a phone', async () => {
    const day = await startLongAccount();
    const { page } = await openDeskPage(day, '/orders?size=all', { viewport: phone });
    await linkOf(page, 1).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await toTheEnd(page);
    await expect
      .poll(async () => {
        await toTheEnd(page);
        return linkOf(page, MANY).count();
      })
      .toBe(1);
    expect(await rows(page).count()).toBeLessThan(DRAWN_MOST);
    expect(await sidewaysScroll(page)).toBe(0);
  });
});
