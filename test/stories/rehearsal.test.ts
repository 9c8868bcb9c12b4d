import { describe, expect, it } from 'vitest';
import type { ScenarioReport } from '../../packages/server/src/rehearse/report.ts';
import { runScenario } from '../../packages/server/src/rehearse/run-scenario.ts';
import { scenarios } from '../../packages/server/src/rehearse/scenarios/index.ts';
import { createTestDatabase } from '../support/database.ts';

const reports = new Map<string, ScenarioReport>();

async function play(name: string, seed: number): Promise<ScenarioReport> {
  const scenario = scenarios.find((candidate) => candidate.name === name);
  if (!scenario) throw new Error(`There is no scenario ${name}`);
  const database = await createTestDatabase();
  try {
    return await runScenario(scenario, seed, database);
  } finally {
    await database.close();
  }
}

describe('a rehearsed day', () => {
  it.each(scenarios.map(({ name, story }) => ({ name, story })))('$name: $story', async ({ name }) => {
    const report = await play(name, 1);
    reports.set(name, report);
    expect(report.violations).toEqual([]);
    expect(report).toMatchObject({ passed: true, duplicates: 0, lost: 0, unexplained: 0, invented_fills: 0 });
    expect(report.cycles).toBeGreaterThan(300);
  });

  it('is the same day again with the same seed, and another with another', async () => {
    const first = reports.get('feed-down') ?? (await play('feed-down', 1));
    expect((await play('feed-down', 1)).trace).toBe(first.trace);
    expect((await play('feed-down', 2)).trace).not.toBe(first.trace);
  });
});
