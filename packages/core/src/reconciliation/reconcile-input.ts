import type { Snapshot } from '../broker/index.ts';
import type { AccountId, IstDay, OrderInstrument, UserId, Variety } from '../orders/index.ts';
import type { EpochMs } from '../time.ts';
import type { GuardState } from './guard-state.ts';
import type { LocalBook } from './local-book.ts';

/** Where the trading day stands, by the calendar, at the moment the reading was asked for. */
export interface PhaseFacts {
  /**
   * The trading day whose orders may not vanish from the book: today until it is sealed, then (and on days without
   * trading) the next one. Orders of earlier days prove nothing by their absence.
   */
  readonly bookDay: IstDay;
  /** The grace time after the last phase is over: a complete reading asked for now is the final one of `bookDay`. */
  readonly daySealable: boolean;
}

/** What the calendar and the instrument list know. Pure functions over data that the caller holds. */
export interface ReconcileFacts {
  /** The session that an order entered at this moment belongs to. */
  readonly tradingDayFor: (at: EpochMs, variety: Variety) => IstDay;
  /** The end of the last phase of a trading day: day orders that end later than this were ended by it. */
  readonly dayEndMs: (day: IstDay) => EpochMs;
  /** Today's listing, for its ISIN; undefined when it is not in the list. */
  readonly findInstrument: (segment: string, token: string) => OrderInstrument | undefined;
}

export interface ReconcileInput {
  readonly now: EpochMs;
  readonly accountId: AccountId;
  readonly userId: UserId;
  /** As the broker writes it in its rows; a row with another one condemns the whole reading. */
  readonly accountCode: string;
  readonly local: LocalBook;
  readonly guard: GuardState;
  readonly snapshot: Snapshot;
  readonly phase: PhaseFacts;
  readonly facts: ReconcileFacts;
  /** Whether what somebody bought by hand ends our own queued buy of it. True when left out. */
  readonly followManualChanges?: boolean;
}
