import { describe, expect, it } from 'vitest';
import type { DaySummary } from '../api/queries-activity.ts';
import { axisTop, stackDays } from './stack-days.ts';

const none: DaySummary['figures'] = {
  orders: 0,
  placed: 0,
  executed: 0,
  partly_executed: 0,
  rejected: 0,
  cancelled: 0,
  cancelled_by: {},
  open: 0,
  unconfirmed: 0,
  missing: 0,
  retry_queue: 0,
  failed: 0,
  external: 0,
  positions_opened: 0,
  positions_closed: 0,
  positions_open: 0,
  detection_ms: null,
};
const day = (on: string, figures: Partial<DaySummary['figures']>) => ({
  day: on,
  figures: { ...none, ...figures },
});

describe('the days as bars', () => {
  it('stand oldest first, with the accounts of a day together', () => {
    const days = stackDays([
      day('2026-08-21', { executed: 2, rejected: 1 }),
      day('2026-08-21', { executed: 1 }),
      day('2026-08-20', { failed: 1 }),
    ]);
    expect(days.map(({ day: on, total }) => [on, total])).toEqual([
      ['2026-08-20', 1],
      ['2026-08-21', 4],
    ]);
    expect(days[1]?.counts).toMatchObject({ executed: 3, rejected: 1 });
  });

  it('count an order that was filled in part once', () => {
    const [only] = stackDays([day('2026-08-21', { partly_executed: 3, open: 1, cancelled: 4 })]);
    expect(only).toMatchObject({ total: 5, counts: { partly_executed: 3, open: 0, cancelled: 2 } });
  });
});

it.each([
  [0, 2],
  [2, 2],
  [3, 4],
  [7, 10],
  [11, 20],
  [99, 100],
])('the axis for %i goes to %i', (highest, top) => {
  expect(axisTop(highest)).toBe(top);
});
