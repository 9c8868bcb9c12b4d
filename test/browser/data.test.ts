import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { backupsBeside } from '../support/backups-beside.ts';
import { openDeskPage } from '../support/desk-page.ts';
import { faultsInEveryLook } from '../support/looks.ts';
import { startTradingDay } from '../support/trading-day.ts';

async function openData() {
  const day = await startTradingDay();
  await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'ITC' }]));
  const { backups } = await backupsBeside(day);
  return { ...(await openDeskPage(day, '/settings/data', {}, { backups })), day };
}

/** The text of the file that a press saves. */
async function saved(page: Page, button: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

describe('the data of the settings', () => {
  it('show no backup yet, make one, and prove that it can be restored', async () => {
    const { page, faults } = await openData();
    await page.getByText('There is no backup yet.').waitFor();
    await page.getByRole('button', { name: 'Back up now' }).click();
    await page.getByText(/^Backed up: [\d,]+ rows/).waitFor();
    await page.getByText(/^The latest is \d+ s old/).waitFor();
    await page.getByRole('button', { name: /^Try to restore the backup of/ }).click();
    await page.getByText(/can be restored: [\d,]+ rows came back/).waitFor({ timeout: 120_000 });

    const size = page.getByRole('button', { name: /^[\d,]+ bytes$/ });
    await page.getByRole('button', { name: /^Try to restore the backup of/ }).focus();
    await page.keyboard.press('Shift+Tab');
    expect(await size.evaluate((button) => button === document.activeElement)).toBe(true);
    await page
      .getByRole('tooltip')
      .filter({ hasText: /^[\d,]+ bytes$/ })
      .waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('are saved as files, each part and all together, without a secret', async () => {
    const { page } = await openData();
    const csv = await saved(page, 'Orders as CSV');
    expect(csv.name).toMatch(/^orderwatch-orders-2026-08-20-\d{4}-ist\.csv$/);
    expect(csv.text.split('\r\n').filter((line) => /SBIN|ITC/.test(line))).toHaveLength(2);
    expect((await saved(page, 'History as CSV')).text).toMatch(/^\uFEFFid,account_id,seq,at,at_ist/);
    const everything = await saved(page, 'Everything as JSON');
    const { orders, events, accounts } = JSON.parse(everything.text);
    expect([orders.length, accounts.length]).toEqual([2, 1]);
    expect(events.length).toBeGreaterThan(3);
    expect(everything.text).not.toMatch(/mpin|totp_secret|password|csrf/i);
  });
});
