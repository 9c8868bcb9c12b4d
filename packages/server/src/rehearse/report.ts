import type { ActivityRow } from '../db/events/list-activity.ts';

/** What a rehearsal prints: one entry a scenario, and whether all passed. */
export interface RehearsalReport {
  readonly scenarios: readonly ScenarioReport[];
  readonly passed: boolean;
}

export interface ScenarioReport {
  readonly name: string;
  readonly seed: number;
  readonly passed: boolean;
  /** Trading days that were played to the end. */
  readonly days: number;
  readonly orders: number;
  readonly attempts: number;
  /** Requests to place that the broker received. */
  readonly placed: number;
  readonly duplicates: number;
  readonly lost: number;
  readonly unexplained: number;
  readonly invented_fills: number;
  readonly cycles: number;
  /** How often our program was killed. */
  readonly deaths: number;
  /** At which named points it was killed. */
  readonly died_at: readonly string[];
  /** Our own part of a cycle, in milliseconds: the broker's time is taken out. */
  readonly cycle_ms: { readonly p50: number; readonly p95: number; readonly max: number };
  readonly violations: readonly string[];
  /** Of each account the SHA-256 of everything that happened, in its order: the same seed gives the same. */
  readonly trace: string;
  readonly seconds: number;
  /** Only where it was asked for. */
  readonly told?: ToldDays;
}

/** What became known on the days that were played, in its order: of the first account, where there are several. */
export interface ToldDays {
  /** ISO days: the evening of placing, and the trading days after it. */
  readonly days: readonly string[];
  readonly events: readonly ActivityRow[];
  /** Whether there was more before these. */
  readonly isCut: boolean;
}

export function quantiles(values: readonly number[]): { p50: number; p95: number; max: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => {
    const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
    return Math.round(value * 100) / 100;
  };
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}

/** The report as a table for people; the sentences of what went wrong below it. */
export function renderReport(report: RehearsalReport): string {
  const head = [
    'scenario',
    'result',
    'days',
    'orders',
    'sent',
    'twice',
    'lost',
    'unexplained',
    'invented',
    'cycles',
    'p95 ms',
    's',
  ];
  const rows = report.scenarios.map((scenario) => [
    scenario.name,
    scenario.passed ? 'passed' : 'FAILED',
    scenario.days,
    scenario.orders,
    scenario.placed,
    scenario.duplicates,
    scenario.lost,
    scenario.unexplained,
    scenario.invented_fills,
    scenario.cycles,
    scenario.cycle_ms.p95,
    scenario.seconds.toFixed(1),
  ]);
  const table = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const wrong = report.scenarios.flatMap(({ name, seed, violations }) =>
    violations.map((text) => `${name} (seed ${seed}): ${text}`),
  );
  return [...lines, '', ...wrong, report.passed ? 'All promises held.' : 'Some promises did not hold.'].join(
    '\n',
  );
}
