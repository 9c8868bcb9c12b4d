import { describe, expect, it } from 'vitest';
import { playWorld } from './play-world.ts';

/** Beside `memory.test.ts`, whose worlds end before these: each file has a core. */
const FIRST_SEED = 31;
const WORLDS = 30;
const DAYS_EACH = 4;
const LONG_MS = 1_200_000;

describe('further days in memory', () => {
  it(
    'break no promise either',
    async () => {
      const broken: string[] = [];
      for (let seed = FIRST_SEED; seed < FIRST_SEED + WORLDS; seed += 1) {
        const { violations } = await playWorld({ seed, days: DAYS_EACH });
        broken.push(...violations.map((sentence) => `${seed}: ${sentence}`));
      }
      expect(broken).toEqual([]);
    },
    LONG_MS,
  );
});
