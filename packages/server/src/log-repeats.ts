/** So long a fault that comes again and again is one line, with a count of the lines that were left out before it. */
const QUIET_MS = 60_000;
/** Beyond so many faults at once each is written: whoever has that many must see them. */
const MOST_KNOWN = 500;

interface Known {
  writtenAtMs: number;
  leftOut: number;
}

/**
 * Says whether a line about a fault is to be written: its number of repetitions since the last one, or null when it said
 * the same less than a minute ago. A database that is away for an hour must not fill the disk with one sentence.
 */
export function createRepeats(nowMs: () => number): (key: string) => number | null {
  const known = new Map<string, Known>();
  return (key) => {
    const now = nowMs();
    const last = known.get(key);
    if (last !== undefined && now - last.writtenAtMs < QUIET_MS) {
      last.leftOut += 1;
      return null;
    }
    if (last === undefined && known.size >= MOST_KNOWN) forgetOld(known, now);
    if (last !== undefined || known.size < MOST_KNOWN) known.set(key, { writtenAtMs: now, leftOut: 0 });
    return last?.leftOut ?? 0;
  };
}

function forgetOld(known: Map<string, Known>, now: number): void {
  for (const [key, { writtenAtMs }] of known) if (now - writtenAtMs >= QUIET_MS) known.delete(key);
}
