import { createHash, createHmac, hkdfSync } from 'node:crypto';
import type { KeyRing } from '../../secrets/key-file.ts';
import { canonicalJson } from '../cycle/canonical-json.ts';

/** What a person did, or was about to do. Never what was typed: only who, what, on what and what came of it. */
export interface AuditEntry {
  readonly atMs: number;
  readonly userId: string | null;
  readonly channel: 'http' | 'cli';
  /** The route or the command, such as `POST /api/v1/user/kill-switch`. */
  readonly action: string;
  /** The id of what it was done to. */
  readonly subject: string | null;
  readonly stage: 'asked' | 'answered';
  readonly requestId: string | null;
  /** The HTTP status or the exit code; null as long as it is only asked. */
  readonly status: number | null;
  readonly ip: string | null;
}

export const NO_HASH: Buffer = Buffer.alloc(32);

/** SHA-256 over the hash before it, the number and the entry's canonical JSON. */
export function hashEntry(previous: Buffer, seq: number, entry: AuditEntry): Buffer {
  const { atMs, userId, channel, action, subject, stage, requestId, status, ip } = entry;
  const text = canonicalJson({ atMs, userId, channel, action, subject, stage, requestId, status, ip, seq });
  return createHash('sha256').update(previous).update(text).digest();
}

/** Proves with a key of the key file that the chain ends here. Undefined when the file has no key of that version. */
export function sealEnd(
  keyRing: KeyRing,
  version: number,
  end: { readonly seq: number; readonly hash: Buffer },
): Buffer | undefined {
  const root = keyRing.find(version);
  if (!root) return undefined;
  const key = Buffer.from(hkdfSync('sha256', root, '', 'orderwatch audit end', 32));
  return createHmac('sha256', key).update(`${end.seq}.`).update(end.hash).digest();
}
