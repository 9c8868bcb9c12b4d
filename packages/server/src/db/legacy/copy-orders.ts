import type { Transaction } from 'kysely';
import { type CopiedRows, copiedRows, copyIn } from '../copy-in.ts';
import { eventColumns, linkEvents, prepareEvent } from '../cycle/chain-events.ts';
import type { ChangeSet } from '../cycle/change-set.ts';
import { attemptIdentity, attemptState, fillRecord, orderIdentity, orderState } from '../cycle/records.ts';
import type { LockedHead } from '../lease/lock-head.ts';
import type { Tables } from '../tables.ts';

/** New orders with what belongs to them, ready to be written behind the end of the account's chain. */
export interface CopiedOrders {
  /** In the order in which they point at each other. */
  readonly tables: readonly CopiedRows[];
  /** The account's head as it is behind them. */
  readonly head: LockedHead;
}

/**
 * The new orders, attempts, fills and events of a set, and nothing else of it. Notices are none of them: nobody is told of an
 * order that was taken over.
 */
export function copiedOrders(
  head: LockedHead,
  { newOrders, newAttempts, fills, events }: ChangeSet,
): CopiedOrders {
  const { accountId, epoch } = head;
  const links = linkEvents(
    head,
    events.map((event) => prepareEvent(accountId, event)),
  );
  let { eventSeq, eventHash } = head;
  const eventRows = Array.from(links, ({ seq, previous, hash }, index) => {
    [eventSeq, eventHash] = [seq, hash];
    return [eventRecord(events[index], { accountId, seq, previous, hash })];
  });
  return {
    tables: [
      copiedRows(
        'orders',
        newOrders.map(({ order, recommendation }) => [
          orderState(order),
          orderIdentity(order, recommendation),
        ]),
        ['expected_version'],
      ),
      copiedRows(
        'attempts',
        newAttempts.map((one) => [attemptState(one.attempt), attemptIdentity(one, accountId, epoch)]),
        // Nothing was sent by us.
        ['request', 'request_sha256'],
      ),
      copiedRows(
        'fills',
        fills.map(({ fill, evidenceId, positionId = null }) => [
          fillRecord(fill, evidenceId),
          { account_id: accountId, position_id: positionId },
        ]),
      ),
      copiedRows('events', eventRows),
    ],
    head: { ...head, eventSeq, eventHash },
  };
}

function eventRecord(
  event: ChangeSet['events'][number] | undefined,
  link: {
    readonly accountId: string;
    readonly seq: number;
    readonly previous: Buffer;
    readonly hash: Buffer;
  },
) {
  if (event === undefined) throw new Error('A link of the chain without its event');
  return {
    ...eventColumns(event),
    account_id: link.accountId,
    seq: link.seq,
    prev_hash: bytea(link.previous),
    hash: bytea(link.hash),
  };
}

function bytea(bytes: Buffer): string {
  return `\\x${bytes.toString('hex')}`;
}

export async function writeCopiedOrders(
  trx: Transaction<Tables>,
  { tables }: Pick<CopiedOrders, 'tables'>,
): Promise<void> {
  for (const rows of tables) await copyIn(trx, rows);
}
