import type { Proof, ProofWishes } from '../proof.ts';
import { fewestActs } from './fewest-acts.ts';
import { PLANTED, type Planted } from './planted.ts';
import { type MemoryReport, type MemoryWish, playWorld } from './play-world.ts';
import { playWorlds } from './play-worlds.ts';

const WORLDS = 1_000;
const DAYS_EACH = 4;
/** Of these days every planted fault must show in one. */
const WORLDS_FOR_PLANTED = 8;
const DAYS_FOR_PLANTED = 1;

/** Days on records in memory: far more of them than a database allows, and faults planted into them. */
export async function proveMemory({ seed, scale }: ProofWishes): Promise<Proof> {
  const worlds = Math.max(1, Math.round(WORLDS * scale));
  const wishes = Array.from({ length: worlds }, (_, place) => ({ seed: seed + place, days: DAYS_EACH }));
  const reports = await playWorlds(wishes);
  const violations: string[] = [];
  for (const report of reports) {
    const { seed: of, days } = report;
    if (report.violations.length > 0) violations.push(...(await explain({ seed: of, days }, report)));
  }
  const missed = await missedFaults(PLANTED);
  violations.push(...missed.map(({ name }) => `The planted fault was not found: ${name}`));
  const figures = {
    worlds,
    ...sumsOf(reports),
    'planted faults': PLANTED.length,
    'planted faults found': PLANTED.length - missed.length,
  };
  return { part: 'days in memory', figures, violations };
}

/** The figures of many worlds, by their names for people. */
export function sumsOf(reports: readonly MemoryReport[]): Readonly<Record<string, number>> {
  const sum = (of: (report: MemoryReport) => number) => reports.reduce((all, report) => all + of(report), 0);
  return {
    'days simulated': sum(({ days }) => days),
    'days of accounts': sum(({ days, accounts }) => days * accounts),
    'readings of the book': sum(({ readings }) => readings),
    'acts, faults among them': sum(({ acts }) => acts),
    'faults of the broker': sum(({ faults }) => faults),
    'orders sent': sum(({ placed }) => placed),
    'orders known': sum(({ orders }) => orders),
    'sent twice': sum(({ duplicates }) => duplicates),
    lost: sum(({ lost }) => lost),
    deaths: sum(({ deaths }) => deaths),
    writes: sum(({ commits }) => commits),
  };
}

async function explain(wish: MemoryWish, report: MemoryReport): Promise<readonly string[]> {
  const { keep = [] } = await fewestActs(wish);
  const again = `seed ${wish.seed}, ${wish.days} days, acts ${keep.join(',') || 'none'}`;
  return report.violations.map((sentence) => `${sentence} (${again})`);
}

async function missedFaults(planted: readonly Planted[]): Promise<readonly Planted[]> {
  const missed: Planted[] = [];
  for (const one of planted) if ((await findPlanted(one)) === null) missed.push(one);
  return missed;
}

/** The first world in which a planted fault shows; null when it shows in none. */
export async function findPlanted(planted: Planted): Promise<MemoryReport | null> {
  for (let seed = 1; seed <= WORLDS_FOR_PLANTED; seed += 1) {
    // Only what provokes it happens, so that it is found by its own doing.
    const wish = { seed, days: DAYS_FOR_PLANTED, keep: [], also: planted.acts };
    const report = await playWorld(wish, planted);
    if (report.violations.length > 0) return report;
  }
  return null;
}
