import type { JsonObject } from '../orders/index.ts';
import type { EpochMs } from '../time.ts';
import type { FactWord, LegacyKind, OrderFact, RetryFacts } from './fact.ts';
import type { Note } from './note.ts';

export interface MergedFact {
  readonly fact: OrderFact;
  readonly notes: readonly Note[];
  /** The place of the fact that the others were merged into. */
  readonly base: number;
}

// Whose identity, quantity and price count first: an exact export, then the database, then the files.
const RANK: Readonly<Record<LegacyKind, number>> = {
  exported_order: 0,
  orders_table: 1,
  pending_orders: 2,
  trades: 3,
  flat_trades: 4,
  failed_orders: 5,
  positions_table: 6,
  tracked_symbols: 7,
};

const ENDED: ReadonlySet<FactWord> = new Set(['executed', 'rejected', 'cancelled']);

/**
 * Everything that is told of one order as one fact. The earliest row stands, the others add: the largest filled quantity,
 * the latest check, a price where the first has none. A known value is never overwritten by nothing.
 */
export function mergeFacts(facts: readonly OrderFact[]): MergedFact {
  const [only] = facts;
  if (only !== undefined && facts.length === 1) return { fact: only, notes: [], base: 0 };
  const order = facts.map((_, index) => index).sort((a, b) => compare(facts, a, b));
  const base = order[0] ?? 0;
  const sorted = order.flatMap((index) => facts[index] ?? []);
  const [first] = sorted;
  if (first === undefined) throw new Error('Nothing to merge');
  const notes: Note[] = [];
  const stated = sorted.filter((fact) => fact.sideStated && fact.side !== null);
  warnOfDifferences(sorted, stated, notes);
  const pick = <T>(read: (fact: OrderFact) => T | null): T | null =>
    sorted.map(read).find((value) => value !== null) ?? null;
  const priced = sorted.filter((fact) => fact.averagePrice !== null);
  const executed = priced.find((fact) => fact.kind === 'trades') ?? priced[0];
  return {
    base,
    notes,
    fact: {
      ...first,
      number: pick((fact) => fact.number),
      side: stated[0]?.side ?? pick((fact) => fact.side),
      sideStated: stated.length > 0,
      limitPrice: pick((fact) => fact.limitPrice),
      placedAtMs: earliest(sorted.map((fact) => fact.placedAtMs)),
      checkedAtMs: latest(sorted.map((fact) => fact.checkedAtMs)),
      word: wordOf(sorted, notes),
      filledQty: Math.min(first.quantity, Math.max(...sorted.map((fact) => fact.filledQty))),
      averagePrice: executed?.averagePrice ?? null,
      filledAtMs: executed?.filledAtMs ?? pick((fact) => fact.filledAtMs),
      sale: saleOf(sorted),
      traded: sorted.some((fact) => fact.traded),
      reasonCode: pick((fact) => fact.reasonCode),
      reason: pick((fact) => fact.reason),
      cancelledBy: pick((fact) => fact.cancelledBy),
      retry: mergeRetry(sorted.flatMap((fact) => fact.retry ?? [])),
      recommendation: mergeObjects(sorted.map((fact) => fact.recommendation).filter((kept) => kept !== null)),
      exact: pick((fact) => fact.exact),
    },
  };
}

function compare(facts: readonly OrderFact[], a: number, b: number): number {
  const [left, right] = [facts[a], facts[b]];
  if (left === undefined || right === undefined) return 0;
  const rank = RANK[left.kind] - RANK[right.kind];
  if (rank !== 0) return rank;
  return (
    (left.placedAtMs ?? Number.POSITIVE_INFINITY) - (right.placedAtMs ?? Number.POSITIVE_INFINITY) || a - b
  );
}

function warnOfDifferences(sorted: readonly OrderFact[], stated: readonly OrderFact[], notes: Note[]): void {
  const guess = (field: string, words: string) => void notes.push({ kind: 'guessed', field, words });
  const [first] = sorted;
  if (stated.some((fact) => fact.side !== stated[0]?.side))
    guess('side', `Sources name both sides: taken as a ${stated[0]?.side}`);
  const prices = new Set(sorted.flatMap((fact) => fact.limitPrice ?? []));
  if (prices.size > 1) guess('price', 'Sources name several prices: the earliest stands');
  const quantities = new Set(sorted.map((fact) => fact.quantity));
  if (quantities.size > 1)
    guess('qty', `Sources name ${[...quantities].join(' and ')}: taken as ${first?.quantity}`);
}

/** Of rows about the same order the one that was checked last tells, but what has ended does not come back to life. */
function wordOf(sorted: readonly OrderFact[], notes: Note[]): FactWord {
  const ended = new Set(sorted.flatMap((fact) => (ENDED.has(fact.word) ? [fact.word] : [])));
  if (ended.size > 1)
    notes.push({
      kind: 'guessed',
      field: 'status',
      words: `Sources say ${[...ended].join(' and ')}: ${ended.has('executed') ? 'executed stands' : 'the later stands'}`,
    });
  if (ended.has('executed')) return 'executed';
  const candidates = sorted.filter((fact) => ended.size === 0 || ENDED.has(fact.word));
  const last = candidates.reduce((best, fact) =>
    (fact.checkedAtMs ?? Number.NEGATIVE_INFINITY) > (best.checkedAtMs ?? Number.NEGATIVE_INFINITY)
      ? fact
      : best,
  );
  return last.word;
}

/** An open trade denies a sale that is only supposed; a certain one stands. */
function saleOf(sorted: readonly OrderFact[]): OrderFact['sale'] {
  const sales = sorted.flatMap((fact) => fact.sale ?? []);
  const certain = sales.find((sale) => sale.certain);
  if (certain !== undefined) return certain;
  const open = sorted.some((fact) => fact.kind === 'trades' && fact.sale === null);
  return open ? null : (sales[0] ?? null);
}

function mergeRetry(all: readonly RetryFacts[]): RetryFacts | null {
  const [first] = all;
  if (first === undefined || all.length === 1) return first ?? null;
  const pick = <T>(read: (facts: RetryFacts) => T | null): T | null =>
    all.map(read).find((value) => value !== null) ?? null;
  return {
    firstFailedAtMs: earliest(all.map((facts) => facts.firstFailedAtMs)),
    lastRetryAttemptMs: latest(all.map((facts) => facts.lastRetryAttemptMs)),
    retryCount: Math.max(...all.map((facts) => facts.retryCount)),
    requiredCash: pick((facts) => facts.requiredCash),
    availableCash: pick((facts) => facts.availableCash),
    shortfall: pick((facts) => facts.shortfall),
  };
}

function mergeObjects(all: readonly JsonObject[]): JsonObject | null {
  return all.length === 0 ? null : Object.assign({}, ...all.toReversed());
}

function earliest(times: readonly (EpochMs | null)[]): EpochMs | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.min(...known);
}

function latest(times: readonly (EpochMs | null)[]): EpochMs | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.max(...known);
}
