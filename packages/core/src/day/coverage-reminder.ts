import type { CoverageWarning } from '../market/index.ts';

const MONDAY = 1;
const LAST_DAYS = 7;

/** Whether a person is told today that the calendar runs out: each Monday, each day of the last week, and ever after. */
export function tellsCoverage(warning: CoverageWarning | null, today: Temporal.PlainDate): boolean {
  switch (warning?.kind) {
    case undefined:
      return false;
    case 'ends_soon':
      return warning.daysLeft <= LAST_DAYS || today.dayOfWeek === MONDAY;
    case 'ended':
    case 'not_begun':
      return true;
  }
}
