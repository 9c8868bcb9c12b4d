import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/**
 * Gives garbage back now. Node waits with what has grown old until there is several times as much of it as of what is used,
 * and work that runs over a hundred thousand rows would take the memory of all of them together.
 */
export function collectGarbage(): void {
  collect();
}

const LOOK_EVERY = 1_000;
const WORTH_BYTES = 24 * 1_048_576;

/**
 * To be called for each item of long work: gives garbage back whenever so much may have gathered that it is felt. What is
 * young does not count: Node gives it back by itself, and soon.
 */
export function createGarbageWatch(): () => void {
  let calls = 0;
  let before = usedBytes();
  return () => {
    calls += 1;
    if (calls % LOOK_EVERY !== 0 || usedBytes() - before < WORTH_BYTES) return;
    collectGarbage();
    before = usedBytes();
  };
}

const OLD = ['old_space', 'large_object_space'];

function usedBytes(): number {
  return getHeapSpaceStatistics().reduce(
    (sum, space) => (OLD.includes(space.space_name) ? sum + space.space_used_size : sum),
    0,
  );
}
