import { ist } from '../market/calendar.test-support.ts';
import { type DecimalText, parseDecimal } from '../money/index.ts';
import { makeId, type OrderInstrument, type PositionId } from '../orders/index.ts';
import type { EpochMs } from '../time.ts';
import { type FollowedFills, followFills, type HeldAround } from './follow-fills.ts';
import type { Position } from './position.ts';
import type { PositionOrder } from './position-order.ts';

export const ACCOUNT = makeId('acc', 'one');
export const USER = makeId('usr', 'one');
export const SBIN: OrderInstrument = {
  exchange: 'NSE',
  segment: 'nse_cm',
  symbol: 'SBIN',
  series: 'EQ',
  tradingSymbol: 'SBIN-EQ',
  token: '3045',
  isin: 'INE062A01020',
};
export const SBIN_KEY = 'NSE:INE062A01020';

export function at(text: string): EpochMs {
  return ist(text).epochMilliseconds;
}

export function rupees(text: string): DecimalText {
  const read = parseDecimal(text);
  if (!read.ok) throw new Error(`no amount: ${text}`);
  return read.value;
}

/** An order of ours that has bought `filledQty` at 100 rupees, on Monday 23 November 2026 at 10:00 unless told otherwise. */
export function order(name: string, changes: Partial<PositionOrder> = {}): PositionOrder {
  const filledQty = changes.filledQty ?? 10;
  const executed = changes.lastFilledAtMs ?? at('2026-11-23 10:00');
  return {
    id: makeId('ord', name),
    accountId: ACCOUNT,
    userId: USER,
    side: 'buy',
    origin: 'system',
    managed: true,
    product: 'CNC',
    instrument: SBIN,
    instrumentKey: SBIN_KEY,
    positionId: null,
    filledQty,
    filledValue: rupees(String(filledQty * 100)),
    firstFilledAtMs: executed,
    lastFilledAtMs: executed,
    ...changes,
  };
}

/** A sell of ours, the day after. */
export function sell(name: string, changes: Partial<PositionOrder> = {}): PositionOrder {
  return order(name, { side: 'sell', lastFilledAtMs: at('2026-11-25 11:00'), ...changes });
}

/** A sale that the person made by hand, the day after. */
export function byHand(name: string, changes: Partial<PositionOrder> = {}): PositionOrder {
  return sell(name, { origin: 'external', managed: false, ...changes });
}

export const NOW = at('2026-11-25 11:01');

export function follow(
  positions: readonly Position[],
  orders: readonly PositionOrder[],
  held: Readonly<Record<string, HeldAround>> = {},
): FollowedFills {
  return followFills({ positions, orders, held: new Map(Object.entries(held)), nowMs: NOW });
}

/** The positions as they are after what followed. */
export function merged(before: readonly Position[], after: FollowedFills): readonly Position[] {
  const byId = new Map<PositionId, Position>(before.map((one) => [one.id, one]));
  for (const position of after.positions) byId.set(position.id, position);
  return [...byId.values()];
}

/** The position that these orders leave; throws unless they leave one. */
export function positionOf(...orders: readonly PositionOrder[]): Position {
  const [position, ...others] = follow([], orders).positions;
  if (position === undefined || others.length > 0) throw new Error('not one position');
  return position;
}
