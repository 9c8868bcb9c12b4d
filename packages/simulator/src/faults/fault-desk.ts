import type { Clock } from '@orderwatch/clock';
import { HTTP_OPERATIONS, type HttpOperation, ROW_OPERATIONS } from '../http/operation.ts';
import type { WireCall } from '../http/wire-call.ts';
import { deriveFraction } from '../login/derive.ts';
import type { CallFault, Fault, FaultScope, FeedFault, RowFault } from './fault.ts';

export interface AddedFault {
  readonly id: number;
  /** Ends the fault at once. */
  remove(): void;
  /** How often something went wrong because of it. */
  hits(): number;
}

/** A fault that is in force, with what it has done so far. */
export interface LiveFault {
  readonly id: number;
  readonly fault: Fault;
  readonly addedAtMs: number;
  hits: number;
}

/** A thing that can go wrong: a call, or something about to happen on an order feed. */
export type Occasion =
  | { readonly kind: 'call'; readonly call: WireCall; readonly ucc: string | undefined }
  | { readonly kind: 'feed'; readonly ucc: string | undefined };

interface Entry extends LiveFault {
  passed: number;
  draws: number;
}

const ROW_KINDS: ReadonlySet<string> = new Set<RowFault['kind']>([
  'mistyped',
  'other_account',
  'no_data',
  'stale_book',
  'shrunken_book',
  'duplicate_rows',
  'shuffled_rows',
  'late_visibility',
  'changed_tag',
  'unknown_status',
]);
const SEEN_LATE: readonly HttpOperation[] = ['orders', 'order', 'history', 'trades'];

/** Holds the faults and decides, occasion by occasion, which of them strike. The same seed strikes the same. */
export class FaultDesk {
  readonly #clock: Clock;
  readonly #seed: number;
  readonly #entries = new Map<number, Entry>();
  readonly #watchers = new Set<(live: LiveFault) => void>();
  #added = 0;

  constructor(clock: Clock, seed: number) {
    this.#clock = clock;
    this.#seed = seed;
  }

  add(fault: Fault): AddedFault {
    this.#added += 1;
    const id = this.#added;
    const entry: Entry = { id, fault, addedAtMs: this.#clock.nowMs(), hits: 0, passed: 0, draws: 0 };
    this.#entries.set(id, entry);
    for (const watch of this.#watchers) watch(entry);
    return { id, remove: () => this.remove(id), hits: () => entry.hits };
  }

  remove(id: number): boolean {
    return this.#entries.delete(id);
  }

  clear(): void {
    this.#entries.clear();
  }

  list(): readonly LiveFault[] {
    return [...this.#entries.values()].map(({ id, fault, addedAtMs, hits }) => ({
      id,
      fault,
      addedAtMs,
      hits,
    }));
  }

  /** Tells of every fault when it is added: some begin by themselves, at a time. */
  onAdd(watch: (live: LiveFault) => void): () => void {
    this.#watchers.add(watch);
    return () => this.#watchers.delete(watch);
  }

  /**
   * The faults that strike now, in the order in which they were added. A fault of rows is not counted here but by
   * `struck`, because it may find nothing to spoil.
   */
  meet(occasion: Occasion, concerns: (fault: Fault) => boolean): readonly LiveFault[] {
    return [...this.#entries.values()].filter((entry) => {
      if (!concerns(entry.fault) || !this.#matches(entry.fault, occasion)) return false;
      if (this.#isSpent(entry)) return false;
      entry.passed += 1;
      if (entry.passed <= (entry.fault.skip ?? 0) || !this.#isDrawn(entry)) return false;
      if (!isRowFault(entry.fault)) entry.hits += 1;
      return true;
    });
  }

  /** Counts a fault of rows that changed something. */
  struck(live: LiveFault): void {
    const entry = this.#entries.get(live.id);
    if (entry) entry.hits += 1;
  }

  #isSpent({ fault, hits }: Entry): boolean {
    return fault.times !== undefined && hits >= fault.times;
  }

  #isDrawn(entry: Entry): boolean {
    const { probability } = entry.fault;
    if (probability === undefined) return true;
    entry.draws += 1;
    return deriveFraction(this.#seed, `fault:${entry.id}`, entry.draws) < probability;
  }

  #matches(fault: Fault, occasion: Occasion): boolean {
    const nowMs = this.#clock.nowMs();
    if (fault.fromMs !== undefined && nowMs < fault.fromMs) return false;
    if (fault.untilMs !== undefined && nowMs >= fault.untilMs) return false;
    if (fault.ucc !== undefined && fault.ucc !== occasion.ucc) return false;
    if (isFeedFault(fault)) return occasion.kind === 'feed';
    return occasion.kind === 'call' && matchesCall(fault, occasion.call);
  }
}

export function isFeedFault(fault: Fault): fault is FeedFault & FaultScope {
  return fault.kind.startsWith('feed_');
}

export function isRowFault(fault: Fault): fault is RowFault & FaultScope {
  return ROW_KINDS.has(fault.kind);
}

export function isCallFault(fault: Fault): fault is CallFault & FaultScope {
  return !isFeedFault(fault) && !isRowFault(fault);
}

function matchesCall(fault: Fault, call: WireCall): boolean {
  if (!operationsOf(fault).includes(call.operation)) return false;
  if (fault.mentions !== undefined && !decoded(call).includes(fault.mentions)) return false;
  return fault.where?.(call) ?? true;
}

function operationsOf(fault: Fault): readonly HttpOperation[] {
  const { operation } = fault;
  if (operation === undefined) {
    if (fault.kind === 'late_visibility') return SEEN_LATE;
    return isRowFault(fault) ? ['orders'] : HTTP_OPERATIONS;
  }
  const named = typeof operation === 'string' ? [operation] : operation;
  return isRowFault(fault) ? named.filter((one) => ROW_OPERATIONS.includes(one)) : named;
}

function decoded(call: WireCall): string {
  const jData = new URLSearchParams(call.body).get('jData');
  return `${jData ?? call.body} ${Object.values(call.params).join(' ')}`;
}
