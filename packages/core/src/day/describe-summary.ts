import type { DaySummary } from './summarise-day.ts';

const PARTS: readonly (readonly [keyof DaySummary, string])[] = [
  ['placed', 'placed'],
  ['executed', 'executed'],
  ['partlyExecuted', 'partly executed'],
  ['rejected', 'rejected'],
  ['cancelled', 'cancelled'],
  ['open', 'open'],
  ['unconfirmed', 'unconfirmed'],
  ['missing', 'missing at the broker'],
  ['retryQueue', 'in the retry queue'],
  ['failed', 'failed'],
  ['external', 'placed elsewhere'],
  ['positionsOpened', 'positions opened'],
  ['positionsClosed', 'positions closed'],
];

/** The numbers that are not zero, in one line: "3 placed, 2 executed, 1 rejected". */
export function describeSummary(summary: DaySummary): string {
  const parts = PARTS.flatMap(([key, words]) => {
    const value = summary[key];
    return typeof value === 'number' && value > 0 ? [`${value} ${words}`] : [];
  });
  return parts.length === 0 ? 'no orders' : parts.join(', ');
}
