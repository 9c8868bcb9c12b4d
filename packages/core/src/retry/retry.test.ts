import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ist, nse, shown } from '../market/calendar.test-support.ts';
import { nextRetry } from './next-retry.ts';
import { isRetryExpired, retryExpiry } from './retry-expiry.ts';

const show = (ms: number) => shown(Temporal.Instant.fromEpochMilliseconds(ms));

describe('the end of the retries', () => {
  it.each([
    { name: 'Monday evening until Tuesday', failed: '2026-11-16 16:05', until: '2026-11-17 15:30' },
    { name: 'Monday morning until Tuesday as well', failed: '2026-11-16 09:01', until: '2026-11-17 15:30' },
    { name: 'Friday until Monday', failed: '2026-11-20 16:05', until: '2026-11-23 15:30' },
    { name: 'Saturday until Monday', failed: '2026-11-21 11:00', until: '2026-11-23 15:30' },
    {
      name: 'Thursday before a holiday on Friday until Monday',
      failed: '2026-04-02 16:05',
      until: '2026-04-06 15:30',
    },
    { name: 'over a holiday in the week', failed: '2026-11-23 16:05', until: '2026-11-25 15:30' },
    { name: 'before the Budget on a Sunday', failed: '2026-01-30 16:05', until: '2026-02-01 15:30' },
    {
      name: 'before the Muhurat session until its end',
      failed: '2026-11-06 16:05',
      until: '2026-11-08 19:15',
    },
    { name: 'after the Muhurat session', failed: '2026-11-08 19:30', until: '2026-11-09 15:30' },
    { name: 'shortly before midnight in India', failed: '2026-11-16 23:59', until: '2026-11-17 15:30' },
    { name: 'shortly after it', failed: '2026-11-17 00:01', until: '2026-11-18 15:30' },
  ])('$name', ({ failed, until }) => {
    const expiry = retryExpiry(nse, ist(failed).epochMilliseconds);
    expect({ until: show(expiry.atMs), provisional: expiry.provisional }).toStrictEqual({
      until,
      provisional: false,
    });
  });

  it.each([
    { failed: '2026-12-31 16:05', until: '2027-01-01 15:30' },
    { failed: '2027-01-01 16:05', until: '2027-01-04 15:30' },
  ])('beyond the calendar goes by the weekday, and says so: $failed', ({ failed, until }) => {
    const expiry = retryExpiry(nse, ist(failed).epochMilliseconds);
    expect({ until: show(expiry.atMs), provisional: expiry.provisional }).toStrictEqual({
      until,
      provisional: true,
    });
  });

  it('has come at its minute', () => {
    const { atMs } = retryExpiry(nse, ist('2026-11-16 16:05').epochMilliseconds);
    expect(isRetryExpired(atMs, atMs - 1)).toBe(false);
    expect(isRetryExpired(atMs, atMs)).toBe(true);
  });

  it('lies after the failure, and later for a later failure', () => {
    const minute = fc.integer({ min: 0, max: 370 * 24 * 60 });
    fc.assert(
      fc.property(minute, minute, (a, b) => {
        const start = ist('2026-01-01 00:00').epochMilliseconds;
        const [early, late] = [Math.min(a, b), Math.max(a, b)].map((m) => start + m * 60_000);
        if (early === undefined || late === undefined) return;
        expect(retryExpiry(nse, early).atMs).toBeGreaterThan(early);
        expect(retryExpiry(nse, late).atMs).toBeGreaterThanOrEqual(retryExpiry(nse, early).atMs);
      }),
    );
  });

  it('leaves one scheduled retry at least', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 370 * 24 * 60 }), (minutes) => {
        const failed = ist('2026-01-01 00:00').epochMilliseconds + minutes * 60_000;
        expect(nextRetry(nse, failed).atMs).toBeLessThan(retryExpiry(nse, failed).atMs);
      }),
    );
  });
});

describe('the next scheduled retry', () => {
  it.each([
    ['2026-11-16 16:05', '2026-11-17 08:30', false],
    ['2026-11-17 08:29', '2026-11-17 08:30', false],
    ['2026-11-17 08:30', '2026-11-18 08:30', false],
    ['2026-11-20 16:05', '2026-11-23 08:30', false],
    ['2026-11-24 07:00', '2026-11-25 08:30', false],
    ['2026-12-31 16:05', '2027-01-01 08:30', true],
  ])('after %s is at %s', (after, at, provisional) => {
    const next = nextRetry(nse, ist(after).epochMilliseconds);
    expect({ at: show(next.atMs), provisional: next.provisional }).toStrictEqual({ at, provisional });
  });
});
