import type { Answer, OrderChange, OrderSource, SimOrder } from '../types.ts';
import { type BrokerWorld, stationMs } from '../world.ts';
import { openAmoDay } from './amo-day.ts';
import { whenResting } from './change-turn.ts';
import { checkHeldAmo } from './hold-amo.ts';
import { modifiersMark, modifyAtExchange } from './modify-at-exchange.ts';
import { hasEnded, isWaitingAmo } from './order-status.ts';
import { COMPLETED, changedValues, HASH_ERROR, NOT_FOUND, refuseValues } from './refuse-request.ts';
import { instrumentOf } from './send-order.ts';

/** Takes a request to change an order. The acknowledgement says only that the broker will try. */
export function modifyOrder(
  world: BrokerWorld,
  ucc: string,
  orderNumber: string,
  change: OrderChange,
  source: OrderSource,
): Answer {
  const answer = answerModification(world, ucc, orderNumber, change);
  world.requests.push({
    atMs: Math.floor(world.clock.nowMs()),
    ucc,
    source,
    kind: 'modify',
    tag: null,
    orderNumber,
    values: change,
    answer,
  });
  if (answer.kind === 'acknowledged') startModification(world, orderNumber, change);
  return answer;
}

function answerModification(
  world: BrokerWorld,
  ucc: string,
  orderNumber: string,
  change: OrderChange,
): Answer {
  const order = world.ledger.get(orderNumber);
  if (!order || order.ucc !== ucc || order.vanished) return NOT_FOUND;
  if (hasEnded(order)) return COMPLETED;
  const refused = refuseValues(changedValues(order, change));
  if (refused) return refused;
  if (isWaitingAmo(order) && openAmoDay(world, order.instrument.segment) === null) return HASH_ERROR;
  return { kind: 'acknowledged', orderNumber };
}

function startModification(world: BrokerWorld, orderNumber: string, change: OrderChange): void {
  const order = world.ledger.get(orderNumber);
  const delayMs = stationMs(world, orderNumber, `modify ${order?.history.length}`, 3, 15);
  world.timers.after(delayMs, () => {
    const current = world.ledger.get(orderNumber);
    if (current && isWaitingAmo(current)) modifyHeldAmo(world, current, change);
    else whenResting(world, orderNumber, (resting) => modifyAtExchange(world, resting, change));
  });
}

function modifyHeldAmo(world: BrokerWorld, order: SimOrder, change: OrderChange): void {
  const values = changedValues(order, change);
  const wanted = { ...order, ...values, openQuantity: values.quantity };
  const day = world.amoDays.get(order.orderNumber) ?? null;
  const text = checkHeldAmo(world, wanted, instrumentOf(world, order), day);
  if (text !== null) {
    world.ledger.record(order.orderNumber, order.status, { rejectReason: text });
    return;
  }
  world.ledger.record(order.orderNumber, 'modify after market order req received', {
    ...values,
    openQuantity: values.quantity,
    ...modifiersMark(world, order),
  });
}
