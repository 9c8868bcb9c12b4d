import { formatAge } from '../format/age.ts';
import { formatCount } from '../format/rupees.ts';
import type { Level } from '../shell/judge-freshness.ts';
import { today } from './strings.ts';

export interface TodayFacts {
  /** Rows of the broker's book against ours; nothing while the comparison was not fetched or cannot be. */
  readonly counters:
    | Readonly<Record<'agree' | 'differ' | 'unknown' | 'missing' | 'unconfirmed', number>>
    | undefined;
  /** Of the account that was read longest ago; nothing when one was never read. */
  readonly readingAgeMs: number | undefined;
  readonly reading: Level;
  /** How many cards stand below. */
  readonly needs: number;
}

/** The day in one or two sentences. It says that all is well only when the broker was read lately and agrees. */
export function describeToday({ counters, readingAgeMs, reading, needs }: TodayFacts): string {
  const wants = needs === 0 ? undefined : today.needs(formatCount(needs), needs === 1);
  if (readingAgeMs === undefined) return join(today.notRead, wants);
  if (reading === 'bad') return join(today.old(formatAge(readingAgeMs)), wants);
  if (counters === undefined) return join(today.notCompared, wants);
  const off = counters.differ + counters.unknown + counters.missing + counters.unconfirmed;
  if (off > 0) return join(today.differ(formatCount(off), off === 1), wants);
  const { agree } = counters;
  const stands = agree === 0 ? today.noneAtBroker : today.agree(formatCount(agree), agree === 1);
  return join(stands, wants ?? today.calm);
}

function join(first: string, second: string | undefined): string {
  return second === undefined ? first : `${first} ${second}`;
}
