import type {
  BrokerHolding,
  BrokerOrder,
  BrokerPosition,
  BrokerStatus,
  Reading,
  Snapshot,
} from '../broker/index.ts';
import { type InstrumentRef, instrumentKey } from '../market/index.ts';
import { type IstDay, isAtBroker, type Order, type OrderId } from '../orders/index.ts';
import type { EpochMs } from '../time.ts';
import type { ExposureReason } from './reasons.ts';

/** What must be known of an order in our own tables, of whatever origin. */
export type OwnOrder = Pick<
  Order,
  'id' | 'side' | 'status' | 'origin' | 'instrumentKey' | 'tradingDay' | 'reasonCode'
> & {
  /** When the broker's acceptance of its latest attempt was learned; null when it never answered. */
  readonly acceptedAtMs: EpochMs | null;
};

export interface OpenPosition {
  readonly instrumentKey: string;
  readonly quantity: number;
}

/** What is owned and on order, as our tables and the broker show it. */
export interface Exposure {
  readonly bookRows: readonly BrokerOrder[];
  readonly holdings: readonly BrokerHolding[];
  /** What was bought and sold today; a purchase of today is not among the holdings yet. */
  readonly todaysPositions: readonly BrokerPosition[];
  /** Positions of ours, from our own fills. */
  readonly positions: readonly OpenPosition[];
  readonly orders: readonly OwnOrder[];
}

/** The readings behind it. A failed or partial one is refused before it gets here (`checkReadings`). */
export interface ExposureReadings {
  readonly book: Snapshot;
  readonly holdings: Reading<BrokerHolding>;
  /** Null where the broker was not asked. */
  readonly todaysPositions: Reading<BrokerPosition> | null;
  readonly positions: readonly OpenPosition[];
  readonly orders: readonly OwnOrder[];
}

export function exposureOf(readings: ExposureReadings): Exposure {
  const { book, holdings, todaysPositions, positions, orders } = readings;
  return {
    bookRows: rowsOf(book),
    holdings: rowsOf(holdings),
    todaysPositions: todaysPositions === null ? [] : rowsOf(todaysPositions),
    positions,
    orders,
  };
}

// Rows of a reading that is not whole still show presence.
function rowsOf<Row>(reading: Reading<Row>): readonly Row[] {
  return reading.kind === 'complete' || reading.kind === 'partial' ? reading.rows : [];
}

const ENDED: ReadonlySet<BrokerStatus> = new Set(['complete', 'cancelled', 'rejected', 'expired']);

/**
 * Whether something speaks against one more buy of this instrument for this session: a position, shares held, a working
 * order of any origin, or a buy of ours for the same day. Null when nothing does. `except` is the order being retried.
 */
export function checkExposure(
  exposure: Exposure,
  instrument: InstrumentRef,
  tradingDay: IstDay,
  except: OrderId | null,
): ExposureReason | null {
  const key = instrumentKey(instrument);
  const own = exposure.orders.filter((order) => order.instrumentKey === key && order.id !== except);
  if (
    own.some(hasOpenPosition) ||
    exposure.positions.some((p) => p.instrumentKey === key && p.quantity > 0)
  ) {
    return { code: 'open_position' };
  }
  const held = heldQuantity(exposure, instrument);
  if (held > 0) return { code: 'already_held', quantity: held };

  const atBroker = own.find((order) => isAtBroker(order.status));
  if (atBroker !== undefined) {
    const placedBy = atBroker.origin === 'external' ? 'unknown' : 'api';
    const side = atBroker.side;
    return { code: 'working_order_exists', orderId: atBroker.id, brokerOrderId: null, side, placedBy };
  }
  // A status text that nobody knows may be a working order.
  const row = exposure.bookRows.find((order) => !ENDED.has(order.status) && isSameShare(order, instrument));
  if (row !== undefined) {
    const { brokerOrderId, side, placedBy } = row;
    return { code: 'working_order_exists', orderId: null, brokerOrderId, side, placedBy };
  }
  const buys = own.filter((order) => order.side === 'buy' && order.origin !== 'external');
  const queued = buys.find((order) => order.status === 'retry_pending');
  if (queued !== undefined) return { code: 'already_queued', orderId: queued.id };
  // A failed order never reached the broker, so another try of the same day doubles nothing.
  const today = buys.find((order) => order.tradingDay === tradingDay && order.status !== 'failed');
  return today === undefined ? null : { code: 'already_ordered_today', orderId: today.id };
}

/** The instruments that take a place in the portfolio: open positions, and buys of ours that are or may be working. */
export function portfolioKeys(
  exposure: Pick<Exposure, 'orders' | 'positions'>,
  except: OrderId | null,
): Set<string> {
  const keys = new Set<string>();
  for (const position of exposure.positions) if (position.quantity > 0) keys.add(position.instrumentKey);
  for (const order of exposure.orders) {
    if (order.side !== 'buy' || order.origin === 'external' || order.id === except) continue;
    if (isAtBroker(order.status) || hasOpenPosition(order)) keys.add(order.instrumentKey);
  }
  return keys;
}

function hasOpenPosition(order: OwnOrder): boolean {
  return order.side === 'buy' && order.status === 'ongoing';
}

function heldQuantity({ holdings, todaysPositions }: Exposure, instrument: InstrumentRef): number {
  // The same share is held once, whichever exchange the broker names with it; symbols come with and without series.
  const delivered = holdings
    .filter((held) => held.token === instrument.token || plainSymbol(held.symbol) === instrument.symbol)
    .reduce((sum, held) => sum + Math.max(held.quantity, 0), 0);
  const boughtToday = todaysPositions
    .filter((position) => isSameShare(position, instrument))
    .reduce((sum, position) => sum + Math.max(position.netQuantity, 0), 0);
  return delivered + boughtToday;
}

/** Whether a row of the broker is about this share, on whichever exchange and in whichever series. */
export function isSameShare(
  row: { readonly tradingSymbol: string; readonly segment: string; readonly token: string },
  instrument: { readonly segment: string; readonly token: string; readonly symbol: string },
): boolean {
  if (row.segment === instrument.segment && row.token === instrument.token) return true;
  const isCash = row.segment === 'nse_cm' || row.segment === 'bse_cm';
  return isCash && plainSymbol(row.tradingSymbol) === instrument.symbol;
}

/** "IDEA-EQ" and "IDEA" are the same share; "BAJAJ-AUTO-EQ" is BAJAJ-AUTO. */
export function plainSymbol(symbol: string): string {
  return symbol.replace(/-(?:EQ|BE|BL|BZ)$/, '');
}
