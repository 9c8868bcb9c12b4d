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
  /** Whether the reports tell what became known on each day. */
  readonly tellsDays?: boolean;
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

/** One scenario reckons while another waits for its database. Each has a clock, a broker and a database of its own. */
const AT_ONCE = 2;

/** Plays every scenario with every seed, each on a database of its own. Reports stand in the order of the scenarios. */
export async function rehearse(options: RehearsalOptions): Promise<RehearsalReport> {
  const { chosen } = chooseScenarios(options.names);
  const plays = options.seeds.flatMap((seed) => chosen.map((scenario) => ({ scenario, seed })));
  const reports: ScenarioReport[] = new Array(plays.length);
  // The longest begin first, so that none is left to run alone at the end.
  const waiting = plays
    .map((play, place) => ({ ...play, place }))
    .toSorted((a, b) => (b.scenario.days ?? 1) - (a.scenario.days ?? 1) || a.place - b.place);
  async function work(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { scenario, seed, place } = next;
      const { tellsDays = false } = options;
      const report = await options.withDatabase((database) =>
        runScenario(scenario, seed, database, { tellsDays }),
      );
      options.onReport?.(report);
      reports[place] = report;
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { scenarios: reports, passed: reports.length > 0 && reports.every((report) => report.passed) };
}
