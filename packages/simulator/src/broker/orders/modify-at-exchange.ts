import { checkOrder } from '../risk/check-order.ts';
import { hasLimit } from '../risk/check-terms.ts';
import { TRADED_QUANTITY_TEXT } from '../risk/risk-texts.ts';
import type { OrderChange, SimOrder } from '../types.ts';
import { type BrokerWorld, currentTradingDay, stationMs } from '../world.ts';
import { restingStatus, whenAt } from './change-turn.ts';
import { changedValues } from './refuse-request.ts';
import { instrumentOf } from './send-order.ts';
import { generatedTag } from './tags.ts';

/** Lets a modification of a resting order walk through the risk desk to the exchange. */
export function modifyAtExchange(world: BrokerWorld, resting: SimOrder, change: OrderChange): void {
  const { orderNumber } = resting;
  world.ledger.record(orderNumber, 'modify validation pending');
  world.timers.after(stationMs(world, orderNumber, 'modify risk', 5, 20), () =>
    whenAt(world, orderNumber, 'modify validation pending', (order) => {
      const blockedBefore = world.account(order.ucc).reserved(orderNumber) / order.openQuantity;
      const text = blockFor(world, order, change);
      if (text !== null) {
        restore(world, order, text, blockedBefore);
        return;
      }
      world.ledger.record(orderNumber, 'modify pending');
      world.timers.after(stationMs(world, orderNumber, 'modify send', 8, 40), () =>
        whenAt(world, orderNumber, 'modify pending', (sent) => apply(world, sent, change, blockedBefore)),
      );
    }),
  );
}

/** Why the risk desk does not allow the change, or null when it does and blocks what the order then needs. */
function blockFor(world: BrokerWorld, order: SimOrder, change: OrderChange): string | null {
  const values = changedValues(order, change);
  const openQuantity = values.quantity - order.filled;
  if (openQuantity <= 0) return TRADED_QUANTITY_TEXT;
  const instrument = instrumentOf(world, order);
  const listing = world.prices.listed(instrument, currentTradingDay(world));
  const verdict = checkOrder(world, { ...order, ...values, openQuantity }, instrument, listing);
  if (verdict.kind === 'rejected') return verdict.text;
  world.account(order.ucc).reserve(order.orderNumber, verdict.blockPaise);
  return null;
}

function apply(world: BrokerWorld, order: SimOrder, change: OrderChange, blockedBefore: number): void {
  const values = changedValues(order, change);
  // Something may have been filled since the risk desk looked.
  const openQuantity = values.quantity - order.filled;
  const answer =
    openQuantity <= 0
      ? { kind: 'rejected' as const, text: TRADED_QUANTITY_TEXT }
      : world.exchange.change(order.exchangeOrderId ?? '', {
          left: openQuantity,
          limit: hasLimit(values.orderType) ? values.pricePaise : null,
          trigger: restingStatus(world, { ...order, ...values }) === 'open' ? null : values.triggerPaise,
          ioc: values.validity === 'IOC',
        });
  // Gone from the exchange means that a fill, or the end of the day, was faster and tells its own story.
  if (answer.kind === 'gone') return;
  if (answer.kind === 'rejected') {
    restore(world, order, answer.text, blockedBefore);
    return;
  }
  const modified = world.ledger.record(order.orderNumber, 'modified', {
    ...values,
    openQuantity,
    rejectReason: null,
    ...modifiersMark(world, order),
  });
  world.timers.after(4, () =>
    whenAt(world, order.orderNumber, 'modified', () =>
      world.ledger.record(order.orderNumber, restingStatus(world, modified)),
    ),
  );
}

/** A modification that failed leaves the order as it was, with the reason on it. `blockedBefore` is paise a share. */
function restore(world: BrokerWorld, order: SimOrder, text: string, blockedBefore: number): void {
  const blockedPaise = Math.round(blockedBefore * order.openQuantity);
  world.account(order.ucc).reserve(order.orderNumber, blockedPaise);
  world.ledger.record(order.orderNumber, restingStatus(world, order), { rejectReason: text });
}

/** Modification writes over the tag, and leaves the login id (contract 3.4). */
export function modifiersMark(world: BrokerWorld, order: SimOrder): Pick<SimOrder, 'tag' | 'modifiedBy'> {
  const { pan } = world.account(order.ucc).setup;
  return { tag: generatedTag(world.seed, order.orderNumber, pan, world.clock.nowMs()), modifiedBy: pan };
}
