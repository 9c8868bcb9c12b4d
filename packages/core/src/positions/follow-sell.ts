import type { JsonObject } from '../orders/index.ts';
import { judgeForeignSale, type SaleVerdict } from './judge-foreign-sale.ts';
import { type EntryStart, entryOf, FROM_THE_FIRST, startAfter } from './ledger-entry.ts';
import { isOpen, type LedgerEntry, type LedgerVerdict, type Position } from './position.ts';
import { knownTotal, type Placed, type PositionBook, withEntry } from './position-book.ts';
import { reasonOfDoubt } from './position-change.ts';
import { positionEvent } from './position-event.ts';
import { isUnderCare, type PositionOrder } from './position-order.ts';
import { withRecords } from './position-sums.ts';

/**
 * Takes what a sell has executed beyond what is known. One under our care took the position's shares; one by hand is
 * judged. Nothing goes below zero: what was sold beyond the position is told as a fact.
 */
export function followSell(order: PositionOrder, placed: Placed | undefined, book: PositionBook): void {
  const soldQty = order.filledQty - knownTotal(placed);
  const position = positionSold(order, placed, book);
  if (position === undefined) return;
  const start = startIn(position, placed);
  const earlier = position.ledger.find((one) => one.orderId === order.id && one.fromQty === start.fromQty);
  const verdict = isUnderCare(order)
    ? verdictOfOurs(soldQty, position)
    : judgeForeignSale({
        soldQty,
        firstFilledAtMs: order.firstFilledAtMs,
        lastFilledAtMs: order.lastFilledAtMs,
        position,
        ...heldAround(order, soldQty, book),
      });
  record({ order, position, start, earlier, soldQty, verdict }, book);
}

interface Sale {
  readonly order: PositionOrder;
  readonly position: Position;
  readonly start: EntryStart;
  readonly earlier: LedgerEntry | undefined;
  readonly soldQty: number;
  readonly verdict: SaleVerdict;
}

/** The open position of the share; else the closed one that the order names, for what it sold beyond it. */
function positionSold(
  order: PositionOrder,
  placed: Placed | undefined,
  book: PositionBook,
): Position | undefined {
  if (placed !== undefined && isOpen(placed.position)) return placed.position;
  const open = book.findOpen(order);
  // Executed before anything of it was bought: other shares.
  if (open !== undefined && order.lastFilledAtMs >= open.openedAtMs) return open;
  if (!isUnderCare(order)) return undefined;
  if (placed !== undefined || order.positionId === null) return placed?.position;
  return book.all().find((one) => one.id === order.positionId);
}

function startIn(position: Position, placed: Placed | undefined): EntryStart {
  if (placed === undefined) return FROM_THE_FIRST;
  const { entry } = placed;
  return placed.position.id === position.id
    ? { fromQty: entry.fromQty, fromValue: entry.fromValue }
    : startAfter(entry);
}

function verdictOfOurs(soldQty: number, position: Position): SaleVerdict {
  const quantity = Math.min(soldQty, position.quantity);
  return { kind: 'of_position', quantity, excessQty: soldQty - quantity };
}

function heldAround(
  order: PositionOrder,
  soldQty: number,
  book: PositionBook,
): { heldBefore: number | null; heldAfter: number | null } {
  const heldBefore = book.held.get(order.instrumentKey) ?? null;
  const known = heldBefore !== null && book.heldAfterwards.has(order.instrumentKey);
  return { heldBefore, heldAfter: known ? heldBefore - soldQty : null };
}

function record(sale: Sale, book: PositionBook): void {
  const { order, position: before, start, earlier, verdict } = sale;
  const taken = verdict.kind === 'of_position' ? verdict.quantity : 0;
  const part = {
    quantity: (earlier?.quantity ?? 0) + taken,
    verdict: isUnderCare(order) ? ('ours' as const) : together(earlier?.verdict, verdict.kind),
  };
  const changed = withRecords(before, { ledger: withEntry(before.ledger, entryOf(order, start, part)) });
  const closes = changed.quantity === 0 && isOpen(before);
  let position = closes ? closed(changed, order.lastFilledAtMs) : changed;
  if (verdict.kind === 'ambiguous') position = heldForPerson(position, order, book);
  book.put(position);
  if (part.quantity > 0 || part.verdict === 'ours') {
    book.assignments.push({ orderId: order.id, positionId: position.id, fromQty: start.fromQty });
  }
  tell(sale, position, { taken, closes }, book);
}

function closed(position: Position, atMs: number): Position {
  return { ...position, closedAtMs: atMs, sellHold: null, noSellReason: null };
}

/** One doubt makes the whole sale doubtful until a person has decided. */
function together(earlier: LedgerVerdict | undefined, now: SaleVerdict['kind']): LedgerVerdict {
  if (earlier === 'ambiguous' || now === 'ambiguous') return 'ambiguous';
  return earlier === 'of_position' || now === 'of_position' ? 'of_position' : 'own_shares';
}

function heldForPerson(position: Position, order: PositionOrder, book: PositionBook): Position {
  // What a corporate action froze stays frozen; releasing it asks for the sale as well (`releaseSells`).
  if (position.sellHold !== null && position.sellHold.by !== 'user') return position;
  const reason = reasonOfDoubt(order.id);
  return { ...position, sellHold: { by: 'ambiguous_sale', sinceMs: book.nowMs, untilDay: null, reason } };
}

function tell(
  { order, position: before, soldQty, verdict }: Sale,
  position: Position,
  { taken, closes }: { readonly taken: number; readonly closes: boolean },
  book: PositionBook,
): void {
  const ours = isUnderCare(order);
  const excessQty = verdict.kind === 'of_position' ? verdict.excessQty : 0;
  const facts: JsonObject = {
    by: ours ? 'order' : 'hand',
    orderQty: taken,
    filledQty: order.filledQty,
    excessQty,
  };
  const atMs = book.nowMs;
  if (taken > 0) {
    const actor = ours ? 'system' : 'external';
    const kind = closes ? 'position.closed' : 'position.reduced';
    book.events.push(positionEvent(kind, position, { atMs, orderId: order.id, actor, facts }));
  }
  if (ours && excessQty > 0)
    raise('sold_more_than_owned', 'S1', { soldQty, ownedQty: before.quantity, excessQty });
  if (verdict.kind !== 'ambiguous') return;
  const reason = position.sellHold?.reason ?? '';
  book.events.push(
    positionEvent('position.held', position, {
      atMs,
      orderId: order.id,
      facts: { by: 'ambiguous_sale', why: verdict.why, reason, soldQty },
    }),
  );
  raise('ambiguous_sale', 'S2', { why: verdict.why, soldQty, ownedQty: before.quantity });

  function raise(
    kind: 'sold_more_than_owned' | 'ambiguous_sale',
    severity: 'S1' | 'S2',
    about: JsonObject,
  ): void {
    const key = `${kind}:${position.id}:${order.id}:${order.filledQty}`;
    const symbol = position.instrument.symbol;
    book.alerts.push({
      kind,
      severity,
      positionId: position.id,
      orderId: order.id,
      key,
      facts: { symbol, ...about },
    });
  }
}
