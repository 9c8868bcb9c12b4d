import {
  type Admission,
  type AdmissionInput,
  admitBuy,
  type BuyRequest,
  type Instrument,
  type Liquidity,
  type OrderId,
} from '@orderwatch/core';
import type { PlacementOrder } from '../db/placement/load-own-orders.ts';
import type { PlacingContext } from './placing-context.ts';

export interface RequestToAdmit {
  readonly request: BuyRequest;
  /** The listing of today. */
  readonly instrument: Instrument;
  readonly liquidity: Liquidity;
  /** The order that must not stand in its own way, or whose place this one takes; null when there is none. */
  readonly orderId: OrderId | null;
}

/** Asks the broker for the margin, and the one gate of every placement for its answer. */
export async function admitRequest(
  { deps, hands, settings, readings, broker }: PlacingContext,
  wish: RequestToAdmit,
  orders: readonly PlacementOrder[],
): Promise<Admission> {
  const margin = await broker.reading.checkMargin(wish.request);
  const input: AdmissionInput = {
    ...wish,
    calendar: deps.calendar,
    settings: settings.placement,
    placing: hands.placing(),
    book: readings.book,
    holdings: readings.holdings,
    todaysPositions: readings.todaysPositions,
    positions: await hands.records.loadOpenQuantities(),
    orders,
    buysUnderWay: orders,
    amoFundsBlocked: settings.amoFundsBlocked,
    margin,
    now: deps.clock.nowMs(),
  };
  return admitBuy(input);
}
