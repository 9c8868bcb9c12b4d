import { decidingAttempt, type ExactOrder, type JsonObject, writeTrackerRow } from '@orderwatch/core';
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

/** The older file knows orders that the broker has, or may have. What was never sent would look like one of them. */
function wasSent({ order, attempts }: ExactOrder): boolean {
  return order.status === 'unconfirmed' || (decidingAttempt(attempts)?.brokerOrderId ?? null) !== null;
}
