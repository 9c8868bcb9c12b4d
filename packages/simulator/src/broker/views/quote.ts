import { NODE_MS } from '../../prices/day-path.ts';
import { type DayMarket, nodeAt, priceAt } from '../../prices/price-book.ts';
import { drawnBetween } from '../../random.ts';
import type { DepthLevel, InstrumentSeed, SimQuote } from '../types.ts';
import { type BrokerWorld, currentTradingDay } from '../world.ts';

const LEVELS = 5;
/** The rest of a day's volume that never meets our orders is five times what may. */
const WHOLE_MARKET = 5;

/** What the market shows of an instrument now. After the close, and on days without trading, the last day's end. */
export function quoteOf(world: BrokerWorld, instrument: InstrumentSeed): SimQuote {
  const day = currentTradingDay(world);
  const market = world.prices.market(instrument, day);
  const nowMs = world.clock.nowMs();
  const lastPaise = priceAt(market, nowMs);
  const seen = tradedSoFar(market, nowMs);
  const depth = (side: 'B' | 'S'): readonly DepthLevel[] =>
    depthOf(instrument, market, side, lastPaise, [world.seed, instrument.token, day, nodeAt(market, nowMs)]);
  const buy = depth('B');
  const sell = depth('S');
  return {
    instrument: world.prices.listed(instrument, day),
    lastPaise,
    openPaise: seen.open,
    highPaise: seen.high,
    lowPaise: seen.low,
    closePaise: market.previousClose,
    averagePaise: seen.volume === 0 ? 0 : Math.round(seen.value / seen.volume),
    lastTradedQuantity:
      seen.volume === 0 ? 0 : drawnBetween(1, 900, world.seed, 'last', instrument.token, nowMs),
    volume: seen.volume,
    totalBuyQuantity: buy.reduce((sum, level) => sum + level.quantity, 0) * 40,
    totalSellQuantity: sell.reduce((sum, level) => sum + level.quantity, 0) * 40,
    yearHighPaise: Math.max(seen.high, Math.round(instrument.basePaise * 1.31)),
    yearLowPaise: Math.min(seen.low || instrument.basePaise, Math.round(instrument.basePaise * 0.74)),
    lastTradedAtMs: Math.floor(Math.min(nowMs, market.session.endsMs)),
    buy,
    sell,
  };
}

function tradedSoFar(market: DayMarket, nowMs: number) {
  const seen = { open: 0, high: 0, low: 0, volume: 0, value: 0 };
  const { preOpen, continuous } = market.session;
  if (nowMs < (preOpen?.matchesMs ?? continuous.fromMs)) return seen;
  seen.open = market.open;
  const add = (paise: number, quantity: number): void => {
    seen.high = Math.max(seen.high, paise);
    seen.low = seen.low === 0 ? paise : Math.min(seen.low, paise);
    seen.volume += quantity;
    seen.value += paise * quantity;
  };
  add(market.open, market.auctionLiquidity);
  const last = nowMs < continuous.fromMs ? -1 : nodeAt(market, nowMs);
  for (let node = 0; node <= last; node += 1) {
    add(market.nodes[node] ?? market.open, market.liquidityOf(node) * WHOLE_MARKET);
  }
  if (nowMs >= market.session.endsMs) add(market.close, market.auctionLiquidity);
  return seen;
}

/** Five levels around the last price. At a circuit one side is empty. */
function depthOf(
  instrument: InstrumentSeed,
  market: DayMarket,
  side: 'B' | 'S',
  lastPaise: number,
  keys: readonly (number | string)[],
): readonly DepthLevel[] {
  const levels: DepthLevel[] = [];
  const mean = Math.max(1, Math.round((instrument.averageVolume * NODE_MS) / (375 * 60_000)));
  const away = side === 'B' ? -1 : 1;
  const isEmpty = side === 'B' ? lastPaise <= market.band.lower : lastPaise >= market.band.upper;
  for (let level = 0; level < LEVELS && !isEmpty; level += 1) {
    const steps = side === 'B' ? level : level + 1;
    const pricePaise = lastPaise + away * steps * instrument.tickPaise;
    if (pricePaise < market.band.lower || pricePaise > market.band.upper) break;
    const quantity = drawnBetween(1, 2 * mean, ...keys, side, level);
    levels.push({ pricePaise, quantity, orders: drawnBetween(1, 12, ...keys, side, level, 'orders') });
  }
  return levels;
}
