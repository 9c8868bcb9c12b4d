import { type EventKind, type NoticeFacts, noticeOf, noticeOrder, type Order } from '@orderwatch/core';
import type { ChangeSet } from '../cycle/change-set.ts';

/** A notice as the writing statement takes it. */
interface NoticeRecord {
  readonly id: string;
  readonly order_id: string | null;
  readonly event_id: string;
  /** Its event's place in the set, from 1 on: the number in the chain follows from it. */
  readonly place: number;
  readonly kind: string;
  readonly severity: string;
  readonly subject: string;
  readonly version: string;
  readonly facts: object;
}

/** What is told of a set of changes. Ids follow from those of the events, so that nothing random is needed here. */
export function noticeRecords(changes: ChangeSet): readonly NoticeRecord[] {
  const { events } = changes;
  if (events.length === 0) return [];
  const orders = new Map<string, Order>(changes.orders.map((order) => [order.id, order]));
  for (const { order } of changes.newOrders) orders.set(order.id, order);
  const together = kindsBySubject(changes);
  const records: NoticeRecord[] = [];
  events.forEach(({ id, draft }, index) => {
    const order = draft.orderId === null ? null : (orders.get(draft.orderId) ?? null);
    const notice = noticeOf(draft, order, together.get(draft.orderId) ?? NOTHING);
    if (notice === null) return;
    records.push({
      id: `ntc_${id.slice(id.indexOf('_') + 1)}`,
      order_id: draft.orderId,
      event_id: id,
      place: index + 1,
      ...notice,
      facts: order === null ? {} : { order: noticeOrder(order) },
    });
  });
  return records;
}

const NOTHING: NoticeFacts = { together: new Set() };

function kindsBySubject({ events }: ChangeSet): ReadonlyMap<string | null, NoticeFacts> {
  const kinds = new Map<string | null, { readonly together: Set<EventKind> }>();
  for (const { draft } of events) {
    const known = kinds.get(draft.orderId);
    if (known === undefined) kinds.set(draft.orderId, { together: new Set([draft.kind]) });
    else known.together.add(draft.kind);
  }
  return kinds;
}
