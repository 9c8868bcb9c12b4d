import { getHeapStatistics, setFlagsFromString } from 'node:v8';
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

/** To be called for each item of long work: gives garbage back whenever so much may have gathered that it is felt. */
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

function usedBytes(): number {
  return getHeapStatistics().used_heap_size;
}
