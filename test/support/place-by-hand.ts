import type { TradingDay } from './trading-day.ts';

type Entered = Parameters<TradingDay['simulator']['broker']['place']>[1];

/** A delivery order at the market, unless the story says otherwise, entered in the broker's app or by another program. */
export function placeByHand(
  day: Pick<TradingDay, 'simulator' | 'account'>,
  entered: Pick<Entered, 'tradingSymbol' | 'quantity'> & Partial<Entered>,
  source: 'app' | 'api' = 'app',
) {
  return day.simulator.broker.place(
    day.account.ucc,
    {
      segment: 'nse_cm',
      side: 'B',
      orderType: 'MKT',
      product: 'CNC',
      validity: 'DAY',
      disclosedQuantity: 0,
      pricePaise: 0,
      triggerPaise: 0,
      amo: false,
      tag: null,
      ...entered,
    },
    source,
  );
}
