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

interface Traded {
  readonly high: number;
  readonly low: number;
  readonly volume: number;
  readonly value: number;
}

const NOTHING_TRADED: Traded = { high: 0, low: 0, volume: 0, value: 0 };

/** What was traded after each node of a day's path, as far as somebody has asked: quotes ask again and again. */
const tradedByNode = new WeakMap<DayMarket, Traded[]>();

function tradedSoFar(market: DayMarket, nowMs: number): Traded & { readonly open: number } {
  const { preOpen, continuous } = market.session;
  if (nowMs < (preOpen?.matchesMs ?? continuous.fromMs)) return { ...NOTHING_TRADED, open: 0 };
  const last = nowMs < continuous.fromMs ? -1 : nodeAt(market, nowMs);
  const until = tradedUntilNode(market, last);
  const all = nowMs < market.session.endsMs ? until : and(until, market.close, market.auctionLiquidity);
  return { ...all, open: market.open };
}

/** With the opening auction; node -1 is before continuous trading. */
function tradedUntilNode(market: DayMarket, node: number): Traded {
  const known = tradedByNode.get(market) ?? [and(NOTHING_TRADED, market.open, market.auctionLiquidity)];
  tradedByNode.set(market, known);
  for (let next = known.length - 1; next <= node; next += 1) {
    const before = known[next] ?? NOTHING_TRADED;
    known.push(and(before, market.nodes[next] ?? market.open, market.liquidityOf(next) * WHOLE_MARKET));
  }
  return known[node + 1] ?? NOTHING_TRADED;
}

function and(seen: Traded, paise: number, quantity: number): Traded {
  return {
    high: Math.max(seen.high, paise),
    low: seen.low === 0 ? paise : Math.min(seen.low, paise),
    volume: seen.volume + quantity,
    value: seen.value + paise * quantity,
  };
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
