import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, dayOfNumber, IST, instant, istDate, istDayNumber, istMoment } from './time.ts';

/** The zone had no other offset since 1946. */
const moments = fc.integer({ min: Date.UTC(1946, 0, 1), max: Date.UTC(2200, 0, 1) });

describe('days and times in India, worked out by arithmetic', () => {
  it('are those of the zone', () => {
    fc.assert(
      fc.property(moments, (ms) => {
        const there = instant(ms).toZonedDateTimeISO(IST);
        expect(istDate(ms).toString()).toBe(there.toPlainDate().toString());
        expect(istMoment(there.toPlainDate(), there.toPlainTime())).toBe(ms);
      }),
    );
  });

  it('lead from a day to its number and back', () => {
    fc.assert(
      fc.property(moments, (ms) => {
        const number = istDayNumber(ms);
        expect(dayNumber(dayOfNumber(number))).toBe(number);
        expect(dayOfNumber(number).equals(istDate(ms))).toBe(true);
      }),
    );
  });
});
