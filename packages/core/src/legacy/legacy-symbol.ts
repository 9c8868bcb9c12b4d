import type { OrderInstrument } from '../orders/index.ts';

const WITH_SERIES = /^(.+)-(EQ|BE|BL|BZ|SM|ST|T0)$/;

/**
 * The listing behind the earlier system's names: "RELIANCE-EQ", "RELIANCE" or "RELIANCE.NS". It kept neither the
 * exchange's token nor the ISIN; until the broker's list of shares is read, the trading symbol is the identity.
 * Undefined for what cannot be a symbol.
 */
export function legacyInstrument(text: string): OrderInstrument | undefined {
  const before = read.get(text);
  if (before !== undefined) return before;
  const instrument = readInstrument(text);
  if (read.size >= REMEMBERED) read.clear();
  if (instrument !== undefined) read.set(text, instrument);
  return instrument;
}

// A hundred thousand rows name a few hundred shares: one object for each share, not for each row.
const REMEMBERED = 5_000;
const read = new Map<string, OrderInstrument>();

function readInstrument(text: string): OrderInstrument | undefined {
  const upper = text.trim().toUpperCase();
  const exchange = upper.endsWith('.BO') ? 'BSE' : 'NSE';
  const name = upper.replace(/\.(NS|BO)$/, '');
  if (!/^[A-Z0-9][A-Z0-9&_.-]{0,39}$/.test(name)) return undefined;
  const [, base, suffix] = WITH_SERIES.exec(name) ?? [];
  const symbol = base ?? name;
  const series = suffix ?? 'EQ';
  return {
    exchange,
    segment: exchange === 'NSE' ? 'nse_cm' : 'bse_cm',
    symbol,
    series,
    tradingSymbol: exchange === 'NSE' ? `${symbol}-${series}` : symbol,
    token: '',
    isin: null,
  };
}

/** The identity of a share of which neither ISIN nor token is known yet. */
export function unresolvedKey(instrument: Pick<OrderInstrument, 'exchange' | 'tradingSymbol'>): string {
  return `${instrument.exchange}:${instrument.tradingSymbol}`;
}
