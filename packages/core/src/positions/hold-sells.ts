import { type Instrument, instrumentKey } from '../market/index.ts';
import { type Paise, rupeesText } from '../money/index.ts';
import type { EventActor, IstDay, OrderId, OrderInstrument } from '../orders/index.ts';
import type { PriceJump } from '../prices/index.ts';
import { err, ok, type Result } from '../result.ts';
import type { EpochMs } from '../time.ts';
import { isOpen, type Position, type SellHold } from './position.ts';
import { type PositionChange, unresolvedSale } from './position-change.ts';
import { positionEvent } from './position-event.ts';

/**
 * Stops the machine from selling a position, at a person's wish: said here, or by cancelling its sell at the broker.
 * `untilDay` is the first day on which it sells again by itself; null leaves that to the person. Null when the position is
 * closed, or is held already for a reason that a wish cannot replace.
 */
export function holdSells(
  position: Position,
  wish: {
    readonly nowMs: EpochMs;
    readonly actor: Extract<EventActor, 'user' | 'external'>;
    readonly untilDay: IstDay | null;
    readonly reason: string;
    /** The sell whose cancellation was the wish. */
    readonly orderId?: OrderId;
  },
): PositionChange | null {
  const { nowMs, actor, untilDay, reason, orderId } = wish;
  if (!isOpen(position) || (position.sellHold !== null && position.sellHold.by !== 'user')) return null;
  const held: Position = { ...position, sellHold: { by: 'user', sinceMs: nowMs, untilDay, reason } };
  const told = { atMs: nowMs, actor, source: 'user', facts: { by: 'user', reason, untilDay } } as const;
  return {
    position: held,
    events: [positionEvent('position.held', held, orderId ? { ...told, orderId } : told)],
  };
}

/** Takes a hold away whose last day is over. Null when there is none. */
export function releaseDueHold(position: Position, today: IstDay, nowMs: EpochMs): PositionChange | null {
  const hold = position.sellHold;
  if (hold === null || hold.untilDay === null || today < hold.untilDay) return null;
  return released(position, hold, { nowMs, actor: 'system' });
}

export type ReleaseRefusal =
  | { readonly code: 'not_held' }
  | { readonly code: 'sale_unresolved'; readonly orderId: OrderId };

/**
 * A person lets the machine sell again. After a corporate action that is to say that today's prices are comparable: the
 * listing of today becomes the position's. A sale by hand that nobody could judge has to be settled first
 * (`settleForeignSale`).
 */
export function releaseSells(
  position: Position,
  by: { readonly nowMs: EpochMs; readonly today: IstDay; readonly listing: TodaysListing | null },
): Result<PositionChange, ReleaseRefusal> {
  const hold = position.sellHold;
  if (hold === null) return err({ code: 'not_held' });
  const unresolved = unresolvedSale(position);
  if (unresolved !== undefined) return err({ code: 'sale_unresolved', orderId: unresolved.orderId });
  const confirmed = hold.by === 'corporate_action' ? withListing(position, by.listing, by.today) : position;
  return ok(released(confirmed, hold, { nowMs: by.nowMs, actor: 'user' }));
}

/**
 * Freezes a position whose prices of today are not comparable with those before, whatever else held it: nothing is sold
 * until a person confirms them or records what happened. Null when it is frozen already.
 */
export function freezePosition(
  position: Position,
  jumps: readonly PriceJump[],
  nowMs: EpochMs,
): PositionChange | null {
  if (!isOpen(position) || position.sellHold?.by === 'corporate_action') return null;
  const reason = explainJumps(jumps);
  const frozen: Position = {
    ...position,
    sellHold: { by: 'corporate_action', sinceMs: nowMs, untilDay: null, reason },
  };
  const facts = { reason, jumps: jumps.map((jump) => ({ ...jump })) };
  return { position: frozen, events: [positionEvent('position.frozen', frozen, { atMs: nowMs, facts })] };
}

/** How a share is listed on the day on which a person speaks. */
export type TodaysListing = OrderInstrument & Pick<Instrument, 'faceValue'>;

/** The position under the listing by which it is traded today, with its prices confirmed for today. */
export function withListing(position: Position, listing: TodaysListing | null, today: IstDay): Position {
  const confirmed = { ...position, pricesConfirmedFor: today };
  if (listing === null) return confirmed;
  const { exchange, segment, symbol, series, tradingSymbol, token, isin } = listing;
  return {
    ...confirmed,
    instrument: { exchange, segment, symbol, series, tradingSymbol, token, isin },
    instrumentKey: keyOf(listing, position),
    faceValue: listing.faceValue ?? position.faceValue,
  };
}

/** An open position with the face value of its shares, where it was not known yet; null when there is nothing to learn. */
export function learnFaceValue(position: Position, faceValue: Paise | null): Position | null {
  if (!isOpen(position) || position.faceValue !== null || faceValue === null) return null;
  return { ...position, faceValue };
}

/** The position without its hold, and the event of that. */
export function released(
  position: Position,
  hold: SellHold,
  by: { readonly nowMs: EpochMs; readonly actor: 'user' | 'system' },
): PositionChange {
  const free: Position = { ...position, sellHold: null };
  const source = by.actor === 'user' ? 'user' : 'rule';
  const told = {
    atMs: by.nowMs,
    actor: by.actor,
    source,
    facts: { by: hold.by, sinceMs: hold.sinceMs },
  } as const;
  return { position: free, events: [positionEvent('position.released', free, told)] };
}

function keyOf(listing: OrderInstrument, position: Position): string {
  const { exchange, isin, token } = listing;
  return exchange === 'NSE' || exchange === 'BSE'
    ? instrumentKey({ exchange, isin, token })
    : position.instrumentKey;
}

/** The signs of a corporate action in words: both sides of each. */
export function explainJumps(jumps: readonly PriceJump[]): string {
  return jumps.map(explainJump).join('; ');
}

function explainJump(jump: PriceJump): string {
  const { kind } = jump;
  if (kind !== 'base_price') return `${kind.replace('_', ' ')} was ${jump.before} and is ${jump.now}`;
  return `the base price is ${rupeesText(jump.base)}, and the last close was ${rupeesText(jump.close)}`;
}
