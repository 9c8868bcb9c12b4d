import { createHash } from 'node:crypto';
import type { SimHolding } from '../broker/types.ts';
import type { Body } from './write-json.ts';
import { rupeesNumber } from './write-money.ts';

/** A holding: the one body with real JSON numbers. `instrumentToken` is not the exchange's token, as in life. */
export function holdingRow(holding: SimHolding): Body {
  const { instrument, quantity } = holding;
  return {
    displaySymbol: instrument.symbol,
    averagePrice: quantity === 0 ? 0 : rupeesNumber(holding.costPaise, quantity),
    quantity,
    exchangeSegment: instrument.segment,
    exchangeIdentifier: instrument.token,
    holdingCost: rupeesNumber(holding.costPaise),
    mktValue: rupeesNumber(holding.closingPaise * quantity),
    ...numbersOf(instrument.isin),
    instrumentType: 'Equity',
    isAlternateScrip: false,
    closingPrice: rupeesNumber(holding.closingPaise),
    symbol: instrument.symbol,
    sellableQuantity: holding.sellableQuantity,
  };
}

interface OwnNumbers {
  readonly scripId: string;
  readonly instrumentToken: number;
}

/** Holdings are asked for each minute of each day, and the numbers of an instrument never change. */
const kept = new Map<string, OwnNumbers>();

/** The broker's own numbers of the instrument: stable, and unlike the exchange's. */
function numbersOf(isin: string): OwnNumbers {
  const known = kept.get(isin);
  if (known !== undefined) return known;
  const made = {
    scripId: createHash('sha1').update(isin).digest('hex'),
    instrumentToken: createHash('sha1').update(`token:${isin}`).digest().readUInt16BE(0) + 100_000,
  };
  kept.set(isin, made);
  return made;
}
