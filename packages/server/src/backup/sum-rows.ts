import { createHash } from 'node:crypto';

const LINE_BREAK = 0x0a;

/** Counts and sums what goes by. */
export function createRowSum() {
  const hash = createHash('sha256');
  let rows = 0;
  return {
    add(chunk: Buffer): void {
      hash.update(chunk);
      for (let at = chunk.indexOf(LINE_BREAK); at !== -1; at = chunk.indexOf(LINE_BREAK, at + 1)) rows += 1;
    },
    /** Ends the sum. */
    end: () => ({ rows, sha256: hash.digest('hex') }),
  };
}
