import type { BrokerOrder } from '../broker/index.ts';
import { averagePrice, type DecimalText } from '../money/index.ts';
import { type Attempt, explainRejection, totalFilled } from '../orders/index.ts';
import type { OrderColumns } from './decisions.ts';
import { attemptsWith, type LocalEntry } from './local-book.ts';
import type { RowContext } from './row-context.ts';
import type { RowOutcome } from './row-outcome.ts';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The columns of the order that a row changes. Only what changes is named. */
export function changeColumns(outcome: RowOutcome, context: RowContext): OrderColumns {
  return {
    lastStatusCheckMs: context.receivedAtMs,
    ...valueColumns(outcome),
    ...executionColumns(outcome),
    ...endingColumns(outcome),
    ...sightingColumns(outcome, context),
  };
}

// The order shows its latest attempt's values. What the broker made of an order by itself is not what was wanted.
function valueColumns({ modification, entry, to }: RowOutcome): OrderColumns {
  const latest = entry.local.attempts[entry.local.attempts.length - 1];
  if (modification === null || modification.actor === 'broker' || latest?.id !== to.id) return {};
  const { order } = entry.local;
  const { quantity, limitPrice, triggerPrice, orderType } = modification.values;
  const columns: Writable<OrderColumns> = {};
  if (quantity !== order.quantity) columns.quantity = quantity;
  if (limitPrice !== order.limitPrice) columns.limitPrice = limitPrice;
  if (triggerPrice !== order.triggerPrice) columns.triggerPrice = triggerPrice;
  if (orderType !== order.orderType) columns.orderType = orderType;
  return columns;
}

function executionColumns({ entry, to, row, executionPrice }: RowOutcome): OrderColumns {
  const executionQty = totalFilled(attemptsWith(entry, to));
  const columns: Writable<OrderColumns> = {};
  if (executionQty !== entry.local.order.executionQty) {
    columns.executionQty = executionQty;
    if (row.updatedAtMs !== null) columns.executionTimeMs = row.updatedAtMs;
  }
  if (executionPrice !== null) columns.executionPrice = executionPrice;
  return columns;
}

/** The order's average price as this row makes it; null when it does not change it, or may not. */
export function findExecutionPrice(entry: LocalEntry, to: Attempt, row: BrokerOrder): DecimalText | null {
  // The average of fewer shares than we know to be filled is an old one.
  if (row.status === 'unknown' || row.filledQty < to.filledQty) return null;
  const average = averageOver(attemptsWith(entry, to));
  return average === undefined || average === entry.local.order.executionPrice ? null : average;
}

/** The broker's own average of the one attempt that filled, or the weighted one of several. */
function averageOver(attempts: readonly Attempt[]): DecimalText | undefined {
  const priced: { readonly quantity: number; readonly price: DecimalText }[] = [];
  for (const { filledQty, lastSeen } of attempts) {
    if (filledQty > 0 && lastSeen !== null && lastSeen.averagePrice !== null) {
      priced.push({ quantity: filledQty, price: lastSeen.averagePrice });
    }
  }
  return priced.length === 1 ? priced[0]?.price : averagePrice(priced);
}

function endingColumns({ from, to, row, cancel, status }: RowOutcome): OrderColumns {
  if (to.state === from.state) return {};
  if (to.state === 'rejected') {
    const reason = explainRejection(row.rejectReason ?? row.statusText);
    const { availableCash, requiredCash, shortfall } = reason.amounts;
    return {
      rejectionReason: reason.words,
      reasonCode: reason.code,
      ...(availableCash === null ? {} : { availableCash }),
      ...(requiredCash === null ? {} : { requiredCash }),
      ...(shortfall === null ? {} : { shortfall }),
    };
  }
  if (cancel !== null) {
    return {
      cancelledBy: cancel.by,
      cancelledReason: row.rejectReason,
      reasonCode: cancel.by === 'expiry' ? 'day_ended' : `cancelled_by_${cancel.by}`,
    };
  }
  // The words of an ending that was none must not stand on a living order.
  const revived =
    status?.correction === true &&
    (to.state === 'filled' || status.to === 'amo' || status.to === 'pending_execution');
  return revived ? { reasonCode: null, cancelledBy: null, cancelledReason: null, rejectionReason: null } : {};
}

function sightingColumns({ entry }: RowOutcome, context: RowContext): OrderColumns {
  const { order } = entry.local;
  const columns: Writable<OrderColumns> = {};
  if (order.missingSinceMs !== null) columns.missingSinceMs = null;
  if (isVerifying(order, context)) columns.verifiedAtMs = context.receivedAtMs;
  return columns;
}

/** The broker's own records confirm for the first time what its reply, or its feed, had said of an order of ours. */
export function isVerifying(
  order: { readonly verifiedAtMs: number | null; readonly origin: string },
  { source }: Pick<RowContext, 'source'>,
): boolean {
  return order.verifiedAtMs === null && order.origin !== 'external' && source !== 'feed';
}
