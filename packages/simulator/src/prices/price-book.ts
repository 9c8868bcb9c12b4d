import type { InstrumentSeed, ListedInstrument, PriceScript, Remove } from '../broker/types.ts';
import type { Session } from '../exchange/session.ts';
import type { Sessions } from '../exchange/sessions.ts';
import { dayEnds, dayNodes, NODE_MS, type PathInput } from './day-path.ts';
import { auctionLiquidity, nodeLiquidity } from './liquidity.ts';
import { circuitBand, type PriceRange, scriptedRange } from './price-range.ts';
import { createPriceScripts } from './price-scripts.ts';
import { countedAnew, faceValueOn, type KnownSplit, priceShare } from './splits.ts';

/** An instrument's market on one trading day, as the seed and the scripts make it. Prices in paise. */
export interface DayMarket {
  readonly session: Session;
  readonly previousClose: number;
  readonly band: PriceRange;
  readonly open: number;
  /** The price of the closing auction, and the next day's previous close. */
  readonly close: number;
  readonly nodes: Int32Array;
  readonly auctionLiquidity: number;
  liquidityOf(node: number): number;
}

/** Prices of every instrument on every day: a function of seed, instrument and day, remembered but not stored. */
export interface PriceBook {
  /** Throws on a day without a session: ask `sessions` first. */
  market(instrument: InstrumentSeed, dayNumber: number): DayMarket;
  listed(instrument: InstrumentSeed, dayNumber: number): ListedInstrument;
  /** `today` is the first day on which the script can have an effect. */
  setScript(script: PriceScript, today: number): Remove;
  /** Forgets what was made of an instrument's days from this one on. */
  forget(tradingSymbol: string, fromDay: number): void;
}

export interface PriceBookInput {
  readonly seed: number;
  readonly sessions: Sessions;
  /** The day before which every close is the instrument's base price. */
  readonly firstDay: number;
  /** Grows when a split is announced. */
  readonly splits: readonly KnownSplit[];
  readonly onScript: (tradingSymbol: string) => void;
}

/** Days of paths kept; more are made again when asked for. */
const REMEMBERED_MARKETS = 400;

export function createPriceBook({ seed, sessions, firstDay, splits, onScript }: PriceBookInput): PriceBook {
  const closes = new Map<string, number>();
  const markets = new Map<string, DayMarket>();
  const listings = new Map<string, ListedInstrument>();
  const scripts = createPriceScripts(forget);

  function forget(tradingSymbol: string, fromDay: number): void {
    for (const known of [closes, markets, listings]) {
      for (const key of known.keys()) {
        const [symbol, , day] = key.split('|');
        if (symbol === tradingSymbol && Number(day) >= fromDay) known.delete(key);
      }
    }
    onScript(tradingSymbol);
  }

  const keyOf = (instrument: InstrumentSeed, dayNumber: number): string =>
    `${instrument.tradingSymbol}|${instrument.segment}|${dayNumber}`;

  function closeOn(instrument: InstrumentSeed, dayNumber: number): number {
    // Walks back to the last known close and forward again; recursion would be as deep as the year is long.
    const unknown: number[] = [];
    let day = dayNumber;
    while (day >= firstDay && !closes.has(keyOf(instrument, day))) {
      unknown.push(day);
      day = sessions.previous(day);
    }
    let close = closes.get(keyOf(instrument, day)) ?? instrument.basePaise;
    for (const next of unknown.reverse()) {
      close = dayEnds(pathInput(instrument, next, close)).close;
      closes.set(keyOf(instrument, next), close);
    }
    return close;
  }

  function previousCloseOf(instrument: InstrumentSeed, dayNumber: number): number {
    return closeOn(instrument, sessions.previous(dayNumber));
  }

  function pathInput(
    instrument: InstrumentSeed,
    dayNumber: number,
    before: number,
  ): PathInput & { readonly band: PriceRange } {
    const session = sessions.on(dayNumber, instrument.hasDerivatives);
    if (!session) throw new Error(`No session on day ${dayNumber}`);
    const script = scripts.on(instrument.tradingSymbol, dayNumber);
    const previousClose = script?.previousClosePaise ?? countedAnew(before, instrument, splits, dayNumber);
    const band = circuitBand(instrument, previousClose, script);
    const basePaise = Math.round(instrument.basePaise * priceShare(instrument, splits, dayNumber));
    const range = scriptedRange(band, script);
    return { seed, instrument: { ...instrument, basePaise }, session, previousClose, band, range, script };
  }

  function market(instrument: InstrumentSeed, dayNumber: number): DayMarket {
    const key = keyOf(instrument, dayNumber);
    const known = markets.get(key);
    if (known) return known;
    const input = pathInput(instrument, dayNumber, previousCloseOf(instrument, dayNumber));
    const ends = dayEnds(input);
    const made: DayMarket = {
      session: input.session,
      previousClose: input.previousClose,
      band: input.band,
      ...ends,
      nodes: dayNodes(input, ends),
      auctionLiquidity: auctionLiquidity(instrument, input.script),
      liquidityOf: (node) => nodeLiquidity(seed, instrument, input.script, dayNumber, node),
    };
    if (markets.size >= REMEMBERED_MARKETS) markets.clear();
    markets.set(key, made);
    return made;
  }

  return {
    market,
    listed(instrument, dayNumber) {
      const key = keyOf(instrument, dayNumber);
      const known = listings.get(key);
      if (known) return known;
      const input = pathInput(instrument, dayNumber, previousCloseOf(instrument, dayNumber));
      const { basePaise: _base, bandPercent: _band, ...listing } = instrument;
      const made = {
        ...listing,
        faceValuePaise: faceValueOn(instrument, splits, dayNumber),
        previousClosePaise: input.previousClose,
        lowerBandPaise: input.band.lower,
        upperBandPaise: input.band.upper,
      };
      listings.set(key, made);
      return made;
    },
    setScript: scripts.add,
    forget,
  };
}

/** The node that a moment of continuous trading falls into. */
export function nodeAt(market: DayMarket, atMs: number): number {
  const node = Math.floor((atMs - market.session.continuous.fromMs) / NODE_MS);
  return Math.max(0, Math.min(market.nodes.length - 1, node));
}

/** The last price at a moment: the previous close before the auction has met, the close after the session. */
export function priceAt(market: DayMarket, atMs: number): number {
  const { preOpen, continuous, closing, endsMs } = market.session;
  if (preOpen && atMs >= preOpen.matchesMs && atMs < continuous.fromMs) return market.open;
  if (atMs < continuous.fromMs) return market.previousClose;
  if (atMs >= (closing ? closing.matchesMs : endsMs)) return market.close;
  return market.nodes[nodeAt(market, atMs)] ?? market.close;
}
