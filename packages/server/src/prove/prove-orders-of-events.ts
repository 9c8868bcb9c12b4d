import { AT_WORK, explore } from './explore/explore.ts';
import { findFault, PLANTED_FAULTS } from './explore/planted-faults.ts';
import type { Proof, ProofWishes } from './proof.ts';

/** One more step makes about five times as many states. */
const DEPTHS = [
  { name: 'one order', orders: 1, depth: 7, after: [] },
  { name: 'one order at work', orders: 1, depth: 6, after: AT_WORK },
  { name: 'two orders', orders: 2, depth: 6, after: [] },
] as const;

/** Every order of events on the decisions themselves, and whether planted faults are found by it. */
export async function proveOrdersOfEvents({ scale }: ProofWishes): Promise<Proof> {
  const figures: Record<string, number> = {};
  const violations: string[] = [];
  const less = scale < 1 ? 2 : 0;
  for (const { name, orders, depth, after } of DEPTHS) {
    const result = explore({ orders, depth: depth - less, after });
    figures[`states of ${name} in ${depth - less} steps`] = result.states;
    figures[`steps of ${name}`] = result.steps;
    violations.push(...result.violations.map(({ what, path }) => `${what}, after: ${path.join('; ')}`));
  }
  const missed = PLANTED_FAULTS.filter(({ decide }) => findFault(decide) === null);
  figures['planted faults'] = PLANTED_FAULTS.length;
  figures['planted faults found'] = PLANTED_FAULTS.length - missed.length;
  violations.push(...missed.map(({ name }) => `The planted fault was not found: ${name}`));
  return { part: 'orders of events', figures, violations };
}
