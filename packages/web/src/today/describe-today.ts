import { formatAge } from '../format/age.ts';
import { formatCount } from '../format/rupees.ts';
import type { Level } from '../shell/judge-freshness.ts';
import { today } from './strings.ts';

export interface TodayFacts {
  /** Rows of the broker's book against ours; nothing while the comparison was not fetched or cannot be. */
  readonly counters:
    | Readonly<Record<'agree' | 'awaited' | 'differ' | 'unknown' | 'missing' | 'unconfirmed', number>>
    | undefined;
  /** Of the account that was read longest ago; nothing when one was never read. */
  readonly readingAgeMs: number | undefined;
  readonly reading: Level;
  /** How many orders need a person; nothing while nobody knows. */
  readonly orders: number | undefined;
  /** What else does: the session, what stopped the placing, money. */
  readonly others: number;
}

/** The day in one or two sentences. It says that all is well only when the broker was read lately and agrees. */
export function describeToday({ counters, readingAgeMs, reading, orders, others }: TodayFacts): string {
  const wants = wantsOf(orders ?? 0, others);
  if (readingAgeMs === undefined) return join(today.notRead, wants);
  if (reading === 'bad') return join(today.old(formatAge(readingAgeMs)), wants);
  if (counters === undefined) return join(today.notCompared, wants);
  const off = counters.differ + counters.unknown + counters.missing + counters.unconfirmed;
  if (off > 0) return join(today.differ(formatCount(off), off === 1), wants);
  return join(standsOf(counters), wants ?? (orders === undefined ? undefined : today.calm));
}

function wantsOf(orders: number, others: number): string | undefined {
  const some = formatCount(orders);
  const besides = formatCount(others);
  if (others === 0) return orders === 0 ? undefined : today.needs(some, orders === 1);
  if (orders === 0) return today.others(besides, others === 1);
  return today.both(some, orders === 1, besides, others === 1);
}

/** What the broker took and has not shown yet agrees with nothing so far. */
function standsOf({ agree, awaited }: Readonly<Record<'agree' | 'awaited', number>>): string {
  if (awaited === 0) return agree === 0 ? today.noneAtBroker : today.agree(formatCount(agree), agree === 1);
  const taken = today.awaited(formatCount(awaited), awaited === 1);
  return agree === 0 ? taken : `${today.agreeToo(formatCount(agree), agree === 1)} ${taken}`;
}

function join(first: string, second: string | undefined): string {
  return second === undefined ? first : `${first} ${second}`;
}
