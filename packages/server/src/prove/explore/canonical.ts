import type { World } from './world.ts';

const MOMENT = /(Ms|Since)$/;
/** A version of the record, and what the broker's phases say already. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'version',
  'updateNs',
  'raw',
  'instrument',
  'highestUpdateNs',
]);
const SHORT_MS = 30_000;
const LONG_MS = 120_000;

/**
 * The world as a text in which what decides alike is alike: of a moment only counts how long ago it was, in the steps at
 * which a decision changes (half a minute, two minutes). Two worlds with one text are explored once, so every state that
 * is counted was really reached; whether a third grade of age would tell two of them apart is not explored.
 */
export function canonical(world: World): string {
  const { nowMs, orders, guard, sends, lives, answer, completeReadingMs, givenUp, left } = world;
  return JSON.stringify(
    { orders, guard, sends, lives, answer, completeReadingMs, givenUp, left },
    (key, value) => {
      if (LEFT_OUT.has(key)) return undefined;
      return typeof value === 'number' && MOMENT.test(key) ? ageOf(nowMs - value) : value;
    },
  );
}

function ageOf(ms: number): number {
  if (ms < SHORT_MS) return 0;
  return ms < LONG_MS ? 1 : 2;
}
