import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeFaults, phone, sidewaysScroll, smallest } from '../support/chromium.ts';
import { openDeskPage } from '../support/desk-page.ts';
import { EVENING, startTradingDay, type TradingDay } from '../support/trading-day.ts';

async function startEvening(): Promise<TradingDay> {
  const day = await startTradingDay();
  await day.until('16:05:00', EVENING);
  return day;
}

const dialog = (page: Page) => page.getByRole('dialog');

/** Fills in two shares of CIPLA, some rupees below the close, and goes on to the question. */
async function review(page: Page, day: TradingDay): Promise<string> {
  const close = day.simulator.broker.instrument('nse_cm', 'CIPLA-EQ')?.previousClosePaise ?? 0;
  const limit = `${Math.floor(close / 100) - 5}.00`;
  await page.getByRole('button', { name: 'New order' }).click();
  await dialog(page).getByLabel('Symbol at NSE').fill('cipla');
  await dialog(page).getByLabel('Shares', { exact: true }).fill('2');
  await dialog(page).getByLabel('Limit price in rupees').fill(limit);
  return limit;
}

/** Lets simulated time pass, as a request needs it, until something is in sight. */
async function passTimeUntil(day: TradingDay, seen: ReturnType<Page['getByText']>): Promise<void> {
  await expect
    .poll(
      async () => {
        await day.clock.advanceBy(100);
        return seen.count();
      },
      { timeout: 60_000 },
    )
    .toBeGreaterThan(0);
}

describe('an order of one’s own', () => {
  it('is filled in, asked about with rupees, and placed at its limit; the market is not offered', async () => {
    const day = await startEvening();
    const { page, faults } = await openDeskPage(day, '/orders');
    await review(page, day);
    await dialog(page)
      .getByText(/^Limit orders only\. Kotak turns an order at the market/)
      .waitFor();
    await dialog(page).getByLabel('Shares', { exact: true }).fill('1.5');
    await dialog(page).getByText('A quantity is a whole number of shares.').waitFor();
    expect(await dialog(page).getByRole('button', { name: 'Look it over' }).isDisabled()).toBe(true);
    expect(await axeFaults(page)).toEqual([]);
    await page.setViewportSize(smallest);
    expect(await sidewaysScroll(page)).toBe(0);
    await page.setViewportSize(phone);
    await page.emulateMedia({ colorScheme: 'dark' });
    await dialog(page).getByLabel('Shares', { exact: true }).fill('2');
    expect(await axeFaults(page)).toEqual([]);

    const before = day.placements();
    await dialog(page).getByRole('button', { name: 'Look it over' }).click();
    await dialog(page)
      .getByText(/^Buy 2 CIPLA at ₹[\d,.]+, ₹[\d,.]+$/)
      .waitFor();
    await dialog(page).getByText('it is sent at once if the checks pass', { exact: false }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Change it');
    expect(await axeFaults(page)).toEqual([]);
    expect(day.placements()).toBe(before);

    await dialog(page).getByRole('button', { name: 'Buy 2 CIPLA' }).click();
    await passTimeUntil(day, dialog(page).getByText(/as order \d+/));
    expect(day.placements()).toBe(before + 1);
    const [placed] = day.simulator.broker.orders(day.account.ucc);
    expect(placed?.instrument.tradingSymbol).toBe('CIPLA-EQ');
    await dialog(page).getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('link', { name: 'CIPLA', exact: true }).waitFor();
    expect(faults).toEqual([]);
  });

  it('whose answer was lost is placed once, however often the button is pressed', async () => {
    const day = await startEvening();
    const { page } = await openDeskPage(day, '/orders');
    let lost = 0;
    await page.route('**/api/v1/user/orders', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort();
    });
    await review(page, day);
    await dialog(page).getByRole('button', { name: 'Look it over' }).click();
    const before = day.placements();
    await dialog(page).getByRole('button', { name: 'Buy 2 CIPLA' }).click();
    await passTimeUntil(day, dialog(page).getByText('Whether this was done is not known'));
    await dialog(page).getByRole('button', { name: 'Buy 2 CIPLA' }).click();
    await passTimeUntil(day, dialog(page).getByText(/as order \d+/));
    expect(lost).toBe(1);
    expect(day.placements()).toBe(before + 1);
  });
});
