import type { Freshness } from '../api/types.ts';
import { formatAge } from '../format/age.ts';
import { parseMoment } from '../format/time.ts';
import { shell } from './strings.ts';

type Clock = NonNullable<Freshness['clock']>;

/** "40 s behind", in few words; nothing while no difference is certain. */
export function clockOff({ off_ms }: Clock): string | undefined {
  return off_ms === 0 ? undefined : shell.clockOff(formatAge(Math.abs(off_ms)), off_ms > 0);
}

/** What is known of the clock of the server's machine, and how old that is. */
export function clockWords(clock: Freshness['clock'], nowMs: number): string {
  if (clock === null) return shell.clockUnknown;
  const off = clockOff(clock);
  const words = off === undefined ? shell.clockAgrees : shell.clockOffFull(off, clock.off_ms > 0);
  return shell.clockMeasured(words, formatAge(nowMs - parseMoment(clock.measured_at)));
}
