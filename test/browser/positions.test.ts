import { describe, expect, it } from 'vitest';
import { openDeskPage } from '../support/desk-page.ts';
import { faultsInEveryLook } from '../support/looks.ts';
import { bought, closeOf, onTick, sellsOf } from '../support/positions.ts';
import { MORNING } from '../support/trading-day.ts';

describe('the page of positions', () => {
  it('lets a person hold a position back and resume it, each by a deliberate second step', async () => {
    const day = await bought({}, { sellsUnsettled: true });
    await day.until('09:20:00');
    const { page, faults } = await openDeskPage(day, '/positions');
    const row = page.getByRole('row').filter({ hasText: 'SBIN' });
    await row.getByRole('link', { name: /^Sell 0 \/ .* at ₹/ }).waitFor();
    await row.getByText('a percentage above cost', { exact: false }).waitFor();
    await row.getByText(/^[+−]?₹.*net$/).waitFor();
    // The day's profit is dated.
    await row.getByText('Fri 21 Aug', { exact: true }).waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);

    await row.getByRole('button', { name: /^Hold .* SBIN/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Hold this position?' });
    await dialog.getByText(/SBIN, bought for ₹/).waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toBe('Leave it as it is');
    expect(await faultsInEveryLook(page)).toEqual([]);
    await dialog.getByRole('textbox', { name: 'Why' }).fill('waiting for the results');
    await dialog.getByRole('button', { name: 'Hold it' }).click();
    await dialog.getByRole('status').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await row.getByText('Held', { exact: true }).waitFor();
    await row.getByText('waiting for the results').waitFor();

    await day.until('09:25:00');
    await row.getByText('No sell order').waitFor();
    expect(await sellsOf(day)).toMatchObject([{ status: 'cancelled' }]);

    await row.getByRole('button', { name: /^Resume/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Resume selling' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await row.getByText('Held', { exact: true }).waitFor({ state: 'detached' });
    await day.until('09:30:00');
    await row.getByRole('link', { name: /^Sell 0 \// }).waitFor();
    expect(faults).toEqual([]);
  });

  it('shows a sold position as a trade with its profit before and after charges, and its whole history', async () => {
    const day = await bought({}, { sellsUnsettled: true });
    await day.until('09:20:00');
    day.simulator.broker.market.setScript({
      tradingSymbol: 'SBIN-EQ',
      day: MORNING,
      points: [
        { at: '09:30', pricePaise: onTick(closeOf(day) * 1.01) },
        { at: '10:30', pricePaise: onTick(closeOf(day) * 1.06) },
      ],
    });
    await day.until('10:40:00');
    const { page } = await openDeskPage(day, '/positions');
    await page.getByText('No position is open', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Trades' }).click();
    const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'SBIN' }) });
    await row.getByText(/^\+₹/).first().waitFor();
    await row.getByRole('button', { name: /execution/ }).click();
    await page.getByRole('table', { name: 'Executions, oldest first' }).waitFor();
    await page.getByRole('row').filter({ hasText: 'Total of the 1 shown' }).waitFor();
    const picture = page.getByRole('img', { name: /^Net profit of each day as bars/ });
    await picture.locator('canvas').waitFor();
    expect(await picture.getAttribute('aria-label')).toMatch(/\+₹[\d,.]+ after charges on 1 day with sales/);
    await page.getByText('The same as a table').click();
    const days = page.getByRole('table', { name: /^Days with the profit/ });
    await days.getByRole('row').filter({ hasText: 'Fri 21 Aug' }).getByText(/^\+₹/).first().waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);

    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as CSV' }).click();
    expect((await saving).suggestedFilename()).toBe('trades.csv');

    await page.getByRole('searchbox', { name: 'Symbol' }).fill('tcs');
    await page.keyboard.press('Enter');
    await page.getByText('No trade matches the filters').waitFor();
    expect(page.url()).toMatch(/symbol=TCS/);
    await page.getByRole('button', { name: 'Clear the filters' }).first().click();

    await row.getByRole('link', { name: 'SBIN' }).click();
    await page.getByRole('heading', { level: 1, name: /SBIN sold, \+₹.* after charges/ }).waitFor();
    await page.getByText('The position is sold', { exact: false }).first().waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
  });
});
