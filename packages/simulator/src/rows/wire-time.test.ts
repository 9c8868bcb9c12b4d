import { describe, expect, it } from 'vitest';
import {
  epochSeconds,
  nextIstMidnight,
  writeDateTime,
  writeDateTimeOr,
  writeIsoDay,
  writeUpdateTime,
} from './wire-time.ts';

describe('wall-clock strings', () => {
  it('agree with the epoch seconds of Kotak’s own sample row', () => {
    expect(writeDateTime(1737536281_000)).toBe('22-Jan-2025 14:28:01');
    expect(writeUpdateTime(1737536281_999)).toBe('2025/01/22 14:28:01');
    expect(epochSeconds(1737536281_999)).toBe(1737536281);
  });

  it('turn the day at midnight in India, not in Greenwich', () => {
    const lastSecond = Date.parse('2026-08-21T18:29:59Z');
    expect(writeDateTime(lastSecond)).toBe('21-Aug-2026 23:59:59');
    expect(writeIsoDay(lastSecond + 1000)).toBe('2026-08-22');
    expect(nextIstMidnight(lastSecond)).toBe(lastSecond + 1000);
    expect(nextIstMidnight(lastSecond + 1000)).toBe(lastSecond + 1000 + 86_400_000);
  });

  it('say the given word where there is no time', () => {
    expect(writeDateTimeOr(null, 'NA')).toBe('NA');
  });
});
