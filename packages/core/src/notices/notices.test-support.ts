import type { EventKind, JsonObject } from '../orders/index.ts';
import { makeId } from '../orders/index.ts';
import { at, orderOf } from '../reconciliation/reconcile.test-support.ts';
import { type Notice, type NoticeOrder, noticeOrder } from './notice.ts';
import { NOTICE_KINDS, type NoticeKind } from './notice-kinds.ts';
import { type NoticeText, plainLine } from './notice-text.ts';

export const ORDER: NoticeOrder = { ...noticeOrder(orderOf(1)), symbol: 'SBIN', quantity: 40 };

/** A notice about an order of forty shares of SBIN, unless it is told otherwise. */
export function noticeFor(
  kind: NoticeKind,
  data: JsonObject = {},
  changes: Partial<Omit<Notice, 'eventKind'>> & { readonly eventKind?: EventKind | null } = {},
): Notice {
  return {
    id: 'ntc_1',
    eventId: 'evt_1',
    kind,
    severity: NOTICE_KINDS[kind].severity,
    accountId: makeId('acc', 'a1'),
    accountLabel: null,
    orderId: makeId('ord', '1'),
    order: ORDER,
    eventKind: null,
    actor: 'broker',
    data,
    atMs: at('09:15:03'),
    ...changes,
  };
}

/** The message as somebody without any markup reads it. */
export function readAloud({ title, lines }: NoticeText): readonly string[] {
  return [title, ...lines.map(plainLine)];
}
