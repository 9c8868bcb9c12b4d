import type { BrokerHolding, Reading } from '../broker/index.ts';
import { day } from '../market/calendar.test-support.ts';
import {
  dayNumber,
  dayOfNumber,
  type Instrument,
  nseCalendar2026,
  previousTradingDay,
} from '../market/index.ts';
import { paise } from '../money/index.ts';
import { type IstDay, makeId, parseBrokerOrderId } from '../orders/index.ts';
import { holding, listing } from '../placement/placement.test-support.ts';
import type { Position } from '../positions/index.ts';
import { at, order, positionOf, SBIN, SBIN_KEY } from '../positions/positions.test-support.ts';
import type { DailyClose } from '../prices/index.ts';
import { DEFAULT_SELL_SETTINGS } from './sell-settings.ts';
import type { SellMarket, SellsInput } from './sells-input.ts';
import type { OwnSell, WorkingSell } from './working-sell.ts';

export const calendar = nseCalendar2026();
/** Thursday 26 November 2026; the 24th was a holiday. What was bought on the 20th has been delivered. */
export const NOW = at('2026-11-26 11:00');
export const TODAY = dayNumber(day('2026-11-26'));

/** Ten shares at 100 rupees, bought on Friday the 20th. */
export const TEN: Position = positionOf(order('a', { lastFilledAtMs: at('2026-11-20 10:00') }));

/** Closes of the last trading days before today, oldest first. */
export function closesOf(prices: readonly number[], until: IstDay = TODAY): readonly DailyClose[] {
  const closes: DailyClose[] = [];
  let before = dayOfNumber(until);
  for (const price of prices.toReversed()) {
    const previous = previousTradingDay(calendar, before);
    if (!previous.ok) throw new Error('beyond the calendar');
    before = previous.value;
    closes.unshift({
      isin: SBIN.isin ?? '',
      symbol: 'SBIN',
      series: 'EQ',
      day: dayNumber(before),
      close: paise(price),
      openHighLow: null,
      previousClose: null,
      source: 'nse_bhavcopy',
      importedAtMs: 0,
    });
  }
  return closes;
}

/** Nine closes of 100 rupees: with a last price of 100 the average is 100. */
export const FLAT = closesOf(Array.from({ length: 9 }, () => 100_00));

export const instrument: Instrument = listing('SBIN', { ...SBIN, exchange: 'NSE', segment: 'nse_cm' });

export function market(
  changes: Partial<Omit<SellMarket, 'instrument'>> & { readonly instrument?: Partial<Instrument> } = {},
): SellMarket {
  return {
    last: { price: paise(100_00), atMs: NOW - 30_000 },
    basePrice: paise(100_00),
    auctionReference: null,
    ...changes,
    instrument: { ...instrument, ...changes.instrument },
  };
}

export function holdings(quantity: number, sellableQuantity = quantity, atMs = NOW): Reading<BrokerHolding> {
  const row = holding('SBIN', quantity, { token: SBIN.token, sellableQuantity });
  return { kind: 'complete', rows: [row], requestedAtMs: atMs, receivedAtMs: atMs };
}
export const nothing = { kind: 'empty', requestedAtMs: NOW, receivedAtMs: NOW } as const;

export function brokerNumber(last: number) {
  const number = parseBrokerOrderId(`26112600000000${last}`);
  if (number === undefined) throw new Error('no number');
  return number;
}

export function ownSell(changes: Partial<OwnSell> = {}): OwnSell {
  return {
    kind: 'ours',
    orderId: makeId('ord', 's'),
    brokerOrderId: brokerNumber(1),
    positionId: TEN.id,
    instrumentKey: SBIN_KEY,
    quantity: 10,
    filledQty: 0,
    limitPrice: paise(100_00),
    changing: false,
    ...changes,
  };
}
export function foreignSell(quantity: number, filledQty = 0): WorkingSell {
  return { kind: 'foreign', brokerOrderId: brokerNumber(2), instrumentKey: SBIN_KEY, quantity, filledQty };
}
export const unconfirmed: WorkingSell = {
  kind: 'unconfirmed',
  orderId: makeId('ord', 'u'),
  instrumentKey: SBIN_KEY,
  quantity: 10,
};

/** An account that may sell, owns ten shares that are delivered, and has no sell of them. */
export function input(changes: Partial<SellsInput> & { readonly market?: SellMarket } = {}): SellsInput {
  const { market: one, ...others } = changes;
  return {
    nowMs: NOW,
    calendar,
    settings: DEFAULT_SELL_SETTINGS,
    charges: { brokerage: { kind: 'share', bps: 0, minimum: paise(0) }, dp: { kind: 'tariff' } },
    ddpi: 'yes',
    selling: { kind: 'on' },
    unusable: null,
    shares: { holdings: holdings(10), todaysPositions: nothing },
    positions: [TEN],
    sells: [],
    beingBought: new Set(),
    notBefore: new Map(),
    markets: new Map([[SBIN_KEY, one ?? market()]]),
    closes: new Map([[SBIN_KEY, FLAT]]),
    importedDays: new Set(),
    sealedDay: null,
    ...others,
  };
}
