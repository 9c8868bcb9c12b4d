import { describe, expect, it } from 'vitest';
import { KEPT_WORLDS } from './kept-worlds.ts';
import { PLANTED } from './planted.ts';
import { playWorld } from './play-world.ts';
import { playWorlds } from './play-worlds.ts';
import { findPlanted, sumsOf } from './prove-memory.ts';

/** With those of `further-worlds.test.ts` a thousand days of accounts; `npm run prove -- --only memory` plays a thousand worlds. */
const WORLDS = 66;
const DAYS_EACH = 4;
const LONG_MS = 1_200_000;

describe('days in memory', () => {
  it(
    'break no promise, whatever goes wrong in them',
    async () => {
      const wishes = Array.from({ length: WORLDS }, (_, place) => ({ seed: place + 1, days: DAYS_EACH }));
      const reports = await playWorlds(wishes, 1);
      expect(
        reports.flatMap(({ seed, violations }) => violations.map((sentence) => `${seed}: ${sentence}`)),
      ).toEqual([]);
      const sums = sumsOf(reports);
      expect(sums['days of accounts']).toBeGreaterThanOrEqual(WORLDS * DAYS_EACH);
      expect(sums['orders sent']).toBeGreaterThan(WORLDS);
      expect(sums.deaths).toBeGreaterThan(WORLDS / 3);
    },
    LONG_MS,
  );

  it(
    'are the same again with the same seed, and others with another',
    async () => {
      const [first, again, other] = [
        await playWorld({ seed: 3, days: 1 }),
        await playWorld({ seed: 3, days: 1 }),
        await playWorld({ seed: 4, days: 1 }),
      ];
      expect(again.trace).toBe(first.trace);
      expect(other.trace).not.toBe(first.trace);
    },
    LONG_MS,
  );

  it.each(PLANTED)(
    'show that $name',
    async (planted) => {
      expect(await findPlanted(planted)).not.toBeNull();
    },
    LONG_MS,
  );

  it.each(KEPT_WORLDS)(
    '$name',
    async ({ wish }) => {
      expect((await playWorld(wish)).violations).toEqual([]);
    },
    LONG_MS,
  );
});
