import {
  compareDecimals,
  type DecimalText,
  decimalFromPaise,
  decimalTimes,
  paise,
  subtractDecimals,
} from '../money/index.ts';
import type { EventDraft, OrderId, PositionId } from '../orders/index.ts';
import type { EpochMs } from '../time.ts';
import { followBuy } from './follow-buy.ts';
import { followSell } from './follow-sell.ts';
import { repriced } from './ledger-entry.ts';
import { isOpen, type Position } from './position.ts';
import type { PositionAlert } from './position-alert.ts';
import {
  type Assignment,
  knownTotal,
  openPositionBook,
  type Placed,
  type PositionBook,
  withEntry,
} from './position-book.ts';
import { positionEvent } from './position-event.ts';
import { isUnderCare, type PositionOrder } from './position-order.ts';
import { withRecords } from './position-sums.ts';

/** All shares of an instrument in the account before and after a batch of executions, by complete readings. */
export interface HeldAround {
  readonly before: number | null;
  readonly after: number | null;
}

export interface FillsToFollow {
  /** Every open position of the account, and each closed one that an order at hand names. */
  readonly positions: readonly Position[];
  /** Orders with executions, of any origin; those that nothing is new about cost nothing. */
  readonly orders: readonly PositionOrder[];
  /** By instrument key. Needed to judge sales by hand; an instrument that is left out is unknown. */
  readonly held: ReadonlyMap<string, HeldAround>;
  readonly nowMs: EpochMs;
}

export interface FollowedFills {
  /** The positions that changed or are new, as they are now. */
  readonly positions: readonly Position[];
  readonly assignments: readonly Assignment[];
  /** Buys whose position has been sold: their status becomes `closed`. */
  readonly buysSold: readonly OrderId[];
  /** Buys that own shares again after their position had been sold: a correction to `ongoing`. */
  readonly buysReopened: readonly OrderId[];
  readonly events: readonly EventDraft[];
  readonly alerts: readonly PositionAlert[];
}

/**
 * What the executions of orders do to positions. Total and idempotent: orders are followed by their cumulative totals in
 * the order of their executions, so that the same orders in any order, or told again, end in the same positions.
 *
 * Throws when an order names a position that is not at hand: without its ledger the same shares would count twice.
 */
export function followFills(input: FillsToFollow): FollowedFills {
  const { known, afterwards } = holdingsBefore(input);
  const book = openPositionBook(input.positions, input.nowMs, known, afterwards);
  const before = new Map(input.positions.map((position) => [position.id, isOpen(position)]));
  for (const order of input.orders) demandItsPosition(order, before);
  for (const order of input.orders.toSorted(byExecution)) followOrder(order, book);
  const { assignments, events, alerts } = book;
  const positions = [...book.changed.values()];
  return { positions, assignments, events, alerts, ...buysThatTurned(positions, before, input.orders) };
}

/** Whether everything that a buy has executed was sold again. */
export function isBuySold(
  order: Pick<PositionOrder, 'id' | 'filledQty'>,
  position: Pick<Position, 'closedAtMs' | 'ledger'>,
): boolean {
  if (isOpen(position)) return false;
  const entry = position.ledger.find((one) => one.orderId === order.id);
  return entry !== undefined && entry.fromQty + entry.seenQty >= order.filledQty;
}

function followOrder(order: PositionOrder, book: PositionBook): void {
  const delivers = order.product === 'CNC';
  if (!delivers || order.filledQty <= 0 || (order.side === 'buy' && !isUnderCare(order))) return;
  const placed = book.findEntry(order.id);
  const step = order.filledQty - knownTotal(placed);
  if (step < 0 && placed !== undefined) raiseFilledFell(order, placed, book);
  if (step === 0 && placed !== undefined) reprice(order, placed, book);
  if (step <= 0) return;
  if (order.side === 'buy') followBuy(order, placed, book);
  else followSell(order, placed, book);
  const held = book.held.get(order.instrumentKey) ?? null;
  if (held !== null) book.held.set(order.instrumentKey, order.side === 'buy' ? held + step : held - step);
}

function reprice(order: PositionOrder, { position, entry }: Placed, book: PositionBook): void {
  const now = repriced(entry, order);
  if (now === entry) return;
  const changed = withRecords(position, { ledger: withEntry(position.ledger, now) });
  book.put(changed);
  // The first price belongs to the execution that was told already; another one corrects it.
  if (entry.value === null) return;
  const isRounding = isRoundingOfAverage(entry.value, now.value, now.quantity);
  const facts = {
    reason: isRounding ? 'the trade book names the exact prices' : 'the broker corrected a price',
    from: entry.value,
    to: now.value,
    ...(isRounding ? { rounding: true } : {}),
  };
  book.events.push(
    positionEvent('position.adjusted', changed, {
      atMs: book.nowMs,
      orderId: order.id,
      actor: 'broker',
      facts,
    }),
  );
}

/** An average has two places of its own: executions by number tell its last paisa, which is no correction. */
function isRoundingOfAverage(from: DecimalText, to: DecimalText | null, quantity: number): boolean {
  if (to === null) return false;
  const apart = subtractDecimals(to, from);
  const bound = decimalTimes(decimalFromPaise(paise(1)), quantity);
  return compareDecimals(apart, bound) < 0 && compareDecimals(decimalTimes(apart, -1), bound) < 0;
}

function raiseFilledFell(order: PositionOrder, { position, entry }: Placed, book: PositionBook): void {
  book.alerts.push({
    kind: 'filled_fell',
    severity: 'S1',
    positionId: position.id,
    orderId: order.id,
    key: `filled_fell:${position.id}:${order.id}:${order.filledQty}`,
    facts: { from: entry.fromQty + entry.seenQty, to: order.filledQty, symbol: order.instrument.symbol },
  });
}

/** Readings before and after that do not differ by these very executions are no evidence for any of them. */
function holdingsBefore({ positions, orders, held }: FillsToFollow): {
  known: ReadonlyMap<string, number | null>;
  afterwards: ReadonlySet<string>;
} {
  if (held.size === 0) return { known: new Map(), afterwards: new Set() };
  const at = openPositionBook(positions, 0, new Map(), new Set());
  const steps = new Map<string, number>();
  for (const order of orders) {
    if (order.product !== 'CNC') continue;
    const step = Math.max(0, order.filledQty - knownTotal(at.findEntry(order.id)));
    const signed = order.side === 'buy' ? step : -step;
    steps.set(order.instrumentKey, (steps.get(order.instrumentKey) ?? 0) + signed);
  }
  const known = new Map<string, number | null>();
  const afterwards = new Set<string>();
  for (const [key, { before, after }] of held) {
    const fits = before === null || after === null || before + (steps.get(key) ?? 0) === after;
    known.set(key, fits ? before : null);
    if (fits && before !== null && after !== null) afterwards.add(key);
  }
  return { known, afterwards };
}

/** `openBefore` has the positions at hand, and whether they were open. */
function buysThatTurned(
  changed: readonly Position[],
  openBefore: ReadonlyMap<PositionId, boolean>,
  orders: readonly PositionOrder[],
): Pick<FollowedFills, 'buysSold' | 'buysReopened'> {
  const buysOf = (position: Position): readonly OrderId[] =>
    position.ledger.filter(({ side }) => side === 'buy').map(({ orderId }) => orderId);
  const nowOwning = new Set(changed.filter(isOpen).flatMap(buysOf));
  const closedNow = changed.filter((one) => !isOpen(one) && openBefore.get(one.id) !== false);
  const sold = new Set(closedNow.flatMap(buysOf));
  const named = new Map(orders.map((order) => [order.id, order.positionId]));
  const reopened = [...nowOwning].filter((id) => {
    const earlier = named.get(id) ?? null;
    return earlier !== null && openBefore.get(earlier) === false;
  });
  return { buysSold: [...sold].filter((id) => !nowOwning.has(id)), buysReopened: reopened };
}

function demandItsPosition(order: PositionOrder, atHand: ReadonlyMap<PositionId, unknown>): void {
  if (order.positionId === null || atHand.has(order.positionId)) return;
  throw new Error(`The position ${order.positionId} of order ${order.id} is not at hand`);
}

function byExecution(a: PositionOrder, b: PositionOrder): number {
  if (a.lastFilledAtMs !== b.lastFilledAtMs) return a.lastFilledAtMs - b.lastFilledAtMs;
  if (a.side !== b.side) return a.side === 'buy' ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
