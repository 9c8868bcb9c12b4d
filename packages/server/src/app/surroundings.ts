import { type Clock, realClock } from '@orderwatch/clock';
import { nseArchive } from '../prices/archive.ts';
import type { CloseSource } from '../prices/close-source.ts';

/** What the desk for real accounts has around it. */
export interface Surroundings {
  /** The market's time. Leases, login sessions and channels stay on the machine's own. */
  readonly clock: Clock;
  /** A simulator's address; null for Kotak's own hosts. */
  readonly simulatorUrl: string | null;
  readonly closes: CloseSource;
}

/** The world as it is. Others are for proofs that start the program, and kill it. */
export function realSurroundings(): Surroundings {
  return { clock: realClock, simulatorUrl: null, closes: nseArchive() };
}
