import { drawnBetween } from '../../random.ts';
import type { SimOrder } from '../types.ts';
import { type BrokerWorld, currentTradingDay, scheduleOnce } from '../world.ts';
import { plainReleaseMs } from './amo-day.ts';
import { isWaitingAmo } from './order-status.ts';
import { instrumentOf, sendOrder } from './send-order.ts';

/** Orders that the broker passes on in one millisecond of the morning's run. */
const PER_MS = 4;

/**
 * Schedules the two releases of a trading day: market and limit orders at the start of the pre-open session, everything
 * that an auction does not take (stop-loss, IOC, disclosed quantity) at the start of continuous trading.
 */
export function scheduleRelease(world: BrokerWorld, day: number): void {
  const session = world.calendarSessions.on(day, false);
  if (!session) throw new Error(`AMO orders wait for day ${day}, on which nothing is traded`);
  const delayMs = drawnBetween(10, 250, world.seed, 'release', day);
  scheduleOnce(world, `release ${day}`, plainReleaseMs(session) + delayMs, () =>
    release(world, day, isPlain),
  );
  scheduleOnce(world, `late release ${day}`, session.continuous.fromMs + delayMs, () =>
    release(world, day, () => true),
  );
}

/** Sends the waiting orders of a day on, in the order of their entry: who came first gets the money first. */
function release(world: BrokerWorld, day: number, isDue: (order: SimOrder) => boolean): void {
  const due = [...world.amoDays]
    .filter(([, waitsFor]) => waitsFor === day)
    .flatMap(([orderNumber]) => world.ledger.get(orderNumber) ?? [])
    .filter((order) => isWaitingAmo(order) && isDue(order));
  due.forEach((order, index) => {
    const { orderNumber } = order;
    world.amoDays.delete(orderNumber);
    world.timers.after(Math.floor(index / PER_MS), () => {
      const waiting = world.ledger.get(orderNumber);
      if (!waiting || !isWaitingAmo(waiting)) return;
      const instrument = world.prices.listed(instrumentOf(world, waiting), currentTradingDay(world));
      world.ledger.record(orderNumber, 'put order req received', { instrument });
      sendOrder(world, orderNumber, 'in step');
    });
  });
}

function isPlain(order: SimOrder): boolean {
  const isAuctionType = order.orderType === 'L' || order.orderType === 'MKT';
  return isAuctionType && order.validity === 'DAY' && order.disclosedQuantity === 0;
}
