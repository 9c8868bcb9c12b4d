import { describe, expect, it } from 'vitest';
import { axeFaults, phone, sidewaysScroll } from '../support/chromium.ts';
import { openDeskPage } from '../support/desk-page.ts';
import { EVENING, startTradingDay } from '../support/trading-day.ts';

const RUPEES_1_20_000 = 12_000_000;
const SYMBOLS = ['SBIN', 'CIPLA', 'ITC'];

describe('the order of the retry queue', () => {
  it('is changed by the keyboard and by drawing, and the retry gives money in that order', async () => {
    const day = await startTradingDay({ account: { cashPaise: 0, settings: { max_positions: 1 } } });
    await day.until('16:05:00', EVENING);
    for (const [at, symbol] of SYMBOLS.entries()) {
      await day.place(await day.recommend([{ symbol, score: 90 - at }]));
    }
    const { page, faults } = await openDeskPage(day, '/queue');
    const shown = () =>
      page.locator('tr[data-order]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-order')));
    const passTimeUntil = (order: string) =>
      expect
        .poll(
          async () => {
            await day.clock.advanceBy(100);
            return (await shown()).join(' ');
          },
          { timeout: 30_000 },
        )
        .toBe(order);
    await passTimeUntil('SBIN CIPLA ITC');
    expect(await axeFaults(page)).toEqual([]);

    await page.getByRole('button', { name: /^Move ITC up/ }).focus();
    await page.keyboard.press('Enter');
    await passTimeUntil('SBIN ITC CIPLA');
    await page.getByText('The queue is in the new order.').waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    await expect.poll(focused).toMatch(/^Move ITC/);

    await page.locator('tr[data-order="CIPLA"] [draggable]').dragTo(page.locator('tr[data-order="SBIN"]'));
    await passTimeUntil('CIPLA SBIN ITC');

    await page.goto(`${new URL(page.url()).origin}/funds`);
    const lines = () =>
      page.locator('tr[data-line]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-line')));
    await expect.poll(async () => (await lines()).join(' ')).toBe('CIPLA SBIN ITC');
    expect(await axeFaults(page)).toEqual([]);
    await page.setViewportSize(phone);
    expect(await sidewaysScroll(page)).toBe(0);

    day.simulator.broker.deposit(day.account.ucc, 10 * RUPEES_1_20_000);
    await day.until('08:31:00', '2026-08-21');
    expect(await day.order('CIPLA')).toMatchObject({ status: 'amo' });
    expect(await day.order('SBIN')).toMatchObject({ status: 'retry_pending', reason_code: 'portfolio_full' });
    expect(faults).toEqual([]);
  });
});
