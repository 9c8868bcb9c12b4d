import { describe, expect, it } from 'vitest';
import { sidewaysScroll } from '../support/chromium.ts';
import { openDeskPage } from '../support/desk-page.ts';
import { startTradingDay } from '../support/trading-day.ts';
import { passTimeUntil, startRejected } from '../support/two-orders.ts';

describe('where there is little room', () => {
  it('a message that passes stands above what can be pressed at the foot', async () => {
    const day = await startRejected();
    const { page, faults } = await openDeskPage(day, '/orders', { viewport: { width: 1024, height: 600 } });
    await page.getByRole('checkbox', { name: /^Select Buy .* SBIN$/ }).check();
    const foot = page.getByRole('region', { name: '1 order selected' });
    await foot.waitFor();
    await page.getByRole('button', { name: 'Check now' }).click();
    const message = page.getByRole('alert').filter({ hasText: 'Checked with the broker' });
    await passTimeUntil(day, async () => (await message.count()) > 0);
    // Long enough to be looked at twice.
    await message.hover();
    const gap = async () => {
      const [above, below] = [await message.boundingBox(), await foot.boundingBox()];
      return (below?.y ?? 0) - ((above?.y ?? 0) + (above?.height ?? 0));
    };
    await expect.poll(gap).toBeGreaterThan(0);
    await page.setViewportSize({ width: 390, height: 600 });
    await expect.poll(gap).toBeGreaterThan(0);
    expect(faults).toEqual([]);
  });

  it('half a screen says what the market does, in words', async () => {
    const day = await startTradingDay({ idle: true });
    const { page } = await openDeskPage(day, '/today');
    for (const width of [960, 1024, 1280, 1920]) {
      await page.setViewportSize({ width, height: 700 });
      const market = await page.locator('[data-phase]').first().boundingBox();
      expect(market?.width, `${width}`).toBeGreaterThan(180);
      expect(await sidewaysScroll(page), `${width}`).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize({ width: 960, height: 700 });
    for (const name of ['Pause', 'Kill switch']) {
      await page.getByRole('button', { name, exact: true }).waitFor();
    }
  });
});
