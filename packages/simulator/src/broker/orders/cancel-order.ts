import type { Answer, OrderSource, SimOrder } from '../types.ts';
import { type BrokerWorld, stationMs } from '../world.ts';
import { openAmoDay } from './amo-day.ts';
import { restingStatus, whenAt, whenResting } from './change-turn.ts';
import { hasEnded, isWaitingAmo } from './order-status.ts';
import { COMPLETED, HASH_ERROR, NOT_FOUND } from './refuse-request.ts';
import { cancelledTag } from './tags.ts';

/** Takes a request to cancel an order. A fill can still beat it. */
export function cancelOrder(
  world: BrokerWorld,
  ucc: string,
  orderNumber: string,
  options: { readonly amo: boolean },
  source: OrderSource,
): Answer {
  const answer = answerCancellation(world, ucc, orderNumber, options);
  world.requests.push({
    atMs: Math.floor(world.clock.nowMs()),
    ucc,
    source,
    kind: 'cancel',
    tag: null,
    orderNumber,
    values: null,
    answer,
  });
  if (answer.kind === 'acknowledged') startCancellation(world, orderNumber);
  return answer;
}

function answerCancellation(
  world: BrokerWorld,
  ucc: string,
  orderNumber: string,
  options: { readonly amo: boolean },
): Answer {
  const order = world.ledger.get(orderNumber);
  if (!order || order.ucc !== ucc || order.vanished) return NOT_FOUND;
  if (hasEnded(order)) return COMPLETED;
  if (isWaitingAmo(order)) {
    const isWindowOpen = openAmoDay(world, order.instrument.segment) !== null;
    if (!options.amo || !isWindowOpen) return HASH_ERROR;
  }
  return { kind: 'acknowledged', orderNumber };
}

function startCancellation(world: BrokerWorld, orderNumber: string): void {
  world.timers.after(stationMs(world, orderNumber, 'cancel', 3, 15), () => {
    const order = world.ledger.get(orderNumber);
    if (order && isWaitingAmo(order)) {
      world.amoDays.delete(orderNumber);
      endCancelled(world, order, 'cancelled after market order');
      return;
    }
    whenResting(world, orderNumber, () => {
      world.ledger.record(orderNumber, 'cancel pending');
      world.timers.after(stationMs(world, orderNumber, 'cancel send', 10, 50), () =>
        whenAt(world, orderNumber, 'cancel pending', (sent) => withdraw(world, sent)),
      );
    });
  });
}

function withdraw(world: BrokerWorld, order: SimOrder): void {
  const answer = world.exchange.withdraw(order.exchangeOrderId ?? '');
  // Gone from the exchange means that the fill, or the end of the day, was faster and tells its own story.
  if (answer.kind === 'gone') return;
  if (answer.kind === 'rejected') {
    world.ledger.record(order.orderNumber, restingStatus(world, order), { rejectReason: answer.text });
    return;
  }
  endCancelled(world, order, 'cancelled');
}

function endCancelled(
  world: BrokerWorld,
  order: SimOrder,
  status: 'cancelled' | 'cancelled after market order',
): void {
  world.account(order.ucc).reserve(order.orderNumber, 0);
  world.ledger.record(order.orderNumber, status, {
    cancelled: order.openQuantity,
    openQuantity: 0,
    tag: cancelledTag(order.tag, world.clock.nowMs()),
  });
}
