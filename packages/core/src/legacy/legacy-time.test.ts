import { describe, expect, it } from 'vitest';
import { readLegacyTime } from './legacy-time.ts';

const cases = [
  ['2025-11-06T09:15:08.123456+05:30', '2025-11-06T03:45:08.123Z', false],
  ['2025-11-06T09:15:08', '2025-11-06T03:45:08.000Z', true],
  ['2025-11-06 09:15', '2025-11-06T03:45:00.000Z', true],
  ['2025-10-29', '2025-10-28T18:30:00.000Z', true],
  ['2025-11-03 03:45:10+00', '2025-11-03T03:45:10.000Z', false],
  ['2025-11-03 03:45:10,5Z', '2025-11-03T03:45:10.500Z', false],
  ['2024-02-29T00:00:00-0430', '2024-02-29T04:30:00.000Z', false],
  ['2000-02-29T05:30:00', '2000-02-29T00:00:00.000Z', true],
  ['1999-12-31T23:59:59+05:30', '1999-12-31T18:29:59.000Z', false],
] as const;
const none = [
  '',
  'soon',
  '2025-02-29',
  '2025-04-31',
  '2025-13-01',
  '2025-11-06T24:00:00',
  '2025-11-06T10:60:00',
  '1900-02-29',
];

describe('a time of the earlier system', () => {
  for (const [text, utc, naive] of cases) {
    it(`is read with or without a zone: ${text}`, () => {
      expect(readLegacyTime(text)).toEqual({ atMs: Date.parse(utc), naive });
    });
  }
  for (const text of none) {
    it(`that is none is not read: "${text}"`, () => expect(readLegacyTime(text)).toBeUndefined());
  }
});
