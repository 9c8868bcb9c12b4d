import { timingSafeEqual } from 'node:crypto';
import type { KeyRing } from '../../secrets/key-file.ts';
import type { Db } from '../connect.ts';
import { hashEntry, NO_HASH, sealEnd } from './audit-entry.ts';

const PAGE = 2_000;

export interface AuditVerdict {
  /** Entries whose hash was made again and agreed. */
  readonly checked: number;
  /** The hash at the end, in hexadecimal: noted elsewhere, it shows later that nothing before it was changed. */
  readonly endHash: string;
  readonly firstBroken: {
    readonly seq: number;
    /**
     * `gap`: a number is missing. `link`: it does not follow on the one before. `hash`: it was changed. `end`: later
     * ones are gone, or the end is not the one that was sealed. `key`: the key file cannot say whether it is.
     */
    readonly what: 'gap' | 'link' | 'hash' | 'end' | 'key';
  } | null;
}

/** Makes the hash of every entry again, in order, and stops at the first that differs. */
export async function verifyAudit(db: Db, keyRing: KeyRing): Promise<AuditVerdict> {
  // Read first: what is appended meanwhile lies behind it.
  const head = await db
    .selectFrom('audit_head')
    .select(['seq', 'hash', 'seal_version', 'seal'])
    .executeTakeFirst();
  const end = head?.seq ?? 0;
  let previous: Buffer = NO_HASH;
  let checked = 0;
  const verdict = (seq: number, what: NonNullable<AuditVerdict['firstBroken']>['what']): AuditVerdict => ({
    checked,
    endHash: previous.toString('hex'),
    firstBroken: { seq, what },
  });
  for (;;) {
    const rows = await loadPage(db, checked);
    for (const row of rows) {
      // Without a head nothing was ever written, and behind it nothing can be but what is being appended now.
      if (row.seq > end) break;
      if (row.seq !== checked + 1) return verdict(checked + 1, 'gap');
      if (!row.prev_hash.equals(previous)) return verdict(row.seq, 'link');
      const entry = {
        atMs: row.at,
        userId: row.user_id,
        channel: row.channel,
        action: row.action,
        subject: row.subject,
        stage: row.stage,
        requestId: row.request_id,
        status: row.status,
        ip: row.ip,
      };
      if (!row.hash.equals(hashEntry(previous, row.seq, entry))) return verdict(row.seq, 'hash');
      previous = row.hash;
      checked += 1;
    }
    if (rows.length < PAGE || checked >= end) break;
  }
  if (checked < end || (head && !head.hash.equals(previous))) return verdict(checked + 1, 'end');
  if (!head) return (await isEmpty(db)) ? whole(checked, previous) : verdict(1, 'end');
  const seal = sealEnd(keyRing, head.seal_version, { seq: end, hash: previous });
  if (!seal) return verdict(end, 'key');
  const isSealed = seal.length === head.seal.length && timingSafeEqual(seal, head.seal);
  return isSealed ? whole(checked, previous) : verdict(end + 1, 'end');
}

function whole(checked: number, end: Buffer): AuditVerdict {
  return { checked, endHash: end.toString('hex'), firstBroken: null };
}

async function isEmpty(db: Db): Promise<boolean> {
  return (await db.selectFrom('audit_entries').select('seq').limit(1).executeTakeFirst()) === undefined;
}

function loadPage(db: Db, after: number) {
  return db
    .selectFrom('audit_entries')
    .select([
      'seq',
      'at',
      'user_id',
      'channel',
      'action',
      'subject',
      'stage',
      'request_id',
      'status',
      'ip',
      'prev_hash',
      'hash',
    ])
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(PAGE)
    .execute();
}
