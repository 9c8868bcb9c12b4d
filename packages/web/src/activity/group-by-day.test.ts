import { expect, it } from 'vitest';
import { groupByDay } from './group-by-day.ts';

it("parts events where India's day turns, which is not where that of UTC does", () => {
  const at = (text: string) => ({ at: text });
  const events = ['2026-08-21T18:31:00.000Z', '2026-08-21T18:29:00.000Z', '2026-08-21T04:00:00.000Z'].map(at);
  expect(groupByDay(events)).toEqual([
    { day: '2026-08-22', items: [events[0]] },
    { day: '2026-08-21', items: [events[1], events[2]] },
  ]);
  expect(groupByDay([])).toEqual([]);
});
