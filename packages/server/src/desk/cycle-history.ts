import type { CycleReport } from './desk.ts';

/** Enough for an hour of the fastest rhythm, and little in memory. */
const KEPT = 500;

interface CycleHistory {
  note(report: CycleReport): void;
  /** Of one account, oldest first. */
  of(accountId: string): readonly CycleReport[];
}

/** What the last cycles of each account were, in memory: figures for a person who asks whether all is well. */
export function createCycleHistory(): CycleHistory {
  const byAccount = new Map<string, CycleReport[]>();
  return {
    note(report) {
      const kept = byAccount.get(report.accountId) ?? [];
      // The orders that changed stand in the history; kept here they would only grow.
      kept.push({ ...report, changedOrders: [] });
      if (kept.length > KEPT) kept.shift();
      byAccount.set(report.accountId, kept);
    },
    of: (accountId) => byAccount.get(accountId) ?? [],
  };
}
