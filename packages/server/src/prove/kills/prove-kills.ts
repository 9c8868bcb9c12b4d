import type { Proof, ProofWishes } from '../proof.ts';
import type { Blow } from './blows.ts';
import { chanceFrom } from './chance.ts';
import { type KillsReport, playKills } from './play-kills.ts';

const BLOWS = 200;
/** Of a hundred; a pause outlives the lease, and takes ten times as long as a death. */
const WORLDS = [
  { instances: 1, share: 0.6, often: { service: 55, postgres: 30, both: 15, pause: 0 } },
  { instances: 2, share: 0.4, often: { service: 45, postgres: 28, both: 15, pause: 12 } },
] as const;

/** Real processes die while orders are under way: the program, PostgreSQL, both; one is stopped until another has taken over. */
export async function proveKills({ seed, scale }: ProofWishes): Promise<Proof> {
  const reports: KillsReport[] = [];
  for (const [number, { instances, share, often }] of WORLDS.entries()) {
    const blows = drawBlows(Math.max(2, Math.round(BLOWS * scale * share)), often, seed + number);
    const onBlow = (sentence: string) => console.error(`  ${sentence}`);
    reports.push(await playKills({ seed: seed + number, instances, blows, onBlow }));
  }
  return {
    part: 'kills',
    figures: together(reports),
    violations: reports.flatMap(({ violations }) => violations),
  };
}

function drawBlows(count: number, often: Readonly<Record<Blow, number>>, seed: number): readonly Blow[] {
  const chance = chanceFrom(seed);
  const urn = Object.entries(often).flatMap(([blow, times]) => Array<Blow>(times).fill(blow as Blow));
  return Array.from({ length: count }, () => chance.pick(urn));
}

function together(reports: readonly KillsReport[]): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const [name, value] of reports.flatMap(({ figures }) => Object.entries(figures))) {
    const before = sums[name] ?? 0;
    sums[name] = name.startsWith('longest') ? Math.max(before, value) : before + value;
  }
  return sums;
}
