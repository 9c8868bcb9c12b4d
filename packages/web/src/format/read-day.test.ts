import { expect, it } from 'vitest';
import { readDay } from './read-day.ts';

it.each([
  ['24 Aug 2026', '2026-08-24'],
  [' 24 august 2026 ', '2026-08-24'],
  ['4 aug', '2026-08-04'],
  ['04/08/2026', '2026-08-04'],
  ['4.8.26', '2026-08-04'],
  ['4.8.', '2026-08-04'],
  ['4-8', '2026-08-04'],
  ['24Aug2026', undefined],
  ['24 Aug, 2025', '2025-08-24'],
  ['2026-08-24', '2026-08-24'],
  ['today', '2026-08-21'],
  ['Yesterday', '2026-08-20'],
  ['tomorrow', '2026-08-22'],
  ['29 Feb 2024', '2024-02-29'],
  ['29 Feb 2026', undefined],
  ['08/24/2026', undefined],
  ['31/4/2026', undefined],
  ['2026-13-01', undefined],
  ['24 Augustus', undefined],
  ['24', undefined],
  ['soon', undefined],
  ['', undefined],
])('"%s" is read as %s', (text, day) => {
  expect(readDay(text, '2026-08-21')).toBe(day);
});
