import { protectMarketPrice } from '../../exchange/protect-market-price.ts';
import { priceAt } from '../../prices/price-book.ts';
import { INTRADAY_MARGIN } from '../accounts/account-ledger.ts';
import type { InstrumentSeed, SimOrder } from '../types.ts';
import { type BrokerWorld, currentTradingDay } from '../world.ts';
import { hasLimit } from './check-terms.ts';

type MarginTerms = Pick<SimOrder, 'side' | 'orderType' | 'product' | 'pricePaise' | 'triggerPaise'>;

/**
 * What one share of an order blocks, in paise: the price for delivery, a fifth of it intraday, nothing for a sale from
 * the holdings. A market order counts at the limit that its protection gives it.
 */
export function marginPerShare(world: BrokerWorld, instrument: InstrumentSeed, terms: MarginTerms): number {
  if (terms.side === 'S' && terms.product !== 'MIS') return 0;
  const price = hasLimit(terms.orderType)
    ? terms.pricePaise
    : protectedPrice(world, instrument, terms.side, terms.orderType === 'SL-M' ? terms.triggerPaise : null);
  return terms.product === 'MIS' ? Math.ceil(price * INTRADAY_MARGIN) : price;
}

function protectedPrice(
  world: BrokerWorld,
  instrument: InstrumentSeed,
  side: SimOrder['side'],
  triggerPaise: number | null,
): number {
  const market = world.prices.market(instrument, currentTradingDay(world));
  const price = triggerPaise ?? priceAt(market, world.clock.nowMs());
  return protectMarketPrice(side, price, instrument, market.band);
}
