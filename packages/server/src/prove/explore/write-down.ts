import {
  type Attempt,
  applyDecision,
  type Command,
  type LocalOrder,
  type OrderDecision,
} from '@orderwatch/core';
import type { ChangeSet } from '../../db/cycle/change-set.ts';

/** The orders after a set of changes: what the one statement of a write does to the tables, for values in memory. */
export function writeDown(orders: readonly LocalOrder[], changes: ChangeSet): readonly LocalOrder[] {
  return orders.map((local) => {
    const order = changes.orders.find(({ id }) => id === local.order.id);
    const attempts = local.attempts.map((attempt): Attempt => {
      const change = changes.attempts.find((one) => one.attempt.id === attempt.id);
      return change === undefined || change.expectedState !== attempt.state ? attempt : change.attempt;
    });
    const commands = local.commands.map((command): Command => {
      const change = changes.commands.find((one) => one.command.id === command.id);
      return change === undefined ? command : change.command;
    });
    return {
      ...local,
      order: order === undefined ? local.order : { ...order, version: local.order.version + 1 },
      attempts,
      commands,
    };
  });
}

export function writeDecision(
  orders: readonly LocalOrder[],
  decision: OrderDecision,
  nowMs: number,
): readonly LocalOrder[] {
  return orders.map((local) =>
    local.order.id === decision.orderId ? applyDecision(local, decision, nowMs) : local,
  );
}
