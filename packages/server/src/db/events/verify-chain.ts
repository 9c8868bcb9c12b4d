import { type Db, toTimestamp } from '../connect.ts';
import { hashEvent } from '../cycle/chain-events.ts';

const PAGE = 2_000;
const HASH_BYTES = 32;

export interface ChainVerdict {
  /** Events whose hash was made again and agreed. */
  readonly checked: number;
  readonly firstBroken: {
    readonly seq: number;
    readonly eventId: string | null;
    /** `gap`: a number is missing. `link`: it does not follow on the one before. `hash`: it was changed. `end`: later ones are gone. */
    readonly what: 'gap' | 'link' | 'hash' | 'end';
  } | null;
}

/**
 * Makes the hash of every event of an account again, from what the database holds, and stops at the first that differs.
 * A head that is further on than the last event tells of events that were cut off the end.
 */
export async function verifyChain(db: Db, accountId: string): Promise<ChainVerdict> {
  const head = await db
    .selectFrom('account_heads')
    .select(['event_seq', 'event_hash'])
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  const lastSeq = head?.event_seq ?? 0;
  let previous: Buffer = Buffer.alloc(HASH_BYTES);
  let checked = 0;
  while (checked < lastSeq) {
    const rows = await loadPage(db, accountId, { after: checked, upTo: lastSeq });
    for (const row of rows) {
      const broken = (what: 'gap' | 'link' | 'hash') => ({
        checked,
        firstBroken: { seq: checked + 1, eventId: what === 'gap' ? null : row.id, what },
      });
      if (row.seq !== checked + 1) return broken('gap');
      if (!row.prev_hash.equals(previous)) return broken('link');
      if (!row.hash.equals(hashEvent(previous, accountId, { ...row, at: toTimestamp(row.at) })))
        return broken('hash');
      previous = row.hash;
      checked += 1;
    }
    if (rows.length === 0) break;
  }
  const isWhole = checked === lastSeq && (lastSeq === 0 || head?.event_hash.equals(previous) === true);
  return {
    checked,
    firstBroken: isWhole ? null : { seq: Math.min(checked + 1, lastSeq), eventId: null, what: 'end' },
  };
}

function loadPage(db: Db, accountId: string, span: { readonly after: number; readonly upTo: number }) {
  return db
    .selectFrom('events')
    .select([
      'id',
      'seq',
      'order_id',
      'attempt_id',
      'kind',
      'actor',
      'source',
      'at',
      'body',
      'evidence_id',
      'prev_hash',
      'hash',
    ])
    .where('account_id', '=', accountId)
    .where('seq', '>', span.after)
    .where('seq', '<=', span.upTo)
    .orderBy('seq')
    .limit(PAGE)
    .execute();
}
