import type { Clock } from '@orderwatch/clock';
import type { Db } from '../db/connect.ts';
import type { Ids, RandomBytes } from '../ids.ts';
import type { KeyRing } from '../secrets/key-file.ts';
import type { Passwords } from './passwords.ts';

/** What every operation of this folder needs. Its clock is the real one even when the market's is simulated. */
export interface AuthDeps {
  readonly db: Db;
  readonly realTime: Pick<Clock, 'nowMs'>;
  readonly passwords: Passwords;
  readonly ids: Ids;
  readonly random: RandomBytes;
}

/** The same where a second factor is looked at: its secret is sealed. */
export interface SecondFactorDeps extends AuthDeps {
  readonly keyRing: KeyRing;
}

export const IDLE_MS = 30 * 60_000;
export const ABSOLUTE_MS = 12 * 3_600_000;

/** Where a request came from. */
export interface Visitor {
  readonly ip: string;
  readonly userAgent: string;
}

export interface SignedIn {
  readonly userId: string;
  readonly email: string;
  readonly displayName: string;
  /** For the cookie; the database keeps its hash only. */
  readonly sessionToken: string;
}

/** A session that goes on. */
export interface OpenSession extends SignedIn {
  /** Its name for people and addresses; nothing can be done with it. */
  readonly sessionId: string;
  /** When the person last gave a password or a code, in epoch milliseconds. */
  readonly provedAtMs: number | null;
}
