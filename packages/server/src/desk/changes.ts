import type { Committed } from '../db/cycle/commit-changes.ts';
import type { Log } from '../log.ts';
import type { Change } from './desk.ts';

export interface Announcer {
  /** Tells everybody who listens of what was committed. */
  announce(accountId: string, committed: Committed): void;
  onChange(listener: (change: Change) => void): () => void;
}

/** A listener that fails is logged, and keeps nobody else from hearing. */
export function createAnnouncer(log: Log): Announcer {
  const listeners = new Set<(change: Change) => void>();
  return {
    announce(accountId, { userId, firstSeq, changes }) {
      changes.events.forEach(({ draft }, index) => {
        const change: Change = {
          accountId,
          userId,
          seq: firstSeq + index,
          orderId: draft.orderId,
          kind: draft.kind,
          atMs: draft.atMs,
        };
        announceInLog(log, change, draft.data);
        for (const listener of listeners) {
          try {
            listener(change);
          } catch (error) {
            log.error('A listener to changes failed', { account_id: accountId, error });
          }
        }
      });
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

const LOUD: ReadonlySet<string> = new Set([
  'order.rejected',
  'order.cancelled',
  'order.failed',
  'order.unconfirmed',
  'order.correction',
  'order.anomaly',
  'order.missing',
  'account.reading_failed',
  'account.book_doubted',
  'account.unknown_text',
  'account.wrong_account',
  'account.other_program',
  'account.placing_stopped',
  'account.day_unsealed',
  'account.session_missing',
  'account.holdings_differ',
  'account.trades_differ',
  'account.run_cut_short',
  'order.still_unconfirmed',
]);

function announceInLog(log: Log, change: Change, facts: Readonly<Record<string, unknown>>): void {
  const words = facts.reason ?? facts.words;
  const fields = {
    account_id: change.accountId,
    order_id: change.orderId,
    seq: change.seq,
    kind: change.kind,
    detail: typeof words === 'string' ? words : null,
  };
  if (LOUD.has(change.kind)) log.warn(change.kind, fields);
  else log.info(change.kind, fields);
}
