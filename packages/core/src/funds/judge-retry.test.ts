import { describe, expect, it } from 'vitest';
import { paise } from '../money/index.ts';
import { judgeBand } from './judge-band.ts';
import { judgeRetry } from './judge-retry.ts';

const REFUSED_MS = Date.parse('2026-08-21T03:38:00Z');
const ask = (price: number | null, toldMs: number | null, refusedForBand: boolean) =>
  judgeRetry({
    band: judgeBand({
      price: price === null ? null : paise(price),
      band: toldMs === null ? null : { lowerBand: paise(90_00), upperBand: paise(110_00), atMs: toldMs },
      day: null,
    }),
    refusedForBand,
    refusedAtMs: REFUSED_MS,
    needed: null,
    free: null,
  }).byBand;

describe('whether a further try is of use by its price', () => {
  it.each([
    ['refused for its band, and still above it', 111_00, REFUSED_MS + 1, true, 'no'],
    ['refused for its band, and below the one of before', 89_00, REFUSED_MS - 1, true, 'no'],
    ['refused for its band, inside one told since', 100_00, REFUSED_MS + 1, true, 'yes'],
    [
      'refused for its band, inside one that the refusal proved wrong',
      100_00,
      REFUSED_MS - 1,
      true,
      'unknown',
    ],
    ['refused for its band, and nobody told another', 100_00, null, true, 'unknown'],
    ['refused for its band, without a price', null, REFUSED_MS + 1, true, 'unknown'],
    ['refused for something else, and above the band', 111_00, REFUSED_MS + 1, false, 'no'],
    ['refused for something else, inside the band', 100_00, REFUSED_MS + 1, false, null],
    ['refused for something else, the band not known', 100_00, null, false, null],
  ] as const)('%s', (_, price, toldMs, refusedForBand, expected) => {
    expect(ask(price, toldMs, refusedForBand)).toBe(expected);
  });
});

describe('the money of a further try', () => {
  it.each([
    [900_00, 1_000_00, 0],
    [900_00, 100_00, 800_00],
    [900_00, -100_00, 1_000_00],
    [900_00, null, null],
    [null, 100_00, null],
  ])('needs %s of %s that is free', (needed, free, shortfall) => {
    const band = judgeBand({ price: null, band: null, day: null });
    const amounts = {
      needed: needed === null ? null : paise(needed),
      free: free === null ? null : paise(free),
    };
    expect(judgeRetry({ band, refusedForBand: false, refusedAtMs: null, ...amounts }).shortfall).toBe(
      shortfall,
    );
  });
});
