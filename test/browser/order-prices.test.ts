import { describe, expect, it } from 'vitest';
import { sidewaysScroll, smallest } from '../support/chromium.ts';
import { coloursOf } from '../support/colours-of.ts';
import { openDeskPage } from '../support/desk-page.ts';
import { faultsInEveryLook } from '../support/looks.ts';
import { EVENING, startTradingDay } from '../support/trading-day.ts';

describe('the prices around an order', () => {
  it('are candles with the limit and the marks of the order, the same as a table, and honest about what is not known', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await day.until('09:20:00', '2026-08-21');
    const order = await day.order('SBIN');
    expect(order.status).toBe('ongoing');
    await day.database.pool.query('delete from daily_closes where isin = $1', [order.isin]);
    const { page, faults } = await openDeskPage(day, `/orders/${order.id}`);
    await page.getByText('No price of SBIN is kept for these days.', { exact: false }).waitFor();

    // The older days have closes alone; of the latter half the odd ones fell.
    for (let back = 1; back <= 40; back += 1) {
      const close = 80_000 + 137 * back;
      const open = back % 2 === 0 ? close - 400 : close + 400;
      const range =
        back > 30 ? [null, null, null] : [open, Math.max(open, close) + 300, Math.min(open, close) - 300];
      await day.database.pool.query(
        `insert into daily_closes (day, isin, symbol, series, close, open, high, low, source, imported_at)
         values ($1::date - $2::integer, $3, 'SBIN', 'EQ', $4, $5, $6, $7, 'nse_bhavcopy', now())`,
        ['2026-08-21', back, order.isin, close, ...range],
      );
    }
    await page.reload();
    const picture = page.getByRole('img', {
      name: /^Daily prices of SBIN around this order\. 40 trading days; the last close, of 20 Aug 2026, is ₹801\.37\./,
    });
    await picture.locator('canvas').waitFor();
    const words = await picture.getAttribute('aria-label');
    expect(words).toContain('Lowest ₹795.74, highest ₹854.80.');
    expect(words).toMatch(/Limit ₹[\d,.]+\./);
    expect(words).toMatch(/Placed on 20 Aug 2026; Bought \d+ at ₹[\d,.]+ on 21 Aug 2026\.$/);
    await page
      .getByText('Of 10 of them only the close is known: these are drawn as a line.', { exact: false })
      .waitFor();
    const inks = coloursOf(picture.locator('canvas'));
    for (const token of ['--gain', '--loss', '--ink-2', '--tone-queued', '--buy']) {
      await expect.poll(() => inks.has(token), { message: token }).toBe(true);
    }

    const summary = page.getByText('The prices as a table');
    await summary.focus();
    await page.keyboard.press('Enter');
    const table = page.getByRole('table', { name: /^Daily prices in rupees/ });
    const row = (text: string) => table.getByRole('row').filter({ hasText: text });
    expect(await row('Thu 20 Aug').textContent()).toMatch(
      /805\.37\s*808\.37\s*798\.37\s*801\.37\s*Placed, 16:05/,
    );
    expect(await row('Sun 12 Jul').textContent()).toMatch(/not known\s*not known\s*not known\s*854\.80/);
    const itsDay = row('Day of the order');
    await itsDay.getByText(/Bought \d+ at ₹[\d,.]+, 09:/).waitFor();
    expect(await itsDay.textContent()).toMatch(/(not known\s*){4}/);
    expect(await faultsInEveryLook(page)).toEqual([]);
    await page.setViewportSize(smallest);
    await picture.locator('canvas').waitFor();
    expect(await sidewaysScroll(page)).toBe(0);
    expect(faults).toEqual([]);
  });
});
