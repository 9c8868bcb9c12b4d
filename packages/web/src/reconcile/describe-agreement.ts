import type { DivergencePage } from '../api/queries-today.ts';
import { formatCount } from '../format/rupees.ts';
import { reconcile as words } from './strings.ts';

export type Counter = keyof DivergencePage['counters'];

/** Which verdicts a counter counts. */
export const verdictsOf = {
  agree: ['agrees'],
  awaited: ['not_shown_yet'],
  differ: ['broker_newer', 'anomaly'],
  unknown: ['unknown_to_us'],
  missing: ['missing_at_broker'],
  unconfirmed: ['unconfirmed'],
} as const satisfies Record<Counter, readonly DivergencePage['items'][number]['verdict'][]>;

/** What does not agree first: that is what the page is opened for. */
export const counters: readonly Counter[] = [
  'unconfirmed',
  'missing',
  'unknown',
  'differ',
  'awaited',
  'agree',
];

export function readCounter(params: URLSearchParams): Counter | undefined {
  return counters.find((each) => each === params.get('show'));
}

/** One sentence for the books of all accounts; without a reading nothing agrees. */
export function describeAgreement({
  counters: { agree, awaited, ...others },
  readings,
}: Pick<DivergencePage, 'counters' | 'readings'>): string {
  const differing = Object.values(others).reduce((sum, count) => sum + count, 0);
  if (differing > 0) return words.differ(formatCount(differing), differing === 1);
  if (readings.length === 0 || readings.some(({ last_complete_at }) => last_complete_at === null)) {
    return words.notRead;
  }
  const agreeing = agree === 0 ? undefined : words.agree(formatCount(agree), agree === 1);
  if (awaited === 0) return agreeing ?? words.none;
  const taken = words.awaited(formatCount(awaited), awaited === 1);
  return agreeing === undefined ? taken : `${words.agreeToo(formatCount(agree), agree === 1)} ${taken}`;
}
