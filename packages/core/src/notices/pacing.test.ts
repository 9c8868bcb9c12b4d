import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highestSeverity } from './notice-kinds.ts';
import { firstDueMs, isUrgent, MOST_TRIES, nextAllowedMs, retryDelayMs } from './pacing.ts';

const LIMITS = { perMinute: 3, perHour: 5 };
const NOW = 10_000_000;

describe('pacing', () => {
  it('waits a moment for others like it, and longer for what may be over soon', () => {
    expect(firstDueMs('order_rejected', 'high', 0)).toBe(1_500);
    expect(firstDueMs('order_executed', 'normal', 0)).toBe(5_000);
    expect(firstDueMs('order_cancelled', 'low', 0)).toBe(60_000);
    expect(firstDueMs('feed_down', 'low', 0)).toBe(120_000);
  });

  it('tries again after 1, 4, 16 seconds and so on, then each quarter of an hour, for more than an hour', () => {
    expect([1, 2, 3, 4, 5, 6, 50].map((failures) => retryDelayMs(failures))).toEqual([
      1_000, 4_000, 16_000, 64_000, 256_000, 900_000, 900_000,
    ]);
    const waits = Array.from({ length: MOST_TRIES - 1 }, (_, i) => retryDelayMs(i + 1));
    expect(waits.reduce((sum, wait) => sum + wait)).toBeGreaterThan(3_600_000);
    expect(retryDelayMs(1, 30_000)).toBe(30_000);
    expect(retryDelayMs(3, 5)).toBe(16_000);
  });

  it.each([
    ['nothing was sent', [], NOW],
    ['two went in the last minute', [NOW - 1_000, NOW - 2_000], NOW],
    ['three went in the last minute', [NOW - 1_000, NOW - 2_000, NOW - 50_000], NOW + 10_000],
    ['three went, the first a minute ago', [NOW - 1_000, NOW - 2_000, NOW - 60_000], NOW],
    [
      'five went in the last hour',
      [NOW - 70_000, NOW - 80_000, NOW - 90_000, NOW - 100_000, NOW - 3_500_000],
      NOW + 100_000,
    ],
  ])('lets the next message go when %s', (_, sent, allowed) => {
    expect(nextAllowedMs(sent, LIMITS, NOW)).toBe(allowed);
  });

  it('never lets more through than the limits, whenever somebody asks', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 90_000 }), { minLength: 1, maxLength: 60 }), (gaps) => {
        const sent: number[] = [];
        let now = NOW;
        for (const gap of gaps) {
          now = Math.max(now + gap, nextAllowedMs(sent, LIMITS, now + gap));
          sent.push(now);
        }
        for (const at of sent) {
          expect(sent.filter((other) => other <= at && other > at - 60_000).length).toBeLessThanOrEqual(3);
          expect(sent.filter((other) => other <= at && other > at - 3_600_000).length).toBeLessThanOrEqual(5);
        }
      }),
    );
  });

  it('holds up nothing that is urgent', () => {
    expect(isUrgent('critical')).toBe(true);
    expect(isUrgent('high')).toBe(true);
    expect(isUrgent('normal')).toBe(false);
    expect(highestSeverity([])).toBe('low');
    expect(highestSeverity(['normal', 'critical', 'high'])).toBe('critical');
  });
});
