import { expect, it } from 'vitest';
import { clockOffText } from './clock-off-text.ts';

it.each([
  [2_000, '2 s'],
  [-40_900, '40 s'],
  [119_999, '119 s'],
  [120_000, '2 min'],
  [-3_599_999, '59 min'],
  [3_600_000, '1 h'],
  [-19_800_000, '5 h 30 min'],
])('a clock that is off by %d ms is off by "%s"', (offMs, text) => {
  expect(clockOffText(offMs)).toBe(text);
});
