import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeFaults, loaded, phone, sidewaysScroll, smallest } from '../support/chromium.ts';
import { openDeskPage } from '../support/desk-page.ts';
import { placeByHand } from '../support/place-by-hand.ts';
import { closeOf, onTick } from '../support/positions.ts';
import { EVENING, startTradingDay, type TradingDay } from '../support/trading-day.ts';

const circuit =
  'RMS:Rule: Check circuit limit including square off order exceeds  : Circuit breach, Order Price :34.65, Low Price Range:30.32 High Price Range:33.51';

/** An evening on which two orders wait at the broker for the opening. */
async function startEvening(): Promise<TradingDay> {
  const day = await startTradingDay();
  await day.until('16:05:00', EVENING);
  await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'RELIANCE' }]));
  await day.until('16:05:31', EVENING);
  return day;
}

/** The morning after, when the exchange has rejected one of the two. */
async function startRejected(): Promise<TradingDay> {
  const day = await startTradingDay();
  await day.until('16:05:00', EVENING);
  const takeAgain = day.simulator.broker.rejectAtOpen({ tradingSymbol: 'SBIN-EQ' }, circuit, 'rms');
  await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'RELIANCE' }]));
  await day.until('09:00:15');
  takeAgain();
  return day;
}

/** Lets simulated time pass, as a request needs it, until something is true. */
async function passTimeUntil(day: TradingDay, isTrue: () => Promise<boolean>): Promise<void> {
  await expect
    .poll(
      async () => {
        await day.clock.advanceBy(100);
        return isTrue();
      },
      { timeout: 30_000 },
    )
    .toBe(true);
}

const dialog = (page: Page) => page.getByRole('dialog');
const focusedWord = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

describe('the retry queue', () => {
  it('tells why an order was rejected and whether a retry helps, and sends it again after a question', async () => {
    const day = await startRejected();
    const { page, faults } = await openDeskPage(day, '/queue');
    const row = page.getByRole('row').filter({ hasText: 'SBIN' });
    await row.getByText('circuit limits', { exact: false }).waitFor();
    await row.getByText('Only after a change').waitFor();
    expect(await axeFaults(page)).toEqual([]);

    const before = day.placements();
    await row.getByRole('button', { name: /^Retry Buy/ }).click();
    await dialog(page)
      .getByText(/Buy [\d,]+ SBIN at ₹/)
      .waitFor();
    await dialog(page).getByText('it is sent at once if the checks pass', { exact: false }).waitFor();
    await expect.poll(() => focusedWord(page)).toBe('Leave it as it is');
    expect(await axeFaults(page)).toEqual([]);
    expect(day.placements()).toBe(before);

    await dialog(page).getByRole('button', { name: 'Retry now' }).click();
    const answer = dialog(page).getByText(/^Placed at the exchange, as order \d+/);
    await passTimeUntil(day, async () => (await answer.count()) > 0);
    expect(day.placements()).toBe(before + 1);
    await dialog(page).getByRole('button', { name: 'Close' }).last().click();
    await row.waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
  });

  it('drops several at once, named with their rupees, and says what came of each', async () => {
    const day = await startRejected();
    const { page } = await openDeskPage(day, '/queue');
    await page.getByRole('checkbox', { name: /^Select Buy .* SBIN$/ }).check();
    await page.getByRole('button', { name: 'Drop 1' }).click();
    await dialog(page)
      .getByText(/^₹[\d,.]+ in all$/)
      .waitFor();
    await dialog(page)
      .getByText(/Buy [\d,]+ SBIN/)
      .waitFor();
    await dialog(page).getByRole('button', { name: 'Leave it as it is' }).click();
    expect((await day.order('SBIN')).status).toBe('rejected');

    await page.getByRole('checkbox', { name: /^Select Buy .* SBIN$/ }).check();
    await page.getByRole('button', { name: 'Drop 1' }).click();
    await dialog(page).getByRole('button', { name: 'Drop the order' }).click();
    const done = dialog(page).getByText('It is dropped and will not be tried again.');
    await passTimeUntil(day, async () => (await done.count()) > 0);
    await dialog(page).getByRole('button', { name: 'Close' }).last().click();
    expect((await day.order('SBIN')).status).toBe('cancelled');
    await page.getByText('The queue is empty').waitFor();
  });
});

describe('cancelling a working order', () => {
  it('waits in sight for the broker, and counts as cancelled when the broker says so', async () => {
    const day = await startEvening();
    const { page } = await openDeskPage(day);
    const row = page.getByRole('row').filter({ hasText: 'SBIN' });
    await row.getByRole('button', { name: /^Cancel Buy/ }).click();
    await expect.poll(() => focusedWord(page)).toBe('Leave it as it is');
    await dialog(page).getByRole('button', { name: 'Cancel the order' }).click();
    await page.getByText(/^Cancel sent 16:05:\d\d, waiting for the broker$/).waitFor({ state: 'attached' });
    await row.getByText('AMO queued').waitFor({ state: 'attached' });

    const answer = dialog(page).getByText(/It is cancelled|the order book will tell/);
    await passTimeUntil(day, async () => (await answer.count()) > 0);
    await dialog(page).getByRole('button', { name: 'Close' }).last().click();
    await passTimeUntil(day, async () => (await row.getByText('Cancelled', { exact: true }).count()) > 0);
    expect(await page.getByText(/waiting for the broker$/).count()).toBe(0);
  });

  it('shows a changed price only after the broker has it', async () => {
    const day = await startEvening();
    const { id, limit_price } = await day.order('SBIN');
    const { page } = await openDeskPage(day, `/orders/${id}`);
    await page.getByRole('button', { name: /^Change Buy/ }).click();
    const price = dialog(page).getByLabel('Limit price in rupees');
    await price.fill('24.505');
    await dialog(page).getByText('at most two decimals', { exact: false }).waitFor();
    expect(await dialog(page).getByRole('button', { name: 'Change the order' }).isDisabled()).toBe(true);
    const lower = (Number(limit_price) / 100 - 1).toFixed(2);
    await price.fill(lower);
    await dialog(page)
      .getByText(/becomes Buy/)
      .waitFor();
    await dialog(page).getByRole('button', { name: 'Change the order' }).click();
    const answer = dialog(page).getByText(/It is changed|the order book will tell/);
    await passTimeUntil(day, async () => (await answer.count()) > 0);
    await passTimeUntil(day, async () => (await day.order('SBIN')).limit_price !== limit_price);
  });
});

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

describe('the palette', () => {
  it('goes to a page, finds an order by its symbol, and opens the question of an action, by keys alone', async () => {
    const { page } = await openDeskPage(await startEvening());
    await page.keyboard.press('Control+k');
    const field = dialog(page).getByRole('combobox');
    await field.waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.type('setti');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/settings\b/);
    await page.getByRole('heading', { level: 1 }).waitFor();

    await page.keyboard.press('Control+k');
    await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.type('sbin');
    await page.getByRole('option').filter({ hasText: 'SBIN' }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/orders\/ord_/);
    await page.getByRole('button', { name: /^Cancel Buy/ }).waitFor();

    await page.keyboard.press('Control+k');
    await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.type('cancel');
    await page.getByRole('option', { name: /^Cancel SBIN…/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Cancel this order?' }).waitFor();
    await expect.poll(() => focusedWord(page)).toBe('Leave it as it is');
  });

  it('r, c and x on a row ask and select, and send nothing', async () => {
    const day = await startRejected();
    const { page } = await openDeskPage(day, '/orders?status=rejected');
    const before = day.placements();
    await page.getByRole('table').locator('[data-row]').first().waitFor();
    await loaded(page);
    await page.getByRole('table').locator('[data-row]').first().focus();
    await page.keyboard.press('x');
    await page.getByRole('button', { name: 'Drop 1' }).waitFor();
    await page.keyboard.press('r');
    await page.getByRole('dialog', { name: 'Try this order again?' }).waitFor();
    // The safe button takes the focus once the dialog stands.
    await page.locator('[role="dialog"] button:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(day.placements()).toBe(before);
  });
});

describe('the list of orders', () => {
  it('keeps a filter under a name, and goes out as CSV', async () => {
    const { page } = await openDeskPage(await startRejected(), '/orders/failed');
    await page.waitForURL(/view=Failed/);
    await expect.poll(() => page.title()).toMatch(/^\(1\) Orders: Failed/);

    await page.goto(page.url().replace(/\/orders.*/, '/orders?side=buy'));
    await page.getByRole('button', { name: 'Save this view' }).click();
    await page.getByLabel('Name of the view').fill('My buys');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.waitForURL(/view=My\+buys/);
    await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'My buys' }).waitFor();

    await page.getByRole('button', { name: 'Export' }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^orders-2026-08-21-\d{4}-ist\.csv$/);
  });
});

describe('a phone', () => {
  it.each(['/today', '/queue', '/orders'])(
    'shows %s without scrolling sideways, with targets for a thumb',
    async (path) => {
      const { page } = await openDeskPage(await startRejected(), path, { viewport: phone });
      await page.getByText('SBIN', { exact: false }).first().waitFor();
      expect(await sidewaysScroll(page)).toBe(0);
      expect(await axeFaults(page)).toEqual([]);
      await page.setViewportSize(smallest);
      expect(await sidewaysScroll(page)).toBe(0);
    },
  );

  it('keeps the other places behind More', async () => {
    const { page } = await openDeskPage(await startTradingDay(), '/today', { viewport: phone });
    const bar = page.getByRole('navigation', { name: 'Main' });
    expect(await bar.getByRole('link', { name: 'Settings' }).count()).toBe(0);
    await bar.getByRole('button', { name: 'More' }).click();
    expect(await axeFaults(page)).toEqual([]);
    await dialog(page).getByRole('link', { name: 'Settings' }).click();
    await page.waitForURL(/\/settings$/);
    await dialog(page).waitFor({ state: 'detached' });
  });
});
