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

/** Where an order stands in `orders`, and the first of its attempts in `entries`. */
interface LocalPlace {
  readonly order: number;
  readonly entry: number;
}

/**
 * What we know, ready to be compared row by row. It must hold every order whose row the broker may still show: the
 * live ones, and whatever was seen since the last trading day but one (a book is emptied overnight, not at the close).
 * An order left out is taken for somebody else's; its adoption then finds the same deterministic id and adds nothing.
 */
export interface LocalBook {
  readonly orders: readonly LocalOrder[];
  /** By the order's id. */
  readonly places: ReadonlyMap<string, LocalPlace>;
  readonly entries: readonly LocalEntry[];
  readonly byNumber: ReadonlyMap<string, LocalEntry>;
  readonly byTag: ReadonlyMap<ClientTag, LocalEntry>;
  /** Attempts that are on the wire or whose reply was lost. */
  readonly unanswered: readonly LocalEntry[];
}

/** Indexes orders by the broker's numbers and by our tags. Linear; the holder of the account may keep the result. */
export function buildLocalBook(orders: readonly LocalOrder[]): LocalBook {
  const places = new Map<string, LocalPlace>();
  const entries: LocalEntry[] = [];
  const byNumber = new Map<string, LocalEntry>();
  const byTag = new Map<ClientTag, LocalEntry>();
  for (const [order, local] of orders.entries()) {
    places.set(local.order.id, { order, entry: entries.length });
    for (const attempt of local.attempts) {
      const entry: LocalEntry = { index: entries.length, local, attempt };
      entries.push(entry);
      if (attempt.brokerOrderId !== null) byNumber.set(attempt.brokerOrderId, entry);
      if (attempt.clientTag !== null) byTag.set(attempt.clientTag, entry);
    }
  }
  return { orders, places, entries, byNumber, byTag, unanswered: entries.filter(isUnanswered) };
}

/** An order of the book by its id. */
export function findLocalOrder({ orders, places }: LocalBook, id: string): LocalOrder | undefined {
  const place = places.get(id);
  return place && orders[place.order];
}

/**
 * The book with orders as they are now, by their ids; new ones stand behind the others. Copies lists and looks at nothing
 * else, unless an order is new or its attempts got or changed their names: then everything is indexed anew.
 */
export function withLocalOrders(book: LocalBook, changed: ReadonlyMap<string, LocalOrder>): LocalBook {
  const orders = [...book.orders];
  const entries = [...book.entries];
  const byNumber = new Map(book.byNumber);
  const byTag = new Map(book.byTag);
  let isSameShape = true;
  for (const [id, local] of changed) {
    const place = book.places.get(id);
    if (place === undefined) {
      orders.push(local);
      isSameShape = false;
      continue;
    }
    isSameShape &&= hasSameNames(local, book.orders[place.order]);
    orders[place.order] = local;
    for (const [offset, attempt] of local.attempts.entries()) {
      const entry: LocalEntry = { index: place.entry + offset, local, attempt };
      entries[entry.index] = entry;
      if (attempt.brokerOrderId !== null) byNumber.set(attempt.brokerOrderId, entry);
      if (attempt.clientTag !== null) byTag.set(attempt.clientTag, entry);
    }
  }
  if (!isSameShape) return buildLocalBook(orders);
  return {
    orders,
    places: book.places,
    entries,
    byNumber,
    byTag,
    unanswered: entries.filter(isUnanswered),
  };
}

function isUnanswered({ attempt: { state } }: LocalEntry): boolean {
  return state === 'sending' || state === 'unconfirmed';
}

function hasSameNames({ attempts }: LocalOrder, before: LocalOrder | undefined): boolean {
  return (
    attempts.length === before?.attempts.length &&
    attempts.every(({ id, brokerOrderId, clientTag }, index) => {
      const was = before.attempts[index];
      return id === was?.id && brokerOrderId === was.brokerOrderId && clientTag === was.clientTag;
    })
  );
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
