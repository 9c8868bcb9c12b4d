import { isNoticeKind, type JsonObject, type Notice } from '@orderwatch/core';
import { type RawBuilder, sql } from 'kysely';
import { readNoticeOrder } from '../../notices/read-notice-order.ts';
import type { Db } from '../connect.ts';
import type { EventsTable } from '../tables/orders.ts';
import type { Json } from '../tables.ts';

/** A notice with what its feed says of it. */
export interface StoredNotice extends Notice {
  readonly createdAtMs: number;
  readonly readAtMs: number | null;
}

interface NoticeRow {
  readonly id: string;
  readonly event_id: string | null;
  readonly kind: string;
  readonly severity: Notice['severity'];
  readonly account_id: string;
  readonly account_label: string | null;
  readonly order_id: string | null;
  readonly order: Json | null;
  readonly event_kind: string | null;
  readonly actor: EventsTable['actor'] | null;
  readonly data: Json | null;
  readonly at: number;
  readonly created_at: number;
  readonly read_at: number | null;
}

/**
 * The columns of a notice `n` with its event `e`. The order as it stood, or as it is when the notice kept none; the label
 * of the account only for those who have several.
 */
const NOTICE_COLUMNS: RawBuilder<unknown> = sql`
  n.id, n.event_id, n.kind, n.severity, n.account_id, n.order_id, n.created_at, n.read_at,
  coalesce(n.facts -> 'order', (
    select jsonb_build_object(
      'side', o.side, 'quantity', o.quantity, 'symbol', o.symbol, 'orderType', o.order_type,
      'limitPrice', o.limit_price, 'triggerPrice', o.trigger_price, 'variety', o.variety, 'origin', o.origin,
      'status', o.status, 'reasonCode', o.reason_code, 'failureReason', o.failure_reason,
      'rejectionReason', o.rejection_reason, 'cancelledReason', o.cancelled_reason, 'cancelledBy', o.cancelled_by,
      'executionQty', o.execution_qty, 'executionPrice', o.execution_price::text, 'retryCount', o.retry_count,
      'retryExpiresAtMs', (extract(epoch from o.retry_expires_at) * 1000)::bigint)
    from orders o where o.id = n.order_id)) as "order",
  (select a.label from broker_accounts a where a.id = n.account_id
     and (select count(*) from broker_accounts b where b.user_id = n.user_id) > 1) as account_label,
  e.kind as event_kind, e.actor, coalesce(n.facts -> 'data', e.body) as data, coalesce(e.at, n.created_at) as at`;

/** Notices by their ids, in no particular order. A kind of a newer version is left out. */
export async function loadNotices(db: Db, ids: readonly string[]): Promise<readonly StoredNotice[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<NoticeRow>`
    select ${NOTICE_COLUMNS} from notices n left join events e on e.id = n.event_id
    where n.id = any(${ids}::text[])`.execute(db);
  return rows.flatMap(noticeFrom);
}

function noticeFrom(row: NoticeRow): readonly StoredNotice[] {
  if (!isNoticeKind(row.kind)) return [];
  return [
    {
      id: row.id,
      eventId: row.event_id,
      kind: row.kind,
      severity: row.severity,
      accountId: row.account_id,
      accountLabel: row.account_label,
      orderId: row.order_id,
      order: readNoticeOrder(row.order),
      eventKind: row.event_kind,
      actor: row.actor ?? 'system',
      data: asFacts(row.data),
      atMs: row.at,
      createdAtMs: row.created_at,
      readAtMs: row.read_at,
    },
  ];
}

function asFacts(data: Json | null): JsonObject {
  return isObject(data) ? data : {};
}

function isObject(data: Json | null): data is JsonObject {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
