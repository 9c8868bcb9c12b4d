import type { Instrument, TradingCalendar } from '../market/index.ts';
import type { Paise } from '../money/index.ts';
import type { IstDay } from '../orders/index.ts';
import type { AccountReason } from '../placement/index.ts';
import type { ChargeRules, Position, ShareReadings } from '../positions/index.ts';
import type { DailyClose } from '../prices/index.ts';
import type { EpochMs } from '../time.ts';
import type { Ddpi, SellSettings } from './sell-settings.ts';
import type { WorkingSell } from './working-sell.ts';

/** Whether the machine may send sells for the account; `why` is for people. */
export type SellSwitch = { readonly kind: 'on' } | { readonly kind: 'off'; readonly why: string };

/** What is known of one share's market today. */
export interface SellMarket {
  /** The listing of today, with its tick and bands. */
  readonly instrument: Instrument;
  readonly last: { readonly price: Paise; readonly atMs: EpochMs } | null;
  /** The exchange's base price of the day; null when unknown. */
  readonly basePrice: Paise | null;
  /** The closing auction's reference price; null while there is none. */
  readonly auctionReference: Paise | null;
}

export interface SellsInput {
  readonly nowMs: EpochMs;
  readonly calendar: TradingCalendar;
  readonly settings: SellSettings;
  readonly charges: ChargeRules;
  readonly ddpi: Ddpi;
  readonly selling: SellSwitch;
  /** Why the readings of book, holdings and positions do not suffice (`checkReadings`); null when they do. */
  readonly unusable: AccountReason | null;
  readonly shares: ShareReadings;
  /** The open ones, in the order in which the answers are wanted; their fills have been followed. */
  readonly positions: readonly Position[];
  /** Every sell of the account that is or may be working, of any origin, oldest first. */
  readonly sells: readonly WorkingSell[];
  /** Instrument keys of which a buy of the account, whoever entered it, is or may be at the exchange. */
  readonly beingBought: ReadonlySet<string>;
  /** When a sell of a position may be tried again, where the last one never left; the others are not in it. */
  readonly notBefore: ReadonlyMap<Position['id'], EpochMs>;
  /** By instrument key. What is left out is not listed today. */
  readonly markets: ReadonlyMap<string, SellMarket>;
  /** By instrument key, oldest first, as they were stored. */
  readonly closes: ReadonlyMap<string, readonly DailyClose[]>;
  readonly importedDays: ReadonlySet<IstDay>;
  /** The last trading day that was closed by its final reading. */
  readonly sealedDay: IstDay | null;
}
