import type { Attempt, ClientTag, Command, Fill, Order } from '../orders/index.ts';

/** An order with everything that reconciliation needs to know of it. */
export interface LocalOrder {
  readonly order: Order;
  /** Every attempt, by number: one that was given up on may yet turn out to be live. */
  readonly attempts: readonly Attempt[];
  /** Our requests for it of the last days, in any order. */
  readonly commands: readonly Command[];
  readonly fills: readonly Fill[];
  /** Whether the position that this buy opened has been sold. Always false for sells. */
  readonly positionSold: boolean;
}

/** One attempt with its order, at a fixed place in the book. */
export interface LocalEntry {
  readonly index: number;
  readonly local: LocalOrder;
  readonly attempt: Attempt;
}

/**
 * What we know, ready to be compared row by row. It must hold every order whose row the broker may still show: the
 * live ones, and whatever was seen since the last trading day but one (a book is emptied overnight, not at the close).
 * An order left out is taken for somebody else's; its adoption then finds the same deterministic id and adds nothing.
 */
export interface LocalBook {
  readonly orders: readonly LocalOrder[];
  readonly entries: readonly LocalEntry[];
  readonly byNumber: ReadonlyMap<string, LocalEntry>;
  readonly byTag: ReadonlyMap<ClientTag, LocalEntry>;
  /** Attempts that are on the wire or whose reply was lost. */
  readonly unanswered: readonly LocalEntry[];
}

/** Indexes orders by the broker's numbers and by our tags. Linear; the holder of the account may keep the result. */
export function buildLocalBook(orders: readonly LocalOrder[]): LocalBook {
  const entries: LocalEntry[] = [];
  const byNumber = new Map<string, LocalEntry>();
  const byTag = new Map<ClientTag, LocalEntry>();
  const unanswered: LocalEntry[] = [];
  for (const local of orders) {
    for (const attempt of local.attempts) {
      const entry: LocalEntry = { index: entries.length, local, attempt };
      entries.push(entry);
      if (attempt.brokerOrderId !== null) byNumber.set(attempt.brokerOrderId, entry);
      if (attempt.clientTag !== null) byTag.set(attempt.clientTag, entry);
      if (attempt.state === 'sending' || attempt.state === 'unconfirmed') unanswered.push(entry);
    }
  }
  return { orders, entries, byNumber, byTag, unanswered };
}

/** Our requests for one attempt, oldest first. */
export function commandsOf({ local, attempt }: LocalEntry): readonly Command[] {
  return local.commands
    .filter((command) => command.attemptId === attempt.id)
    .toSorted((first, second) => first.requestedAtMs - second.requestedAtMs);
}

/** The order's attempts with one of them replaced by its new state. */
export function attemptsWith({ local }: LocalEntry, changed: Attempt): readonly Attempt[] {
  return local.attempts.map((attempt) => (attempt.id === changed.id ? changed : attempt));
}
