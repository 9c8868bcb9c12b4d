import { setFlagsFromString } from 'node:v8';
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
