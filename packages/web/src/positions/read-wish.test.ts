import { describe, expect, it } from 'vitest';
import { readAdjust, readHold } from './read-wish.ts';

describe('a hold', () => {
  it.each([
    [
      { reason: ' results ', until: '' },
      { reason: 'results', until: null },
    ],
    [
      { reason: 'results', until: '2026-08-24' },
      { reason: 'results', until: '2026-08-24' },
    ],
  ])('%j asks for %j', (fields, body) => {
    expect(readHold(fields, '2026-08-21')).toEqual({ untilError: undefined, wish: { kind: 'hold', body } });
  });

  it('that ends today or has no reason is not asked for', () => {
    expect(readHold({ reason: 'x', until: '2026-08-21' }, '2026-08-21')).toMatchObject({ wish: undefined });
    expect(readHold({ reason: ' ', until: '' }, '2026-08-21')).toMatchObject({ wish: undefined });
  });
});

describe('an adjustment', () => {
  const split = { from: '1', to: '5', exDay: '2026-08-24', reason: 'split' };

  it('says what becomes of the shares, whole ones', () => {
    expect(readAdjust(split, 1000)).toEqual({
      fromError: undefined,
      toError: undefined,
      becomes: '1,000 shares become 5,000.',
      wish: { kind: 'adjust', body: { from: 1, to: 5, ex_day: '2026-08-24', reason: 'split' } },
    });
    expect(readAdjust({ ...split, from: '2', to: '3' }, 5)).toMatchObject({ becomes: '5 shares become 7.' });
  });

  it.each([
    [{ ...split, from: '0' }],
    [{ ...split, from: '1.5' }],
    [{ ...split, to: '1' }],
    [{ ...split, to: '' }],
    [{ ...split, from: '20', to: '1' }],
    [{ ...split, exDay: '' }],
    [{ ...split, reason: ' ' }],
  ])('%j is not asked for', (fields) => {
    expect(readAdjust(fields, 10).wish).toBeUndefined();
  });
});
