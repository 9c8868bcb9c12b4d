import type { DaySummary } from '../api/queries-activity.ts';
import type { activity } from './strings.ts';

export type StackPart = keyof typeof activity.days.figures;

/** From the bottom of a bar to its top. */
export const parts: readonly StackPart[] = [
  'executed',
  'partly_executed',
  'open',
  'unconfirmed',
  'retry_queue',
  'failed',
  'rejected',
  'cancelled',
];

export interface StackedDay {
  readonly day: string;
  readonly counts: Readonly<Record<StackPart, number>>;
  readonly total: number;
}

type Summed = Pick<DaySummary, 'day' | 'figures'>;

/** One bar for each day, oldest first, all accounts together. */
export function stackDays(summaries: readonly Summed[]): readonly StackedDay[] {
  const days = new Map<string, Record<StackPart, number>>();
  for (const { day, figures } of summaries) {
    const counts = days.get(day) ?? emptyCounts();
    for (const part of parts) counts[part] += countOf(part, figures);
    days.set(day, counts);
  }
  return [...days]
    .map(([day, counts]) => ({ day, counts, total: parts.reduce((sum, part) => sum + counts[part], 0) }))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

/**
 * An order that was filled in part is counted as that, and as what became of the rest; in a bar it may stand only once.
 * What of them is cancelled or open is not told, so they are taken from those two, the open ones first.
 */
function countOf(part: StackPart, figures: Summed['figures']): number {
  const { partly_executed, open, cancelled } = figures;
  if (part === 'open') return Math.max(0, open - partly_executed);
  if (part === 'cancelled') return Math.max(0, cancelled - Math.max(0, partly_executed - open));
  return figures[part];
}

function emptyCounts(): Record<StackPart, number> {
  return {
    executed: 0,
    partly_executed: 0,
    open: 0,
    unconfirmed: 0,
    retry_queue: 0,
    failed: 0,
    rejected: 0,
    cancelled: 0,
  };
}

/** A round number at or above the highest bar, for the axis. */
export function axisTop(highest: number): number {
  const steps = [1, 2, 5];
  for (let power = 1; ; power *= 10) {
    const step = steps.find((each) => each * power * 2 >= highest);
    if (step !== undefined) return step * power * 2;
  }
}
