import type { EventDraft, EventKind } from '../orders/index.ts';
import type { Alert, AlertKind } from './decisions.ts';
import type { RowContext } from './row-context.ts';

/** The alerts that are events of the account, or of an order that no row of this reading belongs to. */
const EVENT_OF_ALERT: Readonly<Partial<Record<AlertKind, EventKind>>> = {
  wrong_account: 'account.wrong_account',
  book_shrunk: 'account.book_doubted',
  book_empty_suspect: 'account.book_doubted',
  book_stale: 'account.book_doubted',
  unknown_text: 'account.unknown_text',
  other_program: 'account.other_program',
  day_unsealed: 'account.day_unsealed',
  tag_mismatch: 'order.anomaly',
  candidate_for_unconfirmed: 'order.anomaly',
  row_unusable: 'order.anomaly',
};

export function draftAccountEvents(
  alerts: readonly Alert[],
  context: Pick<RowContext, 'source' | 'receivedAtMs'>,
): readonly EventDraft[] {
  return alerts.flatMap((alert): readonly EventDraft[] => {
    const kind = EVENT_OF_ALERT[alert.kind];
    if (kind === undefined) return [];
    return [
      {
        kind,
        actor: alert.kind === 'other_program' ? 'external' : 'broker',
        source: context.source,
        orderId: alert.orderId,
        attemptId: null,
        atMs: context.receivedAtMs,
        data: { ...alert.facts, alert: alert.kind, severity: alert.severity },
      },
    ];
  });
}
