import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openDeskPage } from '../support/desk-page.ts';
import { faultsInEveryLook } from '../support/looks.ts';
import { placeByHand } from '../support/place-by-hand.ts';
import { bought, closeOf, onTick, positionsOf } from '../support/positions.ts';
import { startTradingDay, type TradingDay } from '../support/trading-day.ts';

/** Decides, and lets simulated time pass until the page has the answer: the desk reads the book for it. */
async function decide(day: TradingDay, dialog: Locator, confirm: string): Promise<void> {
  await dialog.getByRole('button', { name: confirm }).click();
  const answer = dialog.getByRole('status').filter({ hasNotText: 'Waiting for the answer' });
  const passing = async () => {
    await day.clock.advanceBy(100);
    return answer.isVisible();
  };
  await expect.poll(passing, { timeout: 30_000, interval: 100 }).toBe(true);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
}

const stopReason = async (day: TradingDay) =>
  (await day.database.db.selectFrom('broker_accounts').select('placing_stopped_reason').executeTakeFirst())
    ?.placing_stopped_reason;

describe('another program that trades on the account', () => {
  it('stops placing until a person says that it is known, and what it bought can be taken under our care', async () => {
    const day = await startTradingDay();
    await day.until('10:00:00');
    expect(placeByHand(day, { tradingSymbol: 'CIPLA-EQ', quantity: 4 }, 'api').kind).toBe('acknowledged');
    await day.until('10:02:00');
    expect(await stopReason(day)).toBeTruthy();

    const { page, faults } = await openDeskPage(day, '/today');
    await page
      .getByText(/another program/i)
      .first()
      .waitFor();
    await page.goto(new URL('/reconcile', page.url()).href);
    const card = page.locator('[data-verdict="unknown_to_us"]');
    await card.getByRole('button', { name: /^I know that program/ }).click();
    const dialog = page.getByRole('dialog');
    const goOn = dialog.getByRole('button', { name: 'Go on placing' });
    expect(await goOn.isDisabled()).toBe(true);
    await dialog.getByRole('textbox', { name: 'Which program it is' }).fill('my basket script');
    expect(await faultsInEveryLook(page)).toEqual([]);
    await decide(day, dialog, 'Go on placing');
    expect(await stopReason(day)).toBeNull();
    expect((await day.events()).at(-1)).toMatchObject({
      kind: 'account.placing_resumed',
      actor: 'user',
      body: { reason: 'my basket script' },
    });
    expect(await positionsOf(day)).toEqual([]);

    await card.getByRole('button', { name: /^Take under our care/ }).click();
    await dialog.getByRole('textbox', { name: 'Why' }).fill('sell it with the others');
    await decide(day, dialog, 'Take under our care');
    await day.until('10:05:00');
    expect(await positionsOf(day)).toMatchObject([{ quantity: 4 }]);
    await card.waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
  });
});

describe('a buy by hand that waits for its price', () => {
  it('is taken under our care and given back again, each with a written reason, and is never changed by that', async () => {
    const day = await startTradingDay();
    await day.until('10:00:00');
    const pricePaise = onTick(closeOf(day, 'CIPLA') * 0.95);
    placeByHand(day, { tradingSymbol: 'CIPLA-EQ', quantity: 4, orderType: 'L', pricePaise });
    await day.until('10:02:00');
    const { page, faults } = await openDeskPage(day, '/reconcile');
    const dialog = page.getByRole('dialog');
    const managed = async () => (await day.order('CIPLA')).managed;
    const card = page.locator('[data-verdict="unknown_to_us"]');
    await card.getByRole('button', { name: /^Take under our care: Buy 4 CIPLA/ }).click();
    await dialog.getByRole('textbox', { name: 'Why' }).fill('sell it with the others');
    await decide(day, dialog, 'Take under our care');
    expect(await managed()).toBe(true);
    await card.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: /^Leave it alone again: Buy 4 CIPLA/ }).click();
    const leave = dialog.getByRole('button', { name: 'Leave it alone' });
    expect(await leave.isDisabled()).toBe(true);
    await dialog.getByRole('textbox', { name: 'Why' }).fill('I sell it myself');
    expect(await faultsInEveryLook(page)).toEqual([]);
    await decide(day, dialog, 'Leave it alone');
    await card.waitFor();
    expect(await managed()).toBe(false);
    expect((await day.events()).at(-1)).toMatchObject({
      kind: 'order.released',
      actor: 'user',
      body: { reason: 'I sell it myself' },
    });
    expect(await day.order('CIPLA')).toMatchObject({ status: 'pending_execution', quantity: 4 });
    expect(await positionsOf(day)).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe('a sale by hand whose shares could be either', () => {
  it('is settled by the number that a person tells, and by no guess', async () => {
    const day = await bought({ policy: 'none' }, { sellsUnsettled: true });
    await day.until('09:20:00');
    const [before] = await positionsOf(day);
    const quantity = before?.quantity ?? 0;
    expect(quantity).toBeGreaterThan(3);
    // As many shares of the same company again, which are the person's own.
    placeByHand(day, { tradingSymbol: 'SBIN-EQ', quantity });
    await day.until('09:23:00');
    placeByHand(day, { tradingSymbol: 'SBIN-EQ', side: 'S', quantity });
    await day.until('09:27:00');
    expect((await positionsOf(day))[0]).toMatchObject({ quantity, sell_hold: { by: 'ambiguous_sale' } });

    const { page, faults } = await openDeskPage(day, '/reconcile');
    await page.getByRole('button', { name: 'Say whose they were' }).click();
    const dialog = page.getByRole('dialog', { name: 'How many were the position’s?' });
    const count = dialog.getByRole('textbox', { name: 'Shares of the position' });
    await count.fill(String(quantity + 1));
    await dialog.getByText(`A whole number from 0 to`, { exact: false }).waitFor();
    expect(await dialog.getByRole('button', { name: 'Settle the sale' }).isDisabled()).toBe(true);
    await count.fill('3');
    expect(await faultsInEveryLook(page)).toEqual([]);
    await decide(day, dialog, 'Settle the sale');
    await page.getByText('Sales whose shares are in doubt').waitFor({ state: 'detached' });
    expect((await positionsOf(day))[0]).toMatchObject({
      quantity: quantity - 3,
      sold_qty: 3,
      sell_hold: null,
    });
    expect(faults).toEqual([]);
  });
});
