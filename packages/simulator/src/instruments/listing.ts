import type { InstrumentSeed } from '../broker/types.ts';
import { faceValueOf } from './face-values.ts';

/** Symbol, name, token, ISIN, price in rupees, average volume of a day, and what differs from an ordinary share. */
export type ListingLine = readonly [
  symbol: string,
  name: string,
  token: string,
  isin: string,
  rupees: number,
  averageVolume: number,
  special?: Partial<
    Pick<
      InstrumentSeed,
      'exchange' | 'series' | 'tickPaise' | 'hasDerivatives' | 'bandPercent' | 'freezeQuantity'
    >
  >,
];

/** NSE's step of prices: finer for cheap shares since 2025. */
function tickFor(paise: number): number {
  if (paise < 25_000) return 1;
  return paise < 500_000 ? 5 : 50;
}

/** About eight crore rupees an order, as the real list has it. */
const FREEZE_VALUE_PAISE = 8_000_000_000;

export function listed(line: ListingLine, hasDerivatives: boolean): InstrumentSeed {
  const [symbol, name, token, isin, rupees, averageVolume, special] = line;
  const basePaise = Math.round(rupees * 100);
  const exchange = special?.exchange ?? 'NSE';
  const series = special?.series ?? (exchange === 'NSE' ? 'EQ' : 'A');
  return {
    exchange,
    segment: exchange === 'NSE' ? 'nse_cm' : 'bse_cm',
    symbol,
    series,
    tradingSymbol: exchange === 'NSE' ? `${symbol}-${series}` : symbol,
    token,
    isin,
    name,
    tickPaise: special?.tickPaise ?? tickFor(basePaise),
    lotSize: 1,
    faceValuePaise: faceValueOf(symbol),
    freezeQuantity: special?.freezeQuantity ?? Math.floor(FREEZE_VALUE_PAISE / basePaise),
    hasDerivatives: special?.hasDerivatives ?? hasDerivatives,
    averageVolume,
    basePaise,
    bandPercent: special?.bandPercent ?? 10,
  };
}
