import { istTime } from '@orderwatch/core';

interface Stretch {
  /** IST, `HH:MM:SS`; the stretch lasts until the next one begins. */
  readonly from: string;
  /** Simulated seconds in a real one. */
  readonly rate: number;
}

/** Slow where something happens, fast where nothing does: a day and a night in about three minutes. */
const stretches: readonly Stretch[] = [
  { from: '00:00:00', rate: 7200 },
  { from: '08:58:30', rate: 30 },
  { from: '09:16:00', rate: 60 },
  { from: '09:20:00', rate: 180 },
  { from: '10:15:00', rate: 600 },
  { from: '15:10:00', rate: 180 },
  { from: '15:40:00', rate: 600 },
  { from: '16:04:30', rate: 3 },
  { from: '16:06:15', rate: 60 },
  { from: '16:15:00', rate: 7200 },
];

const table = stretches.map(({ from, rate }) => ({ from: Temporal.PlainTime.from(from), rate }));

/** How fast the demo's clock runs at a simulated moment. */
export function demoPace(nowMs: number): number {
  const time = istTime(nowMs);
  const current = table.findLast(({ from }) => Temporal.PlainTime.compare(from, time) <= 0);
  return current?.rate ?? 1;
}
