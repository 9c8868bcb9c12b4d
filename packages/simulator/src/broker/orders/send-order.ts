import type { EntryRequest } from '../../exchange/exchange-order.ts';
import { phaseIn } from '../../exchange/session.ts';
import { keyOfInstrument } from '../accounts/share-lots.ts';
import { checkOrder } from '../risk/check-order.ts';
import { hasLimit, hasTrigger } from '../risk/check-terms.ts';
import type { InstrumentSeed, SimOrder } from '../types.ts';
import { type BrokerWorld, currentTradingDay, stationMs, today } from '../world.ts';
import { scheduleDayEnd } from './end-day.ts';
import { rejectOrder } from './reject-order.ts';

/** Milliseconds that the stations take. A release passes all orders at the same pace, so that none overtakes. */
export type Pace = 'own' | 'in step';

/** Lets an order that was received walk through the risk desk to the exchange. */
export function sendOrder(world: BrokerWorld, orderNumber: string, pace: Pace): void {
  const after = (station: string, low: number, high: number, run: (order: SimOrder) => void): void => {
    const delayMs = pace === 'in step' ? high : stationMs(world, orderNumber, station, low, high);
    world.timers.after(delayMs, () => {
      const order = world.ledger.get(orderNumber);
      if (order) run(order);
    });
  };
  after('validation', 4, 15, () => {
    world.ledger.record(orderNumber, 'validation pending');
    after('risk', 8, 30, (order) => {
      if (!passRiskDesk(world, order)) return;
      after('exchange', 10, 60, (sent) => enterExchange(world, sent));
    });
  });
}

function passRiskDesk(world: BrokerWorld, order: SimOrder): boolean {
  const forced = forcedRejection(world, order);
  if (forced?.by === 'rms') {
    rejectOrder(world, order, forced.text);
    return false;
  }
  const instrument = instrumentOf(world, order);
  const listing = world.prices.listed(instrument, currentTradingDay(world));
  const verdict = checkOrder(world, order, instrument, listing);
  if (verdict.kind === 'rejected') {
    rejectOrder(world, order, verdict.text);
    return false;
  }
  world.account(order.ucc).reserve(order.orderNumber, verdict.blockPaise);
  world.ledger.record(order.orderNumber, 'open pending');
  return true;
}

function enterExchange(world: BrokerWorld, order: SimOrder): void {
  const forced = forcedRejection(world, order);
  const answer = forced
    ? { kind: 'rejected' as const, text: forced.text }
    : world.exchange.enter(entryOf(world, order));
  if (answer.kind === 'rejected') {
    rejectOrder(world, order, answer.text);
    return;
  }
  const status = hasTrigger(order.orderType) ? 'trigger pending' : 'open';
  world.ledger.record(order.orderNumber, status, {
    exchangeOrderId: answer.exchangeOrderId,
    exchangeConfirmedAtMs: Math.floor(world.clock.nowMs()),
    atExchange: true,
  });
  scheduleDayEnd(world, today(world));
}

/** AMO orders and what comes in the pre-open session meet the rejections of the open; every other order those at once. */
function forcedRejection(world: BrokerWorld, order: SimOrder) {
  const session = world.sessions.on(today(world), order.instrument.hasDerivatives);
  const isContinuous = session !== null && phaseIn(session, world.clock.nowMs()) === 'continuous';
  const atOpen = order.amo || !isContinuous ? world.forced.find('at open', order) : undefined;
  return atOpen ?? (order.amo ? undefined : world.forced.find('at once', order));
}

function entryOf(world: BrokerWorld, order: SimOrder): EntryRequest {
  return {
    reference: order.orderNumber,
    instrument: instrumentOf(world, order),
    side: order.side,
    quantity: order.quantity,
    disclosedQuantity: order.disclosedQuantity,
    limit: hasLimit(order.orderType) ? order.pricePaise : null,
    trigger: hasTrigger(order.orderType) ? order.triggerPaise : null,
    ioc: order.validity === 'IOC',
  };
}

export function instrumentOf(world: BrokerWorld, order: SimOrder): InstrumentSeed {
  const instrument = world.find(order.instrument.segment, order.instrument.token);
  if (!instrument) throw new Error(`Not listed: ${keyOfInstrument(order.instrument)}`);
  return instrument;
}
