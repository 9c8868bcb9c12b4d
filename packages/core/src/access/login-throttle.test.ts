import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FAILURE_WINDOW_MS, type FailureCounts, throttleMs } from './login-throttle.ts';

const NOW = 10_000_000;
const none: FailureCounts = {
  ofSubjectFromIp: 0,
  ofSubject: 0,
  ofIp: 0,
  latestMs: null,
  latestOfSubjectMs: null,
};
const at = { latestMs: NOW, latestOfSubjectMs: NOW };

describe('the next login', () => {
  it.each([
    ['does not wait when nothing failed', none, 0],
    ['does not wait after two failures', { ...none, ...at, ofSubjectFromIp: 2 }, 0],
    ['waits a second after three', { ...none, ...at, ofSubjectFromIp: 3 }, 1_000],
    ['waits two seconds after four', { ...none, ...at, ofSubjectFromIp: 4 }, 2_000],
    ['waits for the whole window after five', { ...none, ...at, ofSubjectFromIp: 5 }, FAILURE_WINDOW_MS],
    ['waits where the address failed for many users', { ...none, ...at, ofIp: 50 }, FAILURE_WINDOW_MS],
    ['waits a minute there even for a user who never failed', { ...none, ofIp: 50, latestMs: 0 }, 60_000],
    [
      'waits a moment while the user is guessed at from many addresses',
      { ...none, ...at, ofSubject: 30 },
      30_000,
    ],
    ['does not wait for a few failures elsewhere', { ...none, ...at, ofSubject: 29 }, 0],
  ])('%s', (_, counts, waitMs) => {
    expect(throttleMs(counts, NOW)).toBe(waitMs);
  });

  it('waits a finite time that never grows while nobody tries', () => {
    const count = fc.nat(200);
    const when = fc.option(fc.integer({ min: NOW - 3_600_000, max: NOW }), { nil: null });
    const counts = fc.record({
      ofSubjectFromIp: count,
      ofSubject: count,
      ofIp: count,
      latestMs: when,
      latestOfSubjectMs: when,
    });
    fc.assert(
      fc.property(counts, fc.nat(3_600_000), (found, laterMs) => {
        const before = throttleMs(found, NOW);
        expect(before).toBeGreaterThanOrEqual(0);
        expect(before).toBeLessThanOrEqual(FAILURE_WINDOW_MS);
        expect(throttleMs(found, NOW + laterMs)).toBeLessThanOrEqual(Math.max(before, FAILURE_WINDOW_MS));
      }),
    );
  });
});
