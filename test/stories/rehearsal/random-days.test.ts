import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { playRandom, type RandomWish } from '../../../packages/server/src/rehearse/random/play-random.ts';
import type { ScenarioReport } from '../../../packages/server/src/rehearse/report.ts';
import { createTestDatabase } from '../../support/database.ts';
import { KEPT } from '../../support/play-scenario.ts';

const LONGEST_MS = 900_000;
const FOLDER = path.join(import.meta.dirname, 'kept');

interface Kept extends RandomWish {
  readonly why: string;
}

/** Days that once failed, or that show something; whoever finds one adds its line to a file of the folder. */
const kept = readdirSync(FOLDER).flatMap((file): Kept[] =>
  JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')),
);

async function play(wish: Kept): Promise<ScenarioReport> {
  return playRandom(wish, async (use) => {
    const database = await createTestDatabase();
    try {
      return await use(database);
    } finally {
      await database.close();
    }
  });
}

describe('a day that a seed draws', () => {
  it.each(kept)(
    '$seed: $why',
    async (wish) => {
      expect(await play(wish)).toMatchObject(KEPT);
    },
    LONGEST_MS,
  );

  it(
    'is the same day again, event by event, with the same seed',
    async () => {
      const wish = { seed: 12, days: 1, keep: [0, 1], why: '' };
      const first = await play(wish);
      expect(first).toMatchObject(KEPT);
      expect((await play(wish)).trace).toBe(first.trace);
    },
    LONGEST_MS,
  );
});
