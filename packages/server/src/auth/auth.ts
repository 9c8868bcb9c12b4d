import type { Clock } from '@orderwatch/clock';
import type { Db } from '../db/connect.ts';
import type { Ids, RandomBytes } from '../ids.ts';
import type { Passwords } from './passwords.ts';

/** What every operation of this folder needs. Its clock is the real one even when the market's is simulated. */
export interface AuthDeps {
  readonly db: Db;
  readonly realTime: Pick<Clock, 'nowMs'>;
  readonly passwords: Passwords;
  readonly ids: Ids;
  readonly random: RandomBytes;
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
