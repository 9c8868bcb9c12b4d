import type { EpochMs, Snapshot } from '@orderwatch/core';
import type { CycleReport } from '../desk/desk.ts';
import type { Applied } from './apply-observation.ts';

/** What is told of a cycle that has read. */
export function cycleReport(
  base: Pick<CycleReport, 'accountId' | 'atMs' | 'durationMs'>,
  snapshot: Snapshot,
  applied: Applied,
): CycleReport {
  const read = { ...base, reading: snapshot.kind, statements: applied.statements };
  return applied.kind === 'applied'
    ? {
        ...read,
        performed: true,
        detail: detailOf(snapshot, applied),
        changedOrders: applied.changedOrders,
      }
    : {
        ...read,
        performed: false,
        detail: 'Another instance acts for this account',
        changedOrders: [],
      };
}

/** What is told of a cycle that could not read, and why. */
export function idleReport(accountId: string, atMs: EpochMs, detail: string): CycleReport {
  return {
    accountId,
    performed: false,
    reading: null,
    detail,
    changedOrders: [],
    statements: 0,
    durationMs: 0,
    atMs,
  };
}

function detailOf(
  snapshot: Snapshot,
  { decisions, changedOrders }: Extract<Applied, { kind: 'applied' }>,
): string {
  const { verdict } = decisions;
  if (snapshot.kind === 'failed') return `The order book could not be read: ${snapshot.why.words}`;
  if (verdict.kind === 'rejected') return `The reading was not believed: ${verdict.why}`;
  const rows = snapshot.kind === 'empty' ? 0 : snapshot.rows.length;
  const doubts = verdict.doubts.length === 0 ? '' : `; doubted: ${verdict.doubts.join(', ')}`;
  return `${rows} orders read, ${changedOrders.length} changed${doubts}`;
}
