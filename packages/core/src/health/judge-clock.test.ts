import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aheadByOne, type ClockReading, isClockReading, judgeClock } from './judge-clock.ts';

const at = Date.parse('2026-08-21T04:00:00Z');

/** An answer that was made at a moment, on a machine whose clock is off by so much. */
function reading(offMs: number, tookMs = 100, answeredAtMs = at): ClockReading {
  return {
    askedAtMs: answeredAtMs - tookMs / 2 + offMs,
    answeredAtMs: answeredAtMs + tookMs / 2 + offMs,
    theirTimeMs: Math.floor(answeredAtMs / 1_000) * 1_000,
  };
}

describe("this machine's clock", () => {
  it.each<[string, readonly ClockReading[], ReturnType<typeof judgeClock>]>([
    ['is not judged before anybody answered', [], null],
    ['agrees', [reading(0)], { offMs: 0, level: 'ok' }],
    ['is not accused of less than two seconds', [reading(3_040)], { offMs: 0, level: 'ok' }],
    ['is named ahead by what is certain', [reading(3_050)], { offMs: 2_000, level: 'ok' }],
    ['is named behind by what is certain', [reading(-2_050)], { offMs: -2_000, level: 'ok' }],
    ['five seconds ahead are not yet worth a light', [reading(6_050)], { offMs: 5_000, level: 'ok' }],
    ['more are', [reading(6_051)], { offMs: 5_001, level: 'late' }],
    ['five seconds behind are not yet worth a light', [reading(-5_050)], { offMs: -5_000, level: 'ok' }],
    ['more behind are', [reading(-5_051)], { offMs: -5_001, level: 'late' }],
    ['25 seconds are amber', [reading(26_050)], { offMs: 25_000, level: 'late' }],
    ['beyond them no login can be counted on', [reading(26_051)], { offMs: 25_001, level: 'bad' }],
    ['an hour behind is red', [reading(-3_600_050)], { offMs: -3_600_000, level: 'bad' }],
    ['a slow answer leaves more open', [reading(7_000, 4_000)], { offMs: 4_000, level: 'ok' }],
    [
      'several answers narrow it',
      [reading(3_500, 100, at), reading(3_500, 100, at + 900)],
      { offMs: 3_350, level: 'ok' },
    ],
    [
      'one answer of somebody else who is wrong accuses nobody',
      [reading(0), reading(0), reading(40_000)],
      { offMs: 0, level: 'ok' },
    ],
    ['nor do two', [reading(0), reading(40_000), reading(40_000)], { offMs: 0, level: 'ok' }],
    [
      'three do',
      [reading(0), reading(40_000), reading(40_000), reading(40_000)],
      { offMs: 38_950, level: 'bad' },
    ],
    [
      'the first answer that agrees clears it',
      [reading(40_000), reading(40_000), reading(0)],
      { offMs: 0, level: 'ok' },
    ],
    [
      'while it runs away, what all say holds',
      [reading(10_000), reading(20_000), reading(30_000)],
      { offMs: 8_950, level: 'late' },
    ],
  ])('%s', (_, readings, verdict) => {
    expect(judgeClock(readings)).toEqual(verdict);
  });

  it('is never accused of more than it is off, nor in the other direction', () => {
    const off = fc.integer({ min: -100_000, max: 100_000 });
    const answers = fc.array(
      fc.record({ tookMs: fc.integer({ min: 0, max: 3_000 }), after: fc.integer({ min: 0, max: 5_000 }) }),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(off, answers, (offMs, all) => {
        const verdict = judgeClock(all.map(({ tookMs, after }) => reading(offMs, tookMs, at + after)));
        const claimed = verdict?.offMs ?? 0;
        expect(Math.abs(claimed)).toBeLessThanOrEqual(Math.abs(offMs));
        expect(claimed * offMs).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it.each([
    ['that agrees', 0, 0],
    ['less than two seconds behind', 3_040, 0],
    ['an hour behind', 3_600_000, 3_598_950],
    ['an hour ahead of it', -3_600_000, 0],
  ])('is ahead, by one answer %s, by what is certain', (_, offMs, aheadMs) => {
    expect(aheadByOne(reading(offMs))).toBe(aheadMs);
  });

  it.each([
    ['at once', 0, true],
    ['in time', 3_000, true],
    ['too late to tell', 3_001, false],
    ['before it was asked: the clock was set back meanwhile', -1, false],
  ])('is measured by an answer that came %s or not at all', (_, tookMs, counts) => {
    expect(isClockReading({ askedAtMs: at, answeredAtMs: at + tookMs })).toBe(counts);
  });
});
