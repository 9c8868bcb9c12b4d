import type { Attempt, Command, Order } from '../orders/index.ts';
import type { Decisions, OrderDecision } from './decisions.ts';
import type { LocalOrder } from './local-book.ts';

/**
 * The orders as they are after the decisions have been written: for the holder of an account, who keeps them in memory,
 * and for every test that asks whether a second reading changes anything. Orders without a decision are the same objects.
 */
export function applyDecisions(
  orders: readonly LocalOrder[],
  decisions: Pick<Decisions, 'orders' | 'external'>,
  nowMs: number,
): readonly LocalOrder[] {
  const byOrder = new Map<string, OrderDecision[]>();
  for (const decision of decisions.orders) {
    const earlier = byOrder.get(decision.orderId);
    if (earlier === undefined) byOrder.set(decision.orderId, [decision]);
    else earlier.push(decision);
  }
  const known = new Set(orders.map(({ order }) => order.id));
  const changed = orders.map((local) => {
    const own = byOrder.get(local.order.id);
    return own === undefined
      ? local
      : own.reduce((result, decision) => applyDecision(result, decision, nowMs), local);
  });
  // Adopting what is already there adds nothing: its id is a function of the broker's number.
  const adopted = decisions.external
    .filter(({ order }) => !known.has(order.id))
    .map(
      ({ order, attempt, fills }): LocalOrder => ({
        order,
        attempts: [attempt],
        commands: [],
        fills,
        positionSold: false,
      }),
    );
  return adopted.length === 0 ? changed : [...changed, ...adopted];
}

/** One order after one decision. */
export function applyDecision(local: LocalOrder, decision: OrderDecision, nowMs: number): LocalOrder {
  return {
    order: applyToOrder(local.order, decision, nowMs),
    attempts: local.attempts.map((attempt) => applyToAttempt(attempt, decision)),
    commands: local.commands.map((command) => applyToCommand(command, decision)),
    fills: addFills(local, decision),
    positionSold: local.positionSold,
  };
}

function applyToOrder(order: Order, { columns, status }: OrderDecision, nowMs: number): Order {
  return {
    ...order,
    ...columns,
    status: status?.to ?? order.status,
    corrections: order.corrections + (status?.correction === true ? 1 : 0),
    version: order.version + 1,
    updatedAtMs: nowMs,
  };
}

function applyToAttempt(attempt: Attempt, { attempt: change }: OrderDecision): Attempt {
  if (change === null || change.attemptId !== attempt.id) return attempt;
  return {
    ...attempt,
    ...change.to,
    exchangeOrderId: change.exchangeOrderId ?? attempt.exchangeOrderId,
    acknowledged: change.acknowledged ?? attempt.acknowledged,
    lastSeen: change.lastSeen === undefined ? attempt.lastSeen : change.lastSeen,
  };
}

function applyToCommand(command: Command, { commands }: OrderDecision): Command {
  const change = commands.find((candidate) => candidate.commandId === command.id);
  return change === undefined ? command : { ...command, state: change.to };
}

function addFills(local: LocalOrder, { fills }: OrderDecision): LocalOrder['fills'] {
  const fresh = fills.filter((fill) => !local.fills.some((known) => known.id === fill.id));
  return fresh.length === 0 ? local.fills : [...local.fills, ...fresh];
}
