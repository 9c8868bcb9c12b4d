import type { Clock } from '@orderwatch/clock';
import type { TradingCalendar } from '@orderwatch/core';
import type { AccountSetup, BrokerOptions, SimBroker } from './broker/types.ts';
import type { FaultDesk } from './faults/fault-desk.ts';
import type { InProcessExchange } from './in-process/exchange.ts';
import type { PipedSocket } from './in-process/open-pipe.ts';
import type { Credentials } from './login/credentials.ts';

export interface SimulatorOptions
  extends Pick<BrokerOptions, 'instruments' | 'alwaysOpen' | 'vanishingShare'> {
  readonly clock: Clock;
  readonly seed: number;
  /** The NSE's of 2026 by default. */
  readonly calendar?: TradingCalendar;
  /** Loopback by default: a simulator guards nothing. */
  readonly host?: string;
  /** Any free port by default. */
  readonly port?: number;
  readonly accounts?: readonly AccountRequest[];
  /** A harmless order-feed frame so often. Never by default. */
  readonly feedEchoMs?: number;
}

/** An account at the broker and a client that may log in to it. Credentials left out follow from the seed. */
export type AccountRequest = AccountSetup & Partial<Omit<Credentials, 'ucc'>>;

export interface IssuedCredentials extends Credentials {
  readonly url: string;
}

export interface Simulator {
  /** Login, REST calls and feeds, all on this address. */
  readonly url: string;
  readonly broker: SimBroker;
  readonly faults: FaultDesk;
  readonly sessions: {
    expire(ucc: string): void;
    expireAll(): void;
    /** Sessions of the account that are open, view and trade. */
    count(ucc: string): number;
    /** Another address for the next logins to name; undefined for this simulator's own. */
    moveTo(baseUrl: string | undefined): void;
  };
  readonly feed: {
    /** Cuts every order feed of an account, or of all. */
    drop(ucc?: string): void;
    count(ucc?: string): number;
  };
  addAccount(request: AccountRequest): IssuedCredentials;
  close(): Promise<void>;
}

/** A simulator without a network: what a client hands to its transport and its sockets is answered here. */
export interface InProcessSimulator extends Simulator {
  readonly exchange: InProcessExchange;
  /** A connection to the order feed; whatever address was asked for. */
  openFeed(): PipedSocket;
}
