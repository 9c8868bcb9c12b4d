import type { BrokerPort, ReadOnlyBrokerPort } from '@orderwatch/core';
import type { LiveFacts, LoginReport } from '../desk/desk.ts';
import type { ClockMeasure } from './broker-clock.ts';

export type SessionState = Pick<LiveFacts, 'session' | 'sessionExpiresAtMs' | 'sessionProblem'>;

/** One account's connection to its broker: made by the composition root, used by the account's lease holder alone. */
export interface AccountBroker {
  readonly reading: ReadOnlyBrokerPort;
  /** Null in read-only mode: the part that could send an order was not built. */
  readonly placing: BrokerPort | null;
  /** Logs in, or finds the session still good, and tries what a session is for. */
  login(): Promise<LoginReport>;
  /** Makes sure of a session, without a report. Joins a login that is under way. */
  keepSession(): Promise<void>;
  session(): SessionState;
  /** How this machine's clock compares with the broker's; null until an answer told. */
  clock(): ClockMeasure | null;
  close(): Promise<void>;
}

/** What the desk knows of an account when it opens its broker. */
export interface AccountFacts {
  readonly id: string;
  readonly userId: string;
  readonly mode: 'demo' | 'paper' | 'read-only' | 'live';
  readonly accountCode: string;
}

/** Null while the account has no credentials. */
export type OpenBroker = (account: AccountFacts) => Promise<AccountBroker | null>;
