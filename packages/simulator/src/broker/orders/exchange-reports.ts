import type { ExchangeFill, ExchangeReports } from '../../exchange/exchange-order.ts';
import { keyOfInstrument } from '../accounts/share-lots.ts';
import type { SimOrder, SimTrade } from '../types.ts';
import { positionsOf } from '../views/positions.ts';
import type { BrokerWorld } from '../world.ts';
import { scheduleSquareOff } from './square-off.ts';

/** Books what the exchange reports. `world` is asked for late: exchange and broker need each other. */
export function createExchangeReports(world: () => BrokerWorld): ExchangeReports {
  const filledValues = new Map<string, number>();
  return {
    filled: (reference, fill) => bookFill(world(), filledValues, reference, fill),
    triggered(reference) {
      world().triggered.add(reference);
      withOrder(world(), reference, (order) =>
        world().ledger.record(reference, order.status === 'trigger pending' ? 'open' : order.status),
      );
    },
    becameLimit(reference, limitPaise) {
      withOrder(world(), reference, (order) =>
        world().ledger.record(reference, order.status, { pricePaise: limitPaise }),
      );
    },
    ended(reference) {
      withOrder(world(), reference, (order) => {
        world().account(order.ucc).reserve(reference, 0);
        world().ledger.record(reference, 'cancelled', { cancelled: order.openQuantity, openQuantity: 0 });
      });
    },
  };
}

function bookFill(
  world: BrokerWorld,
  filledValues: Map<string, number>,
  orderNumber: string,
  fill: ExchangeFill,
): void {
  withOrder(world, orderNumber, (order) => {
    const trade = tradeOf(order, fill);
    const account = world.account(order.ucc);
    account.addTrade(trade);
    const filled = order.filled + fill.quantity;
    const openQuantity = order.openQuantity - fill.quantity;
    const value = (filledValues.get(orderNumber) ?? 0) + fill.quantity * fill.pricePaise;
    filledValues.set(orderNumber, value);
    const perShare = account.reserved(orderNumber) / order.openQuantity;
    account.reserve(orderNumber, Math.round(perShare * openQuantity));
    world.ledger.record(orderNumber, openQuantity === 0 ? 'complete' : order.status, {
      filled,
      openQuantity,
      averagePrice: (Math.round(value / filled) / 100).toFixed(2),
    });
    if (order.product === 'MIS') scheduleSquareOff(world, order.ucc);
    const position = positionsOf(world, order.ucc).find(
      (one) =>
        one.product === order.product &&
        keyOfInstrument(one.instrument) === keyOfInstrument(order.instrument),
    );
    if (position) world.announcePosition(position);
  });
}

function tradeOf(order: SimOrder, fill: ExchangeFill): SimTrade {
  return {
    tradeId: fill.tradeId,
    orderNumber: order.orderNumber,
    exchangeOrderId: order.exchangeOrderId ?? '',
    ucc: order.ucc,
    side: order.side,
    instrument: order.instrument,
    product: order.product,
    quantity: fill.quantity,
    pricePaise: fill.pricePaise,
    atMs: Math.floor(fill.atMs),
  };
}

function withOrder(world: BrokerWorld, orderNumber: string, run: (order: SimOrder) => void): void {
  const order = world.ledger.get(orderNumber);
  if (!order) throw new Error(`The exchange reports on an order that was never sent: ${orderNumber}`);
  run(order);
}
