import { describe, expect, it } from 'vitest';
import { axeFaults, sidewaysScroll, smallest } from '../support/chromium.ts';
import { openDeskPage } from '../support/desk-page.ts';
import { EVENING, startTradingDay } from '../support/trading-day.ts';

describe('the prices around an order', () => {
  it('are a picture with the limit and the execution, the same as a table, and honest when there are none', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await day.until('09:20:00', '2026-08-21');
    const order = await day.order('SBIN');
    expect(order.status).toBe('ongoing');
    await day.database.pool.query('delete from daily_closes where isin = $1', [order.isin]);
    const { page, faults } = await openDeskPage(day, `/orders/${order.id}`);
    await page.getByText('No closing price of SBIN is kept for these days.', { exact: false }).waitFor();

    for (let back = 1; back <= 40; back += 1) {
      await day.database.pool.query(
        `insert into daily_closes (day, isin, symbol, series, close, source, imported_at)
         values ($1::date - $2::integer, $3, 'SBIN', 'EQ', $4, 'nse_bhavcopy', now())`,
        ['2026-08-21', back, order.isin, 80_000 + 137 * back],
      );
    }
    await page.reload();
    const picture = page.getByRole('img', {
      name: /^Closing prices of SBIN around this order\. 40 closing prices/,
    });
    await picture.locator('canvas').waitFor();
    expect(await picture.getAttribute('aria-label')).toContain('Lowest ₹801.37, highest ₹854.80.');
    const inks = await picture.locator('canvas').evaluate((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const pixels =
        (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
      let inked = 0;
      for (let at = 3; at < pixels.length; at += 4) if (pixels[at] !== 0) inked += 1;
      return inked;
    });
    expect(inks).toBeGreaterThan(500);

    await page.getByText('The prices as a table').click();
    const table = page.getByRole('table', { name: /^Closing prices in rupees/ });
    await table.getByRole('row').filter({ hasText: 'Thu 20 Aug' }).getByText('801.37').waitFor();
    const itsDay = table.getByRole('row').filter({ hasText: 'Day of the order' });
    await itsDay.getByText('not known').waitFor();
    await itsDay.getByText(/Filled at ₹[\d.,]+ on average/).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.setViewportSize(smallest);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(faults).toEqual([]);
  });
});
