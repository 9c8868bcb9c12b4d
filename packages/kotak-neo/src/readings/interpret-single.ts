import { openReply } from '../envelope/open-reply.ts';
import type { CheckedRow } from '../rows/raw-row.ts';
import type { TransportReply } from '../transport/transport.ts';
import type { Failed } from './read-account.ts';

export interface Single<Value> {
  readonly kind: 'complete';
  readonly value: Value;
}

/** Reads an answer that is one flat object with `stat` ok. */
export function interpretSingle<Value>(
  reply: TransportReply,
  check: (raw: unknown) => CheckedRow<Value>,
): Single<Value> | Failed {
  const opened = openReply(reply);
  if (!opened.ok) return { kind: 'failed', why: opened.why };
  const checked = check(opened.body);
  if (checked.ok) return { kind: 'complete', value: checked.row };
  return { kind: 'failed', why: { kind: 'malformed', words: checked.why } };
}
