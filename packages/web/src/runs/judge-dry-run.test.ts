import { describe, expect, it } from 'vitest';
import { isFresh } from './judge-dry-run.ts';

const at = (time: string) => Date.parse(`2026-08-20T${time}+05:30`);
const run = { created_at: '2026-08-20T10:35:00.000Z' };

describe('a dry run', () => {
  it.each([
    ['16:05:00', true],
    ['17:05:00', true],
    ['17:05:01', false],
  ])('of 16:05 is fresh at %s: %s', (time, expected) => {
    expect(isFresh(run, at(time))).toBe(expected);
  });

  it('of the evening before is old after midnight, however short ago', () => {
    const late = { created_at: '2026-08-20T18:20:00.000Z' };
    expect(isFresh(late, at('23:59:59'))).toBe(true);
    expect(isFresh(late, Date.parse('2026-08-21T00:00:01+05:30'))).toBe(false);
  });
});
