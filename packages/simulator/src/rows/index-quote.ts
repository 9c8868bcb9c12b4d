import type { SimQuote } from '../broker/types.ts';
import { epochSeconds } from './wire-time.ts';
import type { Body } from './write-json.ts';
import { writePercent, writePlainRupees, writeRupees } from './write-money.ts';

/** Indices that can be asked for by their exact name, with the level from which they move. */
const LEVELS: Readonly<Record<string, { segment: string; paise: number }>> = {
  'Nifty 50': { segment: 'nse_cm', paise: 2_487_000 },
  'Nifty Bank': { segment: 'nse_cm', paise: 5_412_000 },
  SENSEX: { segment: 'bse_cm', paise: 8_135_000 },
};
const NONE = writeRupees(0, 4);

export function isIndex(segment: string, name: string): boolean {
  return LEVELS[name]?.segment === segment;
}

/** An index is the mean move of every listed instrument: enough to see which way the day goes. */
export function indexQuoteRow(name: string, market: readonly SimQuote[], nowMs: number): Body | undefined {
  const base = LEVELS[name];
  if (!base) return undefined;
  const at = (price: (quote: SimQuote) => number): number => moved(base.paise, market, price);
  const last = at((quote) => quote.lastPaise);
  const change = last - base.paise;
  return {
    exchange_token: name,
    display_symbol: name,
    exchange: base.segment,
    lstup_time: String(epochSeconds(nowMs)),
    ltp: writeRupees(last, 4),
    last_traded_quantity: '0',
    total_buy: '0',
    total_sell: '0',
    last_volume: '0',
    avg_cost: NONE,
    open_int: '0',
    change: writeRupees(change, 4),
    per_change: writePercent(change, base.paise),
    low_price_range: NONE,
    high_price_range: NONE,
    year_high: writePlainRupees(Math.round(base.paise * 1.1)),
    year_low: writePlainRupees(Math.round(base.paise * 0.85)),
    ohlc: {
      open: writeRupees(
        at((quote) => quote.openPaise || quote.closePaise),
        4,
      ),
      high: writeRupees(
        at((quote) => quote.highPaise || quote.closePaise),
        4,
      ),
      low: writeRupees(
        at((quote) => quote.lowPaise || quote.closePaise),
        4,
      ),
      close: writeRupees(base.paise, 4),
    },
    depth: { buy: [], sell: [] },
  };
}

function moved(basePaise: number, market: readonly SimQuote[], price: (quote: SimQuote) => number): number {
  if (market.length === 0) return basePaise;
  const moves = market.map((quote) => price(quote) / quote.closePaise);
  return Math.round((basePaise * moves.reduce((sum, move) => sum + move, 0)) / market.length);
}
