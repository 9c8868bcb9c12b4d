import type { ComingAction } from './coming-actions.ts';
import type { CycleReport, LiveFacts, LoginReport } from './desk.ts';
import type { LeasedWrite } from './write-under-lease.ts';

/** Everything that one instance does for one account, from taking its lease to giving it back. */
export interface AccountDesk {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Lets another instance have the account, without cutting anything off. False when it could not: it goes on as before. */
  giveUp(): Promise<boolean>;
  /** Whether it may change hands now, just to even the load. */
  mayMove(): boolean;
  /** Ends as a killed process would: no farewell to the database. For tests of crashes. */
  abandon(): void;
  idle(): Promise<void>;
  runCycle(): Promise<CycleReport>;
  workRuns(): Promise<void>;
  /** Works everything that waits, in the background. */
  workQueues(): void;
  login(): Promise<LoginReport>;
  reload(): Promise<void>;
  /** Takes over settings that were written; the broker's session goes on. */
  takeSettings(): Promise<void>;
  liveFacts(): LiveFacts;
  /** What it does next by itself, soonest first. */
  comingActions(): readonly ComingAction[];
  /** False when the lease is not ours: then nothing was written. */
  writeUnderLease(write: LeasedWrite): Promise<boolean>;
}
