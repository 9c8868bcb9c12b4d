import type { ScenarioReport } from '../../packages/server/src/rehearse/report.ts';
import { runScenario } from '../../packages/server/src/rehearse/run-scenario.ts';
import { scenarios } from '../../packages/server/src/rehearse/scenarios/index.ts';
import { createTestDatabase } from './database.ts';

/** Plays one scenario of the rehearsal on a database of its own. */
export async function playScenario(name: string, seed: number): Promise<ScenarioReport> {
  const scenario = scenarios.find((candidate) => candidate.name === name);
  if (!scenario) throw new Error(`There is no scenario ${name}`);
  const database = await createTestDatabase();
  try {
    return await runScenario(scenario, seed, database);
  } finally {
    await database.close();
  }
}

/** What every scenario must show, whatever it tells. */
export const KEPT = {
  violations: [],
  passed: true,
  duplicates: 0,
  lost: 0,
  unexplained: 0,
  invented_fills: 0,
} as const;
