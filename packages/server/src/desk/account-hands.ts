import type { BrokerOrderId, Instrument, PlacingPermission, Result, Snapshot } from '@orderwatch/core';
import type { AccountBroker } from '../brokers/account-broker.ts';
import type { ChangeSet } from '../db/cycle/change-set.ts';
import type { CommitProblem, Committed } from '../db/cycle/commit-changes.ts';
import type { LockedHead } from '../db/lease/lock-head.ts';
import type { LeaseClaim } from '../db/lease/renew-lease.ts';
import type { AccountRow } from '../db/placement/load-account.ts';
import type { Agenda } from '../due/agenda.ts';
import type { AccountGuards } from '../guards/send-guard.ts';
import type { LeaseKeeper } from '../lease/lease-keeper.ts';
import type { AccountRecords } from './account-records.ts';
import type { AccountStore } from './account-store.ts';
import type { Announcer } from './changes.ts';
import type { CycleReport } from './desk.ts';

/** What the parts that act for one account share: its facts, its lease, its broker, and the one way to write. */
export interface AccountHands {
  /** As last read from its row. */
  facts(): AccountRow;
  /** Reads the row again: settings, pause, switches. */
  refresh(): Promise<void>;
  claim(): LeaseClaim | null;
  /** Gives the account up, to be taken again and settled like that of an instance that died. */
  beginAnew(): void;
  /** For how long the lease is certainly still ours. */
  leaseLeftMs(): number;
  /** Null while the account has no credentials. */
  broker(): AccountBroker | null;
  readonly agenda: Agenda;
  readonly records: AccountRecords;
  /** The last look before anything is placed, changed or cancelled. */
  readonly guards: AccountGuards;
  commit(decide: (head: LockedHead) => ChangeSet | undefined): Promise<Result<Committed, CommitProblem>>;
  placing(): PlacingPermission;
  /** A reading of the book asked for after this call and reconciled, or why there is none. */
  freshBook(): Promise<Snapshot | null>;
  /** One cycle now; joins one that is under way. */
  readNow(): Promise<CycleReport>;
  /** Asks the broker for one order, and for its history where the book has forgotten it; what it shows is reconciled. */
  lookUp(brokerOrderId: BrokerOrderId): Promise<void>;
  /** The broker's listing of the day, as far as the listings have come. */
  listing(segment: string, token: string): Instrument | undefined;
  /**
   * Waits until nobody else admits or places for the account, then does the work. Everything that reckons with free cash
   * or with what is on order takes its turn here. Not to be asked for from inside a turn.
   */
  placingTurn<T>(work: () => Promise<T>): Promise<T>;
}

/** Writes under the lease, then tells: the agenda of due work, and whoever listens. */
export async function commitAndTell(
  parts: {
    readonly store: AccountStore;
    readonly keeper: LeaseKeeper;
    readonly agenda: Agenda;
    readonly announcer: Announcer;
    readonly accountId: string;
  },
  decide: (head: LockedHead) => ChangeSet | undefined,
): Promise<Result<Committed, CommitProblem>> {
  const claim = parts.keeper.held();
  if (claim === null) return { ok: false, error: { kind: 'lease_lost' } };
  const result = await parts.store.commit(claim, decide);
  if (!result.ok) {
    if (result.error.kind === 'lease_lost') parts.keeper.lost();
    return result;
  }
  const { newDue, dueDone } = result.value.changes;
  for (const { kind, subject, dueAtMs } of newDue) parts.agenda.add({ kind, subject, dueAtMs });
  for (const { kind, subject } of dueDone) parts.agenda.remove(kind, subject);
  parts.announcer.announce(parts.accountId, result.value);
  return result;
}

/** Whether the account may place, by its row. */
export function permissionOf(facts: AccountRow): PlacingPermission {
  if (facts.killedAtMs !== null) return { kind: 'stopped', why: 'the kill switch is on' };
  if (facts.placingStoppedReason !== null) return { kind: 'stopped', why: facts.placingStoppedReason };
  if (facts.breakerReason !== null) return { kind: 'stopped', why: facts.breakerReason };
  return facts.pausedAtMs === null ? { kind: 'allowed' } : { kind: 'paused' };
}
