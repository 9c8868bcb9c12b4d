import { describe, expect, it } from 'vitest';
import { playWorlds } from './play-worlds.ts';

/** Beside `memory.test.ts`, whose worlds end before these: each file has a core. */
const FIRST_SEED = 67;
const WORLDS = 78;
const DAYS_EACH = 4;
const LONG_MS = 1_200_000;

describe('further days in memory', () => {
  it(
    'break no promise either',
    async () => {
      const seeds = Array.from({ length: WORLDS }, (_, place) => FIRST_SEED + place);
      const reports = await playWorlds(
        seeds.map((seed) => ({ seed, days: DAYS_EACH })),
        1,
      );
      expect(
        reports.flatMap(({ seed, violations }) => violations.map((sentence) => `${seed}: ${sentence}`)),
      ).toEqual([]);
    },
    LONG_MS,
  );
});
