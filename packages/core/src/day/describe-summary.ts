import type { DaySummary } from './summarise-day.ts';

/** Of each number what it counts, and where one is called otherwise, that. */
const PARTS: readonly (readonly [key: keyof DaySummary, many: string, one?: string])[] = [
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
  ['positionsOpened', 'positions opened', 'position opened'],
  ['positionsClosed', 'positions closed', 'position closed'],
];

/** The numbers that are not zero, in one line: "3 placed, 2 executed, 1 rejected". */
export function describeSummary(summary: DaySummary): string {
  const parts = PARTS.flatMap(([key, many, one = many]) => {
    const value = summary[key];
    return typeof value === 'number' && value > 0 ? [`${value} ${value === 1 ? one : many}`] : [];
  });
  return parts.length === 0 ? 'no orders' : parts.join(', ');
}
