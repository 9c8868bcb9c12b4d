import { positionsOf } from '../views/positions.ts';
import { type BrokerWorld, scheduleOnce, today } from '../world.ts';
import { placeOrder } from './place-order.ts';

/** Before the close of continuous trading, so that the order still meets a market. */
const BEFORE_CLOSE_MS = 10 * 60_000;

/** The risk desk closes the day's intraday positions of an account before the session ends. */
export function scheduleSquareOff(world: BrokerWorld, ucc: string): void {
  const session = world.sessions.on(today(world), true);
  if (!session) return;
  scheduleOnce(
    world,
    `square off ${ucc} ${session.dayNumber}`,
    session.continuous.toMs - BEFORE_CLOSE_MS,
    () => squareOff(world, ucc),
  );
}

/** Closes every open intraday position with a market order of the risk desk's own. */
export function squareOff(world: BrokerWorld, ucc: string): void {
  for (const { instrument, product, buyQuantity, sellQuantity } of positionsOf(world, ucc)) {
    const net = buyQuantity - sellQuantity;
    if (product !== 'MIS' || net === 0) continue;
    placeOrder(
      world,
      ucc,
      {
        segment: instrument.segment,
        tradingSymbol: instrument.tradingSymbol,
        side: net > 0 ? 'S' : 'B',
        orderType: 'MKT',
        product,
        validity: 'DAY',
        quantity: Math.abs(net),
        disclosedQuantity: 0,
        pricePaise: 0,
        triggerPaise: 0,
        amo: false,
        tag: null,
      },
      'rms',
    );
  }
}
