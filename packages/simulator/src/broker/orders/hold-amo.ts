import { checkFunds } from '../risk/check-order.ts';
import { checkTerms } from '../risk/check-terms.ts';
import { AMO_HOURS_TEXT } from '../risk/risk-texts.ts';
import type { InstrumentSeed, SimOrder } from '../types.ts';
import { type BrokerWorld, stationMs } from '../world.ts';
import { openAmoDay } from './amo-day.ts';
import { isWaitingAmo } from './order-status.ts';
import { rejectOrder } from './reject-order.ts';
import { scheduleRelease } from './release-amo.ts';

/** Keeps an AMO order until its session opens, unless the risk desk rejects it moments after it was taken. */
export function holdAmo(world: BrokerWorld, order: SimOrder, instrument: InstrumentSeed): void {
  const { orderNumber } = order;
  const day = openAmoDay(world, instrument.segment);
  if (day !== null) {
    world.amoDays.set(orderNumber, day);
    scheduleRelease(world, day);
  }
  world.timers.after(stationMs(world, orderNumber, 'amo check', 20, 120), () => {
    const waiting = world.ledger.get(orderNumber);
    if (!waiting || !isWaitingAmo(waiting)) return;
    const text = world.forced.find('at once', waiting)?.text ?? checkHeldAmo(world, waiting, instrument, day);
    if (text !== null) rejectOrder(world, waiting, text);
  });
}

/**
 * What the risk desk says of an AMO order before the open: the order in itself by the bands of the session that it waits
 * for, the money only where the account's funds are blocked at once. On success the funds are blocked.
 */
export function checkHeldAmo(
  world: BrokerWorld,
  order: SimOrder,
  instrument: InstrumentSeed,
  day: number | null,
): string | null {
  if (day === null) return AMO_HOURS_TEXT;
  // With the market always open the exchange's next day may be later than the day of the release; its bands hold.
  const text = checkTerms(order, world.prices.listed(instrument, day));
  if (text !== null) return text;
  const account = world.account(order.ucc);
  if (!account.setup.blocksFundsForAmo) return null;
  const verdict = checkFunds(world, order, instrument);
  if (verdict.kind === 'rejected') return verdict.text;
  account.reserve(order.orderNumber, verdict.blockPaise);
  return null;
}
