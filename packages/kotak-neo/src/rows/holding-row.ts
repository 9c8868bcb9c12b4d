import type { RawRow } from './raw-row.ts';

/** Shares in the demat account. Kotak sends JSON numbers here; money is given as decimal strings in rupees. */
export interface HoldingRow {
  readonly symbol: string;
  readonly exchangeSegment: string;
  /** The exchange's token of the instrument: `tok` of the order book. */
  readonly exchangeIdentifier: string | undefined;
  /** Kotak's own number; not the exchange's token. */
  readonly instrumentToken: string | undefined;
  readonly displaySymbol: string | undefined;
  readonly instrumentType: string | undefined;
  readonly series: string | undefined;
  readonly quantity: number;
  /** Less than `quantity` while shares are unsettled or pledged; undefined when not told. */
  readonly sellableQuantity: number | undefined;
  readonly averagePrice: string | undefined;
  readonly holdingCost: string | undefined;
  readonly mktValue: string | undefined;
  /** The previous day's close. */
  readonly closingPrice: string | undefined;
  readonly scripId: string | undefined;
  readonly raw: RawRow;
}
