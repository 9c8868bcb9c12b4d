import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeFaults } from '../support/chromium.ts';
import { openDeskPage } from '../support/desk-page.ts';
import { placeByHand } from '../support/place-by-hand.ts';
import { closeOf, onTick } from '../support/positions.ts';
import { EVENING, startTradingDay } from '../support/trading-day.ts';
import { passTimeUntil, startEvening } from '../support/two-orders.ts';

const dialog = (page: Page) => page.getByRole('dialog');
const focusedWord = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

describe('the kill switch', () => {
  it('stops by two steps, tells what can still be cancelled, cancels it by two more, and is released for a reason', async () => {
    const day = await startEvening();
    const { page } = await openDeskPage(day, '/today');
    await page.getByRole('banner').getByRole('button', { name: 'Kill switch' }).click();
    await expect.poll(() => focusedWord(page)).toBe('Leave it as it is');
    expect(await axeFaults(page)).toEqual([]);
    await dialog(page).getByRole('button', { name: 'Stop all sending now' }).click();
    await dialog(page)
      .getByText(/stopped since/)
      .waitFor();
    await page
      .getByRole('banner')
      .getByRole('button', { name: 'Kill switch on' })
      .waitFor({ state: 'attached' });

    await dialog(page)
      .getByRole('region', { name: 'Can still be cancelled (2)' })
      .getByText(/SBIN at ₹/)
      .waitFor();
    await dialog(page).getByRole('button', { name: 'Cancel these 2 orders' }).click();
    await expect.poll(() => focusedWord(page)).toBe('Leave it as it is');
    await dialog(page).getByRole('button', { name: 'Yes, cancel at the broker' }).click();
    await passTimeUntil(day, async () => (await day.orders()).every(({ status }) => status === 'cancelled'));

    await dialog(page).getByLabel('Why, in your own words').fill('The test is over');
    await dialog(page).getByRole('button', { name: 'Let the accounts act again' }).click();
    await passTimeUntil(
      day,
      async () =>
        (await dialog(page)
          .getByText(/sending is on/)
          .count()) > 0,
    );
  });

  it('lists apart what cannot be cancelled, with the reason and from when it can', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    const low = onTick(closeOf(day) * 0.95);
    await day.place(await day.recommend([{ symbol: 'SBIN', lastClose: `${Math.floor(low / 100)}.00` }]));
    const pricePaise = onTick(closeOf(day, 'CIPLA') * 0.95);
    placeByHand(day, { tradingSymbol: 'CIPLA-EQ', quantity: 4, orderType: 'L', pricePaise, amo: true });
    await day.until('16:25:00', EVENING);
    const { page, faults } = await openDeskPage(day, '/today');
    const open = () => page.getByRole('banner').getByRole('button', { name: 'Kill switch' }).click();
    const part = (name: string) => dialog(page).getByRole('region', { name });
    await open();
    await part('Can still be cancelled (1)')
      .getByText(/SBIN at ₹/)
      .waitFor();
    const theirs = part('Cannot be cancelled (1)');
    await theirs.getByText(/CIPLA at ₹/).waitFor();
    expect(await theirs.textContent()).toMatch(/placed/i);
    expect(await theirs.getByRole('button').count()).toBe(0);
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');

    // While the exchange computes the opening price it takes nothing.
    await day.until('09:09:00');
    await open();
    const all = part('Cannot be cancelled (2)');
    await all.getByText('not before Fri 21 Aug, 09:12 IST', { exact: false }).waitFor();
    expect(
      await dialog(page)
        .getByRole('button', { name: /^Cancel th/ })
        .count(),
    ).toBe(0);
    expect(faults).toEqual([]);
  });
});
