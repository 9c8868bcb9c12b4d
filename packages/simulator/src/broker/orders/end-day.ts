import { drawn, drawnBetween } from '../../random.ts';
import type { SimOrder } from '../types.ts';
import { type BrokerWorld, scheduleOnce } from '../world.ts';
import { hasEnded } from './order-status.ts';

const MINUTE_MS = 60_000;
/** From the end of continuous trading to the broker's cleaning of its book: 15:30 to about 16:27 (contract 3.3). */
const AFTER_CLOSE_MS = 57 * MINUTE_MS;
const LATE_SHARE = 0.15;
const LATEST_MS = 33 * MINUTE_MS;

/** Makes sure that the day orders of a trading day end after its close. */
export function scheduleDayEnd(world: BrokerWorld, dayNumber: number): void {
  const session = world.sessions.on(dayNumber, false);
  if (!session) return;
  const dueMs = world.alwaysOpen
    ? session.endsMs
    : session.endsMs + AFTER_CLOSE_MS + drawnBetween(-90_000, 180_000, world.seed, 'day end', dayNumber);
  scheduleOnce(world, `end of day ${dayNumber}`, dueMs, () => {
    for (const order of world.ledger.all()) {
      if (order.atExchange && !hasEnded(order)) endOrder(world, order);
    }
  });
}

function endOrder(world: BrokerWorld, order: SimOrder): void {
  const { orderNumber } = order;
  if (order.exchangeOrderId) world.exchange.purge(order.exchangeOrderId);
  const isLate = !world.alwaysOpen && drawn(world.seed, 'late end', orderNumber) < LATE_SHARE;
  const delayMs = drawnBetween(0, isLate ? LATEST_MS : 4_000, world.seed, 'end delay', orderNumber);
  world.timers.after(delayMs, () => {
    const open = world.ledger.get(orderNumber);
    if (!open || hasEnded(open)) return;
    world.account(open.ucc).reserve(orderNumber, 0);
    // Nothing in the book tells of an order that was purged: whoever watches it has to know the day is over.
    if (drawn(world.seed, 'vanishes', orderNumber) < world.vanishingShare) {
      world.ledger.vanish(orderNumber);
      return;
    }
    world.ledger.record(orderNumber, 'cancelled', { cancelled: open.openQuantity, openQuantity: 0 });
  });
}
