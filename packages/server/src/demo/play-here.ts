import type { Storage } from '../db/open-storage.ts';
import { runScenario } from '../rehearse/run-scenario.ts';
import type { PlayScenario } from './rehearsal-desk.ts';

const SUFFIX = 'rehearsal';

/** Plays in this very process, on a database beside the demo's. One that is given up has its database taken from it. */
export function playHere(storage: Pick<Storage, 'prepare' | 'drop'>): PlayScenario {
  return async (scenario, seed, end) => {
    await storage.drop(SUFFIX);
    try {
      const url = await storage.prepare(SUFFIX);
      return await runScenario(scenario, seed, { url }, { tellsDays: true });
    } finally {
      if (!end.aborted) await storage.drop(SUFFIX);
    }
  };
}
