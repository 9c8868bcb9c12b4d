import { STEP_NAMES } from '../desk/steps.ts';
import { silentLog } from '../log.ts';
import { commandFor, playRandom, type RandomWish } from '../rehearse/random/play-random.ts';
import type { ScenarioReport } from '../rehearse/report.ts';
import { withScratchDatabases } from '../rehearse/scratch-databases.ts';
import type { Proof, ProofWishes } from './proof.ts';

const SEEDS = 40;
const DAYS_EACH = 2;
/** Of each point; twenty at the full scale. */
const SCENARIOS = 20;
const AT_ONCE = 2;

/** Days that seeds draw, on the whole program and a real PostgreSQL. */
export async function proveDays({ seed, scale }: ProofWishes): Promise<Proof> {
  const wishes = Array.from({ length: Math.max(1, Math.round(SEEDS * scale)) }, (_, place) => ({
    seed: seed + place,
    days: DAYS_EACH,
  }));
  const { reports, violations } = await playAll(wishes);
  return { part: 'random days', figures: { rehearsals: reports.length, ...sums(reports) }, violations };
}

/** The program dies at each named point, in each of twenty random days. */
export async function proveCrashPoints({ seed, scale }: ProofWishes): Promise<Proof> {
  const scenarios = Math.max(1, Math.round(SCENARIOS * scale));
  const wishes = STEP_NAMES.filter((name) => name !== 'notice:sent').flatMap((killAt) =>
    Array.from({ length: scenarios }, (_, place) => ({ seed: seed + place, days: 1, killAt })),
  );
  const { reports, violations } = await playAll(wishes);
  const died = reports.filter(({ died_at }) => died_at.length > 0);
  const figures = {
    'points at which it may die': wishes.length / scenarios,
    'points at which it died': new Set(died.flatMap(({ died_at }) => died_at)).size,
    'days in which it may': reports.length,
    'days in which it did': died.length,
    ...sums(reports),
  };
  return { part: 'crash points', figures, violations };
}

function sums(reports: readonly ScenarioReport[]) {
  const sum = (of: (report: ScenarioReport) => number) =>
    reports.reduce((all, report) => all + of(report), 0);
  return {
    'days simulated': sum(({ days }) => days),
    'readings of the book': sum(({ cycles }) => cycles),
    'orders sent': sum(({ placed }) => placed),
    'orders known': sum(({ orders }) => orders),
    'sent twice': sum(({ duplicates }) => duplicates),
    lost: sum(({ lost }) => lost),
    deaths: sum(({ deaths }) => deaths),
  };
}

async function playAll(wishes: readonly RandomWish[]) {
  const reports: ScenarioReport[] = [];
  const violations: string[] = [];
  const waiting = [...wishes];
  await withScratchDatabases(null, silentLog, async (withDatabase) => {
    const work = async (): Promise<void> => {
      for (let wish = waiting.shift(); wish !== undefined; wish = waiting.shift()) {
        const report = await playRandom(wish, withDatabase);
        reports.push(report);
        for (const sentence of report.violations) violations.push(`${sentence} (${commandFor(wish)})`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  });
  return { reports, violations };
}
