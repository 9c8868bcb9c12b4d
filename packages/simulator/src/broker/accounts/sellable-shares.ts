import { isoDate } from '../../exchange/sessions.ts';
import { hasEnded } from '../orders/order-status.ts';
import { isTradeToTrade } from '../risk/check-terms.ts';
import type { InstrumentSeed } from '../types.ts';
import { type BrokerWorld, today } from '../world.ts';
import type { AccountLedger } from './account-ledger.ts';
import { keyOfInstrument, type ShareLot, sumOf } from './share-lots.ts';

export interface ShareCount {
  /** Owned since before today and delivered. */
  readonly settled: number;
  /** Bought on an earlier day, not delivered yet. */
  readonly unsettled: number;
  readonly boughtToday: number;
  readonly soldToday: number;
  /** In open sell orders, the one named excepted. */
  readonly offered: number;
  /** What a new sell order may have. */
  readonly sellable: number;
}

/** No closure of the market is longer: older purchases need no look at the calendar. */
const LONGEST_DELIVERY_DAYS = 30;

/** The shares of an instrument that an account has, and may sell. */
export function countShares(
  world: BrokerWorld,
  account: AccountLedger,
  instrument: InstrumentSeed,
  exceptOrder?: string,
): ShareCount {
  const day = today(world);
  const lots = account.lotsAt(day).filter((lot) => lot.instrumentKey === keyOfInstrument(instrument));
  const settled = quantityOf(lots.filter((lot) => isDelivered(world, lot, day)));
  const unsettled = quantityOf(lots) - settled;
  const trades = account
    .tradesOn(day)
    .filter(
      (one) => one.product !== 'MIS' && keyOfInstrument(one.instrument) === keyOfInstrument(instrument),
    );
  const boughtToday = sumOf(trades, 'B').quantity;
  const soldToday = sumOf(trades, 'S').quantity;
  const offered = offeredShares(world, account, instrument, exceptOrder);
  const early =
    (account.setup.sellsUnsettled ? unsettled : 0) + (isTradeToTrade(instrument) ? 0 : boughtToday);
  return {
    settled,
    unsettled,
    boughtToday,
    soldToday,
    offered,
    sellable: Math.max(0, settled + early - soldToday - offered),
  };
}

/**
 * Shares are delivered on the next settlement day, and can be sold on the day after that. A settlement holiday can be a
 * trading day, and moves the delivery on.
 */
function isDelivered(world: BrokerWorld, lot: ShareLot, dayNumber: number): boolean {
  if (dayNumber - lot.boughtOn > LONGEST_DELIVERY_DAYS) return true;
  let delivery = world.calendarSessions.next(lot.boughtOn);
  while (world.calendar.settlementHolidays.has(isoDate(delivery))) {
    delivery = world.calendarSessions.next(delivery);
  }
  return dayNumber > delivery;
}

function offeredShares(
  world: BrokerWorld,
  account: AccountLedger,
  instrument: InstrumentSeed,
  exceptOrder: string | undefined,
): number {
  return world.ledger
    .ofAccount(account.setup.ucc)
    .filter(
      (order) =>
        order.side === 'S' &&
        order.product !== 'MIS' &&
        order.orderNumber !== exceptOrder &&
        keyOfInstrument(order.instrument) === keyOfInstrument(instrument) &&
        !hasEnded(order) &&
        isAccepted(order.status),
    )
    .reduce((sum, order) => sum + order.openQuantity, 0);
}

/** Orders that the risk desk has not passed yet, waiting AMO orders among them, block no shares. */
function isAccepted(status: string): boolean {
  return (
    status !== 'put order req received' && status !== 'validation pending' && !status.includes('after market')
  );
}

function quantityOf(lots: readonly ShareLot[]): number {
  return lots.reduce((sum, lot) => sum + lot.quantity, 0);
}
