import { describe, expect, it } from 'vitest';
import { axeFaults } from '../support/chromium.ts';
import { openDeskPage } from '../support/desk-page.ts';
import { EVENING, startTradingDay } from '../support/trading-day.ts';

const circuit =
  'RMS:Rule: Check circuit limit including square off order exceeds  : Circuit breach, Order Price :34.65, Low Price Range:30.32 High Price Range:33.51';

describe('whoever looks elsewhere', () => {
  it('sees on every page’s tab that an order needs them, and hears it where sound is on', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    day.simulator.broker.rejectAtOpen({ tradingSymbol: 'SBIN-EQ' }, circuit, 'rms');
    await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'RELIANCE' }]));
    await day.until('16:05:31', EVENING);
    const { page, faults } = await openDeskPage(day, '/funds');
    const icon = () => page.locator('link[rel="icon"]').getAttribute('href');
    expect(await icon()).toBe('/favicon.svg');
    expect(await page.title()).not.toMatch(/^\(/);

    await page.evaluate(() => {
      const start = OscillatorNode.prototype.start;
      OscillatorNode.prototype.start = function (...when) {
        document.body.dataset.tones = String(Number(document.body.dataset.tones ?? 0) + 1);
        start.apply(this, when);
      };
    });
    const tones = () => page.evaluate(() => Number(document.body.dataset.tones ?? 0));
    await page
      .getByRole('button', { name: /notification|told|unread/i })
      .first()
      .click();
    const sound = page.getByRole('button', { name: 'Sound of messages on this page' });
    expect(await sound.getAttribute('aria-pressed')).toBe('false');
    await sound.click();
    expect(await sound.getAttribute('aria-pressed')).toBe('true');
    const sample = await tones();
    expect(sample).toBeGreaterThan(1);
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');

    await day.until('09:00:15');
    await page.getByRole('alert').filter({ hasText: 'SBIN was rejected' }).waitFor();
    await expect.poll(tones).toBe(2 * sample);
    await expect.poll(() => page.title()).toMatch(/^\(1\) /);
    await expect.poll(icon).toBe('/favicon-needs.svg');
    expect(faults).toEqual([]);
  });

  it('hears a rejection once, however many tabs are open, and goes on hearing it when the one that spoke is closed', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    day.simulator.broker.rejectAtOpen({ tradingSymbol: 'SBIN-EQ' }, circuit, 'rms');
    await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'RELIANCE' }]));
    await day.until('16:05:31', EVENING);
    const { page: first, api } = await openDeskPage(day, '/today');
    const tabs = [first, await first.context().newPage(), await first.context().newPage()];
    for (const tab of tabs) {
      await tab.goto(`${api.url}/orders`);
      await tab.evaluate(() => localStorage.setItem('orderwatch-sound', 'on'));
      await tab.evaluate(() => {
        const { start } = OscillatorNode.prototype;
        OscillatorNode.prototype.start = function (...when) {
          document.body.dataset.tones = String(Number(document.body.dataset.tones ?? 0) + 1);
          start.apply(this, when);
        };
      });
      // A browser keeps a tab silent until somebody did something in it.
      await tab.getByRole('heading', { level: 1 }).click();
    }
    const tones = (tab: typeof first) => tab.evaluate(() => Number(document.body.dataset.tones ?? 0));
    await first.close();
    const [, second, third] = tabs;
    if (second === undefined || third === undefined) throw new Error('Two tabs stay open');

    await day.until('09:00:15');
    for (const tab of [second, third])
      await tab.getByRole('alert').filter({ hasText: 'SBIN was rejected' }).waitFor();
    await expect.poll(() => tones(second)).toBeGreaterThan(1);
    expect(await tones(third)).toBe(0);
  });

  it('gets to the filters by a key, and sees how far a fill lies from its limit when they want to', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await day.until('09:20:00');
    const { page } = await openDeskPage(day, '/orders');
    const row = page.getByRole('row').filter({ hasText: 'SBIN' }).filter({ hasText: 'Ongoing' });
    await row.waitFor();
    await page.keyboard.press('f');
    expect(await page.evaluate(() => document.activeElement?.closest('search') !== null)).toBe(true);

    expect(await page.getByRole('columnheader', { name: 'Slippage' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Slippage' }).check();
    await page.keyboard.press('Escape');
    await row.getByText(/^[−+]?\d+\.\d\d+, [−+]?\d+\.\d\d %$/).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await row.getByRole('link').first().click();
    await page.getByText('Against the limit').waitFor();
  });
});
