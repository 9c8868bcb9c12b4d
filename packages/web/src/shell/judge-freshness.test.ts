import { describe, expect, it } from 'vitest';
import type { Freshness } from '../api/types.ts';
import { parseMoment } from '../format/time.ts';
import { judgeFreshness, worst } from './judge-freshness.ts';

const readAt = '2026-08-24T04:00:00Z';
const base: Freshness = {
  session: 'ready',
  session_expires_at: null,
  session_problem: null,
  feed: 'live',
  feed_since: null,
  last_reading_at: readAt,
  last_reading_kind: 'complete',
  last_reading_problem: null,
  next_reading_at: null,
  reading_interval_ms: 10_000,
  clock: null,
};
const after = (ms: number) => parseMoment(readAt) + ms;

describe('the lights of the strip', () => {
  it.each<[string, Partial<Freshness>, number, string]>([
    ['a reading within twice its interval is fresh', {}, 20_000, 'ok'],
    ['a reading beyond twice its interval is late', {}, 20_001, 'late'],
    ['a reading beyond five times its interval is stale', {}, 50_001, 'bad'],
    ['with no reading expected, age is no fault', { reading_interval_ms: null }, 9_000_000, 'off'],
    ['a failed reading is bad however young', { last_reading_kind: 'failed' }, 0, 'bad'],
    ['an incomplete reading is not green', { last_reading_kind: 'partial' }, 0, 'late'],
    [
      'a reading that is expected and never came is late',
      { last_reading_at: null, last_reading_kind: null },
      0,
      'late',
    ],
    ['an empty book, read in time, is fresh', { last_reading_kind: 'empty' }, 0, 'ok'],
  ])('%s', (_, change, ageMs, level) => {
    expect(judgeFreshness({ freshness: { ...base, ...change } }, after(ageMs), 0).reading).toBe(level);
  });

  it('a feed that is down is a warning, since reading goes on without it', () => {
    expect(judgeFreshness({ freshness: { ...base, feed: 'down' } }, after(0), 0).feed).toBe('late');
  });

  it('a session that failed is red', () => {
    expect(judgeFreshness({ freshness: { ...base, session: 'failed' } }, after(0), 0).session).toBe('bad');
  });

  it('a clock that nobody has compared yet is neither right nor wrong', () => {
    const clock = { off_ms: -30_000, level: 'bad', measured_at: readAt } as const;
    expect(judgeFreshness({ freshness: base }, after(0), 0).clock).toBe('off');
    expect(judgeFreshness({ freshness: { ...base, clock } }, after(0), 0).clock).toBe('bad');
  });

  it('on a fast clock, what the page has not asked for yet is not late', () => {
    expect(judgeFreshness({ freshness: base }, after(21_000), 2_000).reading).toBe('ok');
    expect(judgeFreshness({ freshness: base }, after(23_000), 2_000).reading).toBe('late');
  });

  it('several accounts show their worst', () => {
    expect(worst(['ok', 'late', 'off'])).toBe('late');
    expect(worst([])).toBe('off');
  });
});
