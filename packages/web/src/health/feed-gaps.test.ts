import { describe, expect, it } from 'vitest';
import { feedGaps, sumGaps } from './feed-gaps.ts';

const at = (time: string) => Date.parse(`2026-08-21T${time}+05:30`);
const told = (time: string, what: 'down' | 'restored', body = {}) => ({
  at: new Date(at(time)).toISOString(),
  kind: `account.feed_${what}`,
  body,
});
const MIDNIGHT = at('00:00:00');

describe('the gaps of the order feed', () => {
  it('begin when it went and end when it came back, whatever order they are told in', () => {
    const gaps = feedGaps([told('10:05:00', 'restored'), told('10:00:00', 'down')], MIDNIGHT);
    expect(gaps).toEqual([{ fromMs: at('10:00:00'), untilMs: at('10:05:00') }]);
    expect(sumGaps(gaps, at('11:00:00'))).toBe(300_000);
  });

  it('begin when it really went, not when that was told a minute later', () => {
    const gaps = feedGaps([told('10:01:00', 'down', { sinceMs: at('09:59:58') })], MIDNIGHT);
    expect(gaps).toEqual([{ fromMs: at('09:59:58'), untilMs: null }]);
  });

  it('go on while nothing has come back', () => {
    const gaps = feedGaps([told('10:00:00', 'down')], MIDNIGHT);
    expect(gaps).toEqual([{ fromMs: at('10:00:00'), untilMs: null }]);
    expect(sumGaps(gaps, at('10:01:00'))).toBe(60_000);
  });

  it('begin with the day when they began before it', () => {
    expect(feedGaps([told('09:00:00', 'restored')], MIDNIGHT)).toEqual([
      { fromMs: MIDNIGHT, untilMs: at('09:00:00') },
    ]);
  });

  it('are none on a day of which nothing was told', () => {
    expect(feedGaps([], MIDNIGHT)).toEqual([]);
  });
});
