import { decimalFromPaise, ZERO_PAISE } from '../money/index.ts';
import { makeId, type OrderId, type PositionId } from '../orders/index.ts';
import { type EntryStart, entryOf, FROM_THE_FIRST, startAfter } from './ledger-entry.ts';
import { isOpen, type Position } from './position.ts';
import { type Placed, type PositionBook, withEntry } from './position-book.ts';
import { positionEvent } from './position-event.ts';
import type { PositionOrder } from './position-order.ts';
import { withRecords } from './position-sums.ts';

/** Takes what a buy has executed beyond what is known: into its position, the open one of the share, or a new one. */
export function followBuy(order: PositionOrder, placed: Placed | undefined, book: PositionBook): void {
  const goesOn = placed !== undefined && isOpen(placed.position);
  const start = startOf(placed, goesOn);
  const open = goesOn ? placed.position : book.findOpen(order);
  const before = open ?? newPosition(order, start);
  const grown = withRecords(before, {
    ledger: withEntry(
      before.ledger,
      entryOf(order, start, { quantity: order.filledQty - start.fromQty, verdict: 'ours' }),
    ),
  });
  const firstOfThese = start.fromQty === 0 ? order.firstFilledAtMs : before.openedAtMs;
  const position = { ...grown, openedAtMs: Math.min(before.openedAtMs, firstOfThese) };
  book.put(position);
  book.assignments.push({ orderId: order.id, positionId: position.id, fromQty: start.fromQty });
  const late = placed !== undefined && !goesOn;
  book.events.push(
    positionEvent(open === undefined ? 'position.opened' : 'position.increased', position, {
      atMs: book.nowMs,
      orderId: order.id,
      facts: { orderQty: position.boughtQty - before.boughtQty, filledQty: order.filledQty, late },
    }),
  );
  if (late) raiseLateFill(order, placed.position.id, position.id, book);
}

/** A position's id: the order that opened it, and how much of that order earlier positions had taken. */
export function positionIdOf(orderId: OrderId, fromQty: number): PositionId {
  return makeId('pos', `${orderId.slice('ord_'.length)}_${fromQty}`);
}

function startOf(placed: Placed | undefined, goesOn: boolean): EntryStart {
  if (placed === undefined) return FROM_THE_FIRST;
  const { entry } = placed;
  return goesOn ? { fromQty: entry.fromQty, fromValue: entry.fromValue } : startAfter(entry);
}

function newPosition(order: PositionOrder, start: EntryStart): Position {
  const nothing = decimalFromPaise(ZERO_PAISE);
  return {
    id: positionIdOf(order.id, start.fromQty),
    accountId: order.accountId,
    userId: order.userId,
    instrument: order.instrument,
    instrumentKey: order.instrumentKey,
    faceValue: null,
    openedAtMs: start.fromQty === 0 ? order.firstFilledAtMs : order.lastFilledAtMs,
    closedAtMs: null,
    quantity: 0,
    boughtQty: 0,
    boughtValue: nothing,
    soldQty: 0,
    soldValue: nothing,
    ledger: [],
    adjustments: [],
    sellHold: null,
    noSellReason: null,
    lastTarget: null,
    pricesConfirmedFor: null,
  };
}

function raiseLateFill(order: PositionOrder, before: PositionId, now: PositionId, book: PositionBook): void {
  book.alerts.push({
    kind: 'late_fill',
    severity: 'S2',
    positionId: now,
    orderId: order.id,
    key: `late_fill:${now}`,
    facts: { closedPositionId: before, symbol: order.instrument.symbol, filledQty: order.filledQty },
  });
}
