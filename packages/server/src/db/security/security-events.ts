import { type Db, toTimestamp } from '../connect.ts';
import type { Json } from '../tables.ts';

/** What can happen to a user's ways in. A kind, once written, keeps its meaning. */
export type SecurityEventKind =
  | 'logged_in'
  | 'login_blocked'
  | 'recovery_code_used'
  | 'proved'
  | 'session_ended'
  | 'other_sessions_ended'
  | 'password_changed'
  | 'second_factor_on'
  | 'second_factor_off'
  | 'recovery_codes_renewed'
  | 'token_created'
  | 'token_revoked';

export interface NewSecurityEvent {
  readonly userId: string;
  readonly kind: SecurityEventKind;
  readonly atMs: number;
  readonly ip: string;
  readonly userAgent: string;
  /** Names and numbers for a person; never a secret. */
  readonly facts?: { readonly [name: string]: Json };
}

export async function recordSecurityEvent(db: Db, event: NewSecurityEvent): Promise<void> {
  await db
    .insertInto('security_events')
    .values({
      user_id: event.userId,
      kind: event.kind,
      at: toTimestamp(event.atMs),
      ip: event.ip,
      user_agent: event.userAgent.slice(0, 200),
      facts: JSON.stringify(event.facts ?? {}),
    })
    .execute();
}

export interface SecurityEventRow {
  readonly id: number;
  readonly kind: string;
  readonly atMs: number;
  readonly ip: string;
  readonly userAgent: string;
  readonly facts: Json;
}

/** The user's latest ones, newest first. */
export async function listSecurityEvents(
  db: Db,
  ask: { readonly userId: string; readonly limit: number },
): Promise<readonly SecurityEventRow[]> {
  return db
    .selectFrom('security_events')
    .select(['id', 'kind', 'at as atMs', 'ip', 'user_agent as userAgent', 'facts'])
    .where('user_id', '=', ask.userId)
    .orderBy('id', 'desc')
    .limit(ask.limit)
    .execute();
}
