import { paise, rupeesText } from '@orderwatch/core';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeFaults } from '../support/chromium.ts';
import { openDeskPage } from '../support/desk-page.ts';
import { EVENING, startTradingDay, type TradingDay } from '../support/trading-day.ts';

/** One row to buy at its close of the day, a fund, and a row whose verdict says to wait. */
function recommendations({ simulator }: TradingDay): string {
  const close = simulator.broker.instrument('nse_cm', 'SBIN-EQ')?.previousClosePaise ?? 0;
  return [
    'ticker,status,final_verdict,combined_score,last_close,avg_vol',
    `SBIN.NS,success,buy,70,${rupeesText(paise(close))},5000000`,
    'GOLDETF.NS,success,buy,60,50.00,5000000',
    'ITC.NS,success,watch,80,330.00,5000000',
  ].join('\n');
}

async function readFile(page: Page, text: string): Promise<void> {
  const file = {
    name: 'bulk_analysis_final_20260820_160000.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Read the file' }).click();
}

/** Lets simulated time pass, as a run needs it, until the page shows the text. */
async function passTimeUntil(day: TradingDay, page: Page, text: string | RegExp): Promise<void> {
  await expect
    .poll(
      async () => {
        await day.clock.advanceBy(200);
        return page.getByText(text).count();
      },
      { timeout: 30_000 },
    )
    .toBeGreaterThan(0);
}

describe('placing recommendations from the page', () => {
  it('reads the file, tries it, names what it would send, and sends only after a second step', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    const { page } = await openDeskPage(day, '/runs');
    await readFile(page, recommendations(day));
    await page.getByText('3 rows: 1 to consider, 2 left out', { exact: false }).waitFor();
    await page.getByRole('row').filter({ hasText: 'ITC' }).getByText('watch', { exact: false }).waitFor();

    await page.getByRole('button', { name: 'Dry run' }).click();
    await page.waitForURL(/\/runs\/run_/);
    await passTimeUntil(day, page, 'Would be placed');
    expect(day.placements()).toBe(0);

    await page.getByRole('button', { name: 'Place these orders' }).click();
    const dialog = page.getByRole('dialog', { name: 'Send these orders?' });
    await dialog.getByText('SBIN.NS').waitFor();
    await dialog.getByText('1 buy order worth ₹', { exact: false }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(day.placements()).toBe(0);

    const tried = page.url();
    await dialog.getByRole('button', { name: 'Send 1 order' }).click();
    await page.waitForURL((url) => url.href !== tried);
    await passTimeUntil(day, page, /^Placed$/);
    expect(day.placements()).toBe(1);
    await page.getByRole('link', { name: 'Open SBIN.NS' }).click();
    await page.getByRole('heading', { level: 1 }).filter({ hasText: 'SBIN' }).waitFor();
  });

  it('names what would wait in the queue beside what would be sent, and tries an old dry run again before it sends', async () => {
    const day = await startTradingDay({ account: { cashPaise: 12_000_000 } });
    await day.until('16:05:00', EVENING);
    const dryRun = await day.place(await day.recommend([{ symbol: 'SBIN', score: 70 }, { symbol: 'ITC' }]), {
      dryRun: true,
    });
    const { page, faults } = await openDeskPage(day, `/runs/${dryRun}`);
    await page.getByRole('button', { name: 'Place these orders' }).click();
    const dialog = page.getByRole('dialog', { name: 'Send these orders?' });
    await dialog.getByRole('list', { name: 'Orders to be sent' }).getByText('Buy SBIN.NS').waitFor();
    const waiting = dialog.getByRole('list', { name: 'Orders to wait in the queue' });
    await waiting.getByText('Buy ITC.NS').waitFor();
    await waiting.getByText('short', { exact: false }).waitFor();
    await dialog.getByText('tried again by itself before the next open', { exact: false }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    // The safe button has the focus.
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });

    await day.until('17:10:00', EVENING);
    await page.getByRole('button', { name: 'Dry run again' }).waitFor();
    expect(await page.getByRole('button', { name: 'Place these orders' }).count()).toBe(0);
    expect(day.placements()).toBe(0);
    expect(faults).toEqual([]);
  });

  it('says what is wrong with a file, and how to mend it', async () => {
    const day = await startTradingDay();
    const { page } = await openDeskPage(day, '/runs');
    await readFile(page, 'symbol,price\nSBIN,810');
    const alert = page.getByRole('alert').filter({ hasText: 'The file could not be read' });
    const words = (await alert.textContent()) ?? '';
    expect(words).toContain('Missing columns: ticker');
    // How to mend it is said once.
    expect(words.match(/Export the file again/g)).toHaveLength(1);
    expect(await axeFaults(page)).toEqual([]);
  });
});

describe('pausing', () => {
  it('takes a second step, is told everywhere, and can be undone', async () => {
    const day = await startTradingDay();
    const { page } = await openDeskPage(day);
    await page.getByRole('banner').getByRole('button', { name: 'Pause' }).click();
    const dialog = page.getByRole('dialog');
    expect(await axeFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: /^Pause / }).click();
    await page.getByRole('banner').getByRole('button', { name: 'Resume' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Resume / })
      .click();
    await page.getByRole('banner').getByRole('button', { name: 'Pause' }).waitFor();
  });
});
