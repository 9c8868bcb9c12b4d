import { expect, it } from 'vitest';
import { clockWords } from './clock-words.ts';

const measured_at = '2026-08-24T10:02:11+05:30';
const now = Date.parse(measured_at) + 4_000;

it.each([
  ['not compared', null, 'not compared yet'],
  ['right', { off_ms: 0, level: 'ok', measured_at } as const, 'within 2 s of the broker’s, 4 s ago'],
  ['ahead', { off_ms: 3_900, level: 'ok', measured_at } as const, '3 s ahead of the broker’s, 4 s ago'],
  ['behind', { off_ms: -3_600_000, level: 'bad', measured_at } as const, '1 h behind the broker’s, 4 s ago'],
])('a clock that is %s is told with the age of what is known', (_, clock, words) => {
  expect(clockWords(clock, now)).toBe(words);
});
