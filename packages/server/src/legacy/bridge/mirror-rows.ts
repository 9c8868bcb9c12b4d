import {
  type AccountId,
  decidingAttempt,
  type ExactOrder,
  importedOrderId,
  type JsonObject,
  rowNumber,
  writeTrackerRow,
} from '@orderwatch/core';
import type { Db } from '../../db/connect.ts';
import { dayText } from '../../db/cycle/records.ts';
import { loadExactOrders } from '../../db/legacy/load-exact-orders.ts';

/** Orders that ended longer ago are of no use to tools that look at what is pending. */
const KEPT_DAYS = 7;

/** The rows of `pending_orders.json` as the database has them: what is at work, and what ended in the last days. */
export async function loadMirrorRows(
  db: Db,
  accountId: string,
  today: number,
): Promise<readonly JsonObject[]> {
  const rows: JsonObject[] = [];
  for await (const page of loadExactOrders(db, { accountId, sinceDay: dayText(today - KEPT_DAYS) })) {
    for (const exact of page) if (wasSent(exact)) rows.push(writeTrackerRow(exact));
  }
  return rows;
}

/**
 * Our rows, each under the number by which the file knows its order: one that the older tools gave themselves is none of the
 * broker's, and they would not find their order under another.
 */
export function underTheirNumbers(
  accountId: AccountId,
  ours: readonly JsonObject[],
  file: readonly JsonObject[],
): readonly JsonObject[] {
  const theirs = new Map<string, string>(
    file.map(rowNumber).map((number) => [importedOrderId(accountId, `n:${number}`), number]),
  );
  return ours.map((row) => {
    const number = theirs.get(rowNumber(row));
    return number === undefined ? row : { ...row, order_id: number };
  });
}

/** The older file knows orders that the broker has, or may have. What was never sent would look like one of them. */
function wasSent({ order, attempts }: ExactOrder): boolean {
  return order.status === 'unconfirmed' || (decidingAttempt(attempts)?.brokerOrderId ?? null) !== null;
}
