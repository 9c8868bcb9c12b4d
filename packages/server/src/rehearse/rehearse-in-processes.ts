import { spawn } from 'node:child_process';
import { availableParallelism, constants, setPriority } from 'node:os';
import type { RehearsalReport } from './report.ts';
import type { Scenario } from './scenario.ts';

/** More than this many would want for memory before they wanted for cores. */
const MOST_PROCESSES = 4;
const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM'];

/** The scenarios of each process, so that all end at about the same time. One part: it is not worth another process. */
export function shareOut(
  scenarios: readonly Scenario[],
  processes = Math.min(MOST_PROCESSES, availableParallelism()),
): readonly (readonly Scenario[])[] {
  const parts = Array.from({ length: Math.min(processes, scenarios.length) }, () => ({
    scenarios: [] as Scenario[],
    cost: 0,
  }));
  for (const scenario of scenarios.toSorted((a, b) => costOf(b) - costOf(a))) {
    const least = parts.reduce((a, b) => (b.cost < a.cost ? b : a));
    least.scenarios.push(scenario);
    least.cost += costOf(scenario);
  }
  return parts.map((part) => part.scenarios);
}

/** About how many readings it takes: those of its days, of the evenings around them, and less when it ends in a morning. */
function costOf({ days = 1, ends }: Scenario): number {
  return 250 + 400 * days - (ends === undefined ? 0 : 350);
}

interface Elsewhere {
  readonly seeds: string;
  readonly talks: boolean;
  /** Whether its reports tell what became known on each day. */
  readonly tellsDays?: boolean;
  /** What Node is given before the name of the command; that of this very process when left out. */
  readonly command?: readonly string[];
  /** Ends it early. */
  readonly end?: AbortSignal;
  /** It runs when no other process of the machine wants to. */
  readonly goesLast?: boolean;
}

/** Runs the command `rehearse` for one part, and reads its report. Rejects when there is none. */
export function rehearseElsewhere(
  part: readonly Scenario[],
  { seeds, talks, tellsDays = false, command, end: given, goesLast = false }: Elsewhere,
): Promise<RehearsalReport> {
  const names = part.map(({ name }) => name).join(',');
  const [, program = ''] = process.argv;
  const child = spawn(
    process.execPath,
    [
      // Whole days make much short-lived garbage: a larger nursery saves a tenth of the time.
      '--max-semi-space-size=64',
      ...(command ?? [...process.execArgv, program]),
      ...['rehearse', '--scenario', names, '--seed', seeds, '--json'],
      ...['--part', talks ? 'talking' : 'silent'],
      ...(tellsDays ? ['--tell-days'] : []),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], ...(given && { signal: given }) },
  );
  if (goesLast && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  const end = (signal: NodeJS.Signals): void => void child.kill(signal);
  for (const signal of SIGNALS) process.on(signal, end);
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      for (const signal of SIGNALS) process.off(signal, end);
      const report = readReport(Buffer.concat(chunks).toString('utf8'));
      if (report !== undefined) resolve(report);
      else reject(new Error(`A part of the rehearsal ended with ${code} and without a report: ${names}`));
    });
  });
}

function readReport(text: string): RehearsalReport | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The reports of all parts as one, in the order of the seeds and scenarios. */
export function joinReports(
  reports: readonly RehearsalReport[],
  scenarios: readonly Scenario[],
): RehearsalReport {
  const place = new Map(scenarios.map(({ name }, index) => [name, index]));
  const all = reports
    .flatMap((report) => report.scenarios)
    .toSorted((a, b) => a.seed - b.seed || (place.get(a.name) ?? 0) - (place.get(b.name) ?? 0));
  return { scenarios: all, passed: all.length > 0 && reports.every(({ passed }) => passed) };
}
