import { describe, expect, it } from 'vitest';
import { hasSlept, sleepUncounted } from './measure-sleep.ts';

const HOUR = 3_600_000;
const before = { wallMs: 1_000, monotonicMs: 50 };
const later = (wallMs: number, monotonicMs: number) => ({
  wallMs: before.wallMs + wallMs,
  monotonicMs: before.monotonicMs + monotonicMs,
});

const cases = [
  { name: 'a tick', now: later(250, 250), uncounted: 0, slept: false },
  { name: 'a tick of a hidden tab', now: later(60_000, 60_000), uncounted: 0, slept: false },
  { name: 'a clock that was put right by a second', now: later(1_250, 250), uncounted: 0, slept: false },
  { name: 'a clock that was put back', now: later(-HOUR, 250), uncounted: 0, slept: false },
  { name: 'an hour that one clock slept through', now: later(HOUR, 250), uncounted: HOUR - 250, slept: true },
  { name: 'an hour that both clocks counted', now: later(HOUR, HOUR), uncounted: 0, slept: true },
];

describe('between two looks at the clocks', () => {
  it.each(cases)('$name is told for what it is', ({ now, uncounted, slept }) => {
    expect(sleepUncounted(before, now)).toBe(uncounted);
    expect(hasSlept(before, now)).toBe(slept);
  });
});
