import { describe, expect, it } from 'vitest';
import { axeFaults } from '../support/chromium.ts';
import { openDeskPage } from '../support/desk-page.ts';
import { faultsInEveryLook } from '../support/looks.ts';
import { EVENING, startTradingDay } from '../support/trading-day.ts';

const circuit =
  'RMS:Rule: Check circuit limit including square off order exceeds  : Circuit breach, Order Price :34.65, Low Price Range:30.32 High Price Range:33.51';

/** A morning after one order was rejected and two were executed. */
async function morning(path: string) {
  const day = await startTradingDay();
  await day.until('16:05:00', EVENING);
  day.simulator.broker.rejectAtOpen({ tradingSymbol: 'SBIN-EQ' }, circuit, 'rms');
  await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'RELIANCE' }, { symbol: 'CIPLA' }]));
  await day.until('09:20:00');
  return { day, ...(await openDeskPage(day, path)) };
}

describe('the reasons of orders that were not placed', () => {
  it('stand as bars, each of which opens the list of those orders, and the address holds the filter', async () => {
    const { page, faults } = await morning('/activity?tab=days');
    const bar = page.getByRole('link', { name: 'Price or quantity: 1 order' });
    await bar.waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
    await bar.click();
    await page.waitForURL(/reason=price/);
    const rows = page.locator('tbody tr').filter({ has: page.getByRole('checkbox') });
    await rows.filter({ hasText: 'SBIN' }).waitFor();
    expect(await rows.count()).toBe(1);
    const chosen = page.getByRole('combobox', { name: 'What the reason is about' });
    expect(await chosen.inputValue()).toBe('price');
    expect(await faultsInEveryLook(page)).toEqual([]);

    await chosen.selectOption('Money');
    await page.waitForURL(/reason=money/);
    await page.getByText('No order matches these filters').waitFor();
    await page.reload();
    await page.getByText('No order matches these filters').waitFor();
    expect(faults).toEqual([]);
  });
});

describe('the states of orders', () => {
  it('are a picture with the orders of today, each opening its list, and the same as a table', async () => {
    const { page, faults } = await morning('/orders');
    await page.getByRole('link', { name: 'How orders move' }).click();
    const picture = page.getByRole('list', { name: 'States, with the orders for today and later' });
    await picture.getByRole('link', { name: 'Ongoing: 2 orders' }).waitFor();
    expect(await picture.getByRole('listitem').count()).toBe(10);
    const table = page.getByRole('table', { name: /^Each state with its meaning/ });
    const closed = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Closed' }) });
    await closed.getByText('nothing: it is over').waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);

    await picture.getByRole('link', { name: 'Rejected: 1 order' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/status=rejected&from=2026-08-21/);
    await page.getByRole('row').filter({ hasText: 'SBIN' }).waitFor();
    expect(faults).toEqual([]);
  });

  it('that an order went through stand on its page, numbered in the picture', async () => {
    const { day, page } = await morning('/today');
    const { id } = await day.order('SBIN');
    await page.goto(new URL(`/orders/${id}`, page.url()).toString());
    await page.getByText('Placing → AMO queued → Rejected').waitFor();
    await page.getByText('As a picture').click();
    const picture = page.getByRole('list', { name: /^All states, with those of this order/ });
    await picture.getByText('3. Rejected').waitFor();
    await picture.getByText('Ongoing: not reached').waitFor({ state: 'attached' });
    expect(await faultsInEveryLook(page)).toEqual([]);
  });
});

describe('the fills of the list', () => {
  it('are drawn against their limits when they are asked for, with a table of the same', async () => {
    const { page, faults } = await morning('/orders');
    await page.getByText('Fills against their limits, as a picture').click();
    const picture = page.getByRole('img', { name: /^The distance of each average fill from its limit/ });
    await picture.locator('canvas').waitFor();
    expect(await picture.getAttribute('aria-label')).toContain('2 orders with a fill and a limit');
    await page.getByText('The same as a table').click();
    const table = page.getByRole('table', { name: /^Orders with limit, average fill/ });
    await table.getByRole('link', { name: 'RELIANCE' }).waitFor();
    expect(await table.locator('tbody tr').count()).toBe(2);
    expect(await axeFaults(page)).toEqual([]);
    expect(await faultsInEveryLook(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});
