import { findFault } from './find-fault.ts';
import type { Depth, DepthLevel, Ohlc, QuoteRow } from './quote-row.ts';
import { type CheckedRow, isRawRow } from './raw-row.ts';
import { readAll, readersOf } from './read-all.ts';
import { decimalOf, epochSecondsOf, type Malformed, malformed, quantityOf, textOf } from './values.ts';

const prices = [
  'ltp',
  'avg_cost',
  'change',
  'per_change',
  'low_price_range',
  'high_price_range',
  'year_high',
  'year_low',
] as const;
const sizes = ['last_traded_quantity', 'total_buy', 'total_sell', 'last_volume', 'open_int'] as const;
const ohlcPrices = ['open', 'high', 'low', 'close'] as const;

/** Checks one quote. A type of quote that does not carry a field leaves it out or blank. */
export function checkQuoteRow(raw: unknown): CheckedRow<QuoteRow> {
  if (!isRawRow(raw)) return { ok: false, why: 'not an object' };
  const exchangeToken = textOf(raw.exchange_token);
  const exchange = textOf(raw.exchange);
  const amounts = readAll(raw, prices, decimalOf);
  const counts = readAll(raw, sizes, sizeOf);
  const ohlc = ohlcOf(raw.ohlc);
  const depth = depthOf(raw.depth);
  if (
    exchangeToken === undefined ||
    exchange === undefined ||
    amounts === malformed ||
    counts === malformed ||
    ohlc === malformed ||
    depth === malformed
  ) {
    return { ok: false, why: findFault(raw, needs, mayHave) };
  }
  const updatedSec = epochSecondsOf(raw.lstup_time);
  return {
    ok: true,
    row: {
      ...amounts,
      ...counts,
      exchange_token: exchangeToken,
      exchange,
      display_symbol: textOf(raw.display_symbol),
      lstupTimeMs: updatedSec === undefined ? undefined : updatedSec * 1_000,
      ohlc,
      depth,
      raw,
    },
  };
}

function sizeOf(value: unknown): number | undefined | Malformed {
  return value === '' ? undefined : quantityOf(value);
}

function ohlcOf(value: unknown): Ohlc | undefined | Malformed {
  if (value === undefined || value === null || value === '') return undefined;
  return isRawRow(value) ? readAll(value, ohlcPrices, decimalOf) : malformed;
}

function depthOf(value: unknown): Depth | undefined | Malformed {
  if (value === undefined || value === null || value === '') return undefined;
  if (!isRawRow(value)) return malformed;
  const buy = levelsOf(value.buy);
  const sell = levelsOf(value.sell);
  return buy === malformed || sell === malformed ? malformed : { buy, sell };
}

function levelsOf(value: unknown): readonly DepthLevel[] | Malformed {
  if (!Array.isArray(value)) return malformed;
  const levels: DepthLevel[] = [];
  for (const raw of value) {
    const level = levelOf(raw);
    if (level === malformed) return malformed;
    levels.push(level);
  }
  return levels;
}

function levelOf(raw: unknown): DepthLevel | Malformed {
  if (!isRawRow(raw)) return malformed;
  const price = decimalOf(raw.price);
  const quantity = sizeOf(raw.quantity);
  const orders = sizeOf(raw.orders);
  const isWhole =
    price !== undefined &&
    price !== malformed &&
    quantity !== undefined &&
    quantity !== malformed &&
    orders !== malformed;
  return isWhole ? { price, quantity, orders } : malformed;
}

const needs = { exchange_token: textOf, exchange: textOf };
const mayHave = {
  ...readersOf(prices, decimalOf),
  ...readersOf(sizes, sizeOf),
  ohlc: ohlcOf,
  depth: depthOf,
};
