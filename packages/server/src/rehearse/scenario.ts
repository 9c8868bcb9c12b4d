import type { NoticePreferences, OrderStatus } from '@orderwatch/core';
import type { AccountRequest } from '@orderwatch/simulator';
import type { Outcome } from './outcome.ts';
import type { RehearsalDay } from './rehearsal-day.ts';

export type * from './outcome.ts';

/** Trading days with bad luck, told as data: what is recommended, what goes wrong, and what must be true afterwards. */
export interface Scenario {
  /** Kebab-case; the name on the command line. */
  readonly name: string;
  /** One sentence for people. */
  readonly story: string;
  /** The day on whose evening buys are first placed: a trading day. */
  readonly day: string;
  /** Trading days after it that are played to the end. One by default. */
  readonly days?: number;
  /** Time of day on which the last one may end, when what is told is over by then. After the broker's sweep by default. */
  readonly ends?: string;
  readonly cashRupees: number;
  /** NSE symbols, in the order of the first evening's file. */
  readonly symbols: readonly string[];
  /** The files of later evenings, by trading day after the first. An evening without one has nothing to place. */
  readonly later?: Readonly<Record<number, readonly string[]>>;
  /** Changes of the account's settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The account at the broker: shares of its own, mandate, funds of AMO orders. */
  readonly atBroker?: Partial<AccountRequest>;
  /** Accounts of the same owner beside the one that the scenario tells of. */
  readonly others?: readonly OtherAccount[];
  /** Several instances: leases of this length on simulated time, renewed as in life. */
  readonly leaseMs?: number;
  /** What the owner has chosen about notices. He is told over a channel that the scenario can take down. */
  readonly preferences?: (before: NoticePreferences) => NoticePreferences;
  /** Arranges what will happen: prices, faults, hands in the broker's app, what a person asks for, crashes. */
  readonly prepare: (day: RehearsalDay) => void;
  readonly expect: Expectation;
}

/** What is bought for it on the first evening, and how. It has no share in what is expected but what must always hold. */
export interface OtherAccount {
  readonly cashRupees: number;
  readonly symbols: readonly string[];
  readonly settings: Readonly<Record<string, unknown>>;
}

export interface Expectation {
  /** By symbol, of its buy, after the last day. */
  readonly statuses: Readonly<Record<string, OrderStatus>>;
  /** Anything else that must be true; each sentence returned is a violation. */
  readonly also?: (seen: Outcome) => readonly string[];
}
