import { type CopiedRows, createCopyRows } from '../copy-in.ts';
import { eventColumns, linkEvents, prepareColumns } from '../cycle/chain-events.ts';
import type { ChangeSet } from '../cycle/change-set.ts';
import { attemptIdentity, attemptState, fillRecord, orderIdentity, orderState } from '../cycle/records.ts';
import type { LockedHead } from '../lease/lock-head.ts';

/** New orders with what belongs to them, ready to be written behind the end of the account's chain. */
export interface OrderCopy {
  /**
   * Adds the new orders, attempts, fills and events of a set, and nothing else of it. Notices are none of them: nobody is told of
   * an order that was taken over.
   */
  add(changes: ChangeSet): void;
  /** How many orders were added since the last were taken. */
  orders(): number;
  /** What was added since, in the order in which it points at each other. */
  take(): readonly CopiedRows[];
  /** The account's head as it is behind everything that was added. */
  head(): LockedHead;
}

export function createOrderCopy(first: LockedHead): OrderCopy {
  const { accountId, epoch } = first;
  let head = first;
  const orders = createCopyRows('orders', ['expected_version']);
  // Nothing was sent by us.
  const attempts = createCopyRows('attempts', ['request', 'request_sha256']);
  const fills = createCopyRows('fills');
  const events = createCopyRows('events');
  return {
    add(changes) {
      for (const { order, recommendation } of changes.newOrders)
        orders.add([orderState(order), orderIdentity(order, recommendation)]);
      for (const one of changes.newAttempts)
        attempts.add([attemptState(one.attempt), attemptIdentity(one, accountId, epoch)]);
      for (const { fill, evidenceId, positionId = null } of changes.fills)
        fills.add([fillRecord(fill, evidenceId), { account_id: accountId, position_id: positionId }]);
      for (const event of changes.events) {
        const columns = eventColumns(event);
        for (const { seq, previous, hash } of linkEvents(head, [prepareColumns(accountId, columns)])) {
          events.add([
            columns,
            { account_id: accountId, seq, prev_hash: bytea(previous), hash: bytea(hash) },
          ]);
          head = { ...head, eventSeq: seq, eventHash: hash };
        }
      }
    },
    orders: orders.rows,
    take: () => [orders, attempts, fills, events].map((rows) => rows.take()),
    head: () => head,
  };
}

function bytea(bytes: Buffer): string {
  return `\\x${bytes.toString('hex')}`;
}
