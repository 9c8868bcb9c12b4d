import { createHash } from 'node:crypto';
import { stepsFrom } from './actions.ts';
import { canonical } from './canonical.ts';
import { checkSettled, checkStep, checkWorld } from './check-world.ts';
import { type Decisions, REAL } from './decisions.ts';
import { beginWorld, type Rare, type World } from './world.ts';

export interface Exploration {
  readonly orders: number;
  readonly depth: number;
  /** Different states that were reached and checked. */
  readonly states: number;
  /** Steps that were taken, those that led to a known state included. */
  readonly steps: number;
  readonly violations: readonly Violation[];
}

export interface Violation {
  readonly what: string;
  /** What happened, in its order. */
  readonly path: readonly string[];
}

interface Node {
  readonly world: World;
  readonly step: string;
  readonly from: Node | null;
}

/** A buy that the exchange has and that we know of: what goes wrong with one in its later life begins here. */
export const AT_WORK: readonly string[] = [
  'send att_0-1',
  'the broker takes att_0-1',
  'the reply arrives for att_0-1',
  '260821000000001 is open',
  'the feed tells of 260821000000001 (now)',
];

const MOST_VIOLATIONS = 20;
const RARE: Rare = { crashes: 1, takeovers: 1, decisions: 2, waits: 2, byHand: 1 };

/**
 * Every order in which things can happen to so many buys, up to a number of steps, breadth first: the first way to a
 * violation is a shortest one. Each state is checked by itself, by the step that led to it, and by what it settles to.
 */
export function explore(
  wish: {
    readonly orders: number;
    readonly depth: number;
    /** Steps that have happened already, by their names. */
    readonly after?: readonly string[];
    /** Stops at the first violation. */
    readonly first?: boolean;
  },
  decide: Decisions = REAL,
): Exploration {
  const { orders, depth } = wish;
  const seen = new Set<string>();
  const violations: Violation[] = [];
  const most = wish.first === true ? 1 : MOST_VIOLATIONS;
  let steps = 0;
  const root: Node = { world: worldAfter(orders, wish.after ?? [], decide), step: '', from: null };
  let edge: Node[] = [root];
  seen.add(nameOf(root.world));
  for (let level = 0; level < depth && violations.length < most; level += 1) {
    const next: Node[] = [];
    for (const node of edge) {
      for (const { name, world } of stepsFrom(node.world, decide)) {
        steps += 1;
        const reached: Node = { world, step: name, from: node };
        note(checkStep(node.world, name, world), reached, violations);
        const key = nameOf(world);
        if (seen.has(key)) continue;
        seen.add(key);
        note([...checkWorld(world), ...checkSettled(world, decide)], reached, violations);
        next.push(reached);
      }
      if (violations.length >= most) break;
    }
    edge = next;
  }
  return { orders, depth, states: seen.size, steps, violations };
}

function worldAfter(orders: number, steps: readonly string[], decide: Decisions): World {
  return steps.reduce(
    (world, step) => {
      const next = stepsFrom(world, decide).find(({ name }) => name === step);
      if (next === undefined) throw new Error(`“${step}” cannot happen then`);
      return next.world;
    },
    beginWorld(orders, RARE),
  );
}

function nameOf(world: World): string {
  return createHash('sha1').update(canonical(world)).digest('base64');
}

function note(found: readonly string[], node: Node, violations: Violation[]): void {
  for (const what of found) {
    if (violations.length < MOST_VIOLATIONS) violations.push({ what, path: pathTo(node) });
  }
}

function pathTo(node: Node): readonly string[] {
  const path: string[] = [];
  for (let at: Node | null = node; at !== null && at.step !== ''; at = at.from) path.unshift(at.step);
  return path;
}
