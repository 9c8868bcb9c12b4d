import type { RehearsalReport, ScenarioReport } from './report.ts';
import { runScenario } from './run-scenario.ts';
import type { Scenario } from './scenario.ts';
import { scenarios } from './scenarios/index.ts';

export interface RehearsalOptions {
  /** Names of scenarios, or `all`. */
  readonly names: readonly string[];
  readonly seeds: readonly number[];
  /** Gives each scenario an empty, migrated database, and takes it back. */
  readonly withDatabase: <T>(use: (database: { readonly url: string }) => Promise<T>) => Promise<T>;
  readonly onReport?: (report: ScenarioReport) => void;
}

/** The scenarios that were asked for, or the name that is none. */
export function chooseScenarios(names: readonly string[]): {
  readonly chosen: readonly Scenario[];
  readonly unknown: readonly string[];
} {
  if (names.includes('all')) return { chosen: scenarios, unknown: [] };
  const unknown = names.filter((name) => !scenarios.some((scenario) => scenario.name === name));
  return { chosen: scenarios.filter((scenario) => names.includes(scenario.name)), unknown };
}

/** Plays scenario after scenario, each on a database of its own. */
export async function rehearse(options: RehearsalOptions): Promise<RehearsalReport> {
  const reports: ScenarioReport[] = [];
  for (const seed of options.seeds) {
    for (const scenario of chooseScenarios(options.names).chosen) {
      const report = await options.withDatabase((database) => runScenario(scenario, seed, database));
      options.onReport?.(report);
      reports.push(report);
    }
  }
  return { scenarios: reports, passed: reports.length > 0 && reports.every((report) => report.passed) };
}
