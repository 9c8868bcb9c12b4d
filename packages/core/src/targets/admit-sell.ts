import type { BrokerStatus } from '../broker/index.ts';
import {
  checkPrice,
  checkQuantity,
  type Instrument,
  instrumentKey,
  phaseAt,
  type TradingCalendar,
} from '../market/index.ts';
import type { Paise } from '../money/index.ts';
import type { OrderId } from '../orders/index.ts';
import { type Approved, checkReadings, checkSession, isSameShare } from '../placement/index.ts';
import { isOpen, type Position } from '../positions/index.ts';
import { instant, istDayNumber } from '../time.ts';
import { whyUnfit } from './fit-target.ts';
import type { SellRefusal } from './sell-reason.ts';
import type { SellRequest } from './sell-request.ts';
import type { Ddpi, SellSettings } from './sell-settings.ts';
import { maturedQuantity, offeredByOthers, sellableByBroker, sellRuleFor } from './sellable-quantity.ts';
import type { SellSwitch } from './sells-input.ts';
import { type OwnSell, openQuantity, type WorkingSell } from './working-sell.ts';

const AT_EXCHANGE: ReadonlySet<BrokerStatus> = new Set([
  'pending_submit',
  'open',
  'trigger_pending',
  'unknown',
]);

type ReadingsToCheck = Parameters<typeof checkReadings>[0];

export interface SellAdmissionInput {
  readonly calendar: TradingCalendar;
  /** The readings to sell by, with the moment of the decision and the account's permission. */
  readonly readings: ReadingsToCheck & {
    readonly todaysPositions: NonNullable<ReadingsToCheck['todaysPositions']>;
  };
  readonly settings: Pick<SellSettings, 'firstSellDay'>;
  readonly selling: SellSwitch;
  readonly ddpi: Ddpi;
  /** A person may sell what they hold back from the machine, and authorises the sale at the depository themselves. */
  readonly actor: 'system' | 'user';
  readonly position: Position;
  /** The listing of today. */
  readonly instrument: Instrument;
  readonly auctionReference: Paise | null;
  readonly request: SellRequest;
  readonly sells: readonly WorkingSell[];
  /** The sell that this one is a change of: its quantity is what shall be open afterwards. Null for a new one. */
  readonly replacing: OrderId | null;
}

export type SellAdmission =
  | { readonly kind: 'admitted'; readonly approved: Approved<SellRequest> }
  | { readonly kind: 'refuse'; readonly reason: SellRefusal };

/**
 * The one gate before every sell and every change of one. By weight: may the account sell, is there a session, is the
 * position free to be sold, is the quantity its own and sellable, would the exchange take the order.
 */
export function admitSell(input: SellAdmissionInput): SellAdmission {
  const reason =
    whyNotAccount(input) ??
    whyNotSession(input) ??
    whyNotPosition(input) ??
    whyNotQuantity(input) ??
    whyNotTerms(input);
  return reason === null
    ? { kind: 'admitted', approved: approve(input.request) }
    : { kind: 'refuse', reason };
}

function whyNotAccount({ readings, selling, ddpi, actor }: SellAdmissionInput): SellRefusal | null {
  if (selling.kind === 'off') return { code: 'sells_off', why: selling.why };
  if (actor === 'system' && ddpi !== 'yes') return { code: 'sell_not_authorised', ddpi };
  return checkReadings(readings);
}

function whyNotSession({ calendar, readings, request, instrument }: SellAdmissionInput): SellRefusal | null {
  const { segment, hasDerivatives } = instrument;
  const phase = phaseAt(calendar, instant(readings.now), { hasDerivatives });
  if (phase.name === 'closing_auction_reference') return { code: 'auction_reference' };
  const question = { calendar, now: readings.now, segment, hasDerivatives, orderType: 'limit' } as const;
  const session = checkSession(question, request.variety);
  if (!session.ok) return session.error;
  return session.value === request.tradingDay ? null : { code: 'session_changed' };
}

function whyNotPosition(input: SellAdmissionInput): SellRefusal | null {
  const { position, request, instrument, actor, sells } = input;
  if (position.id !== request.positionId) throw new Error(`${request.positionId} is not ${position.id}`);
  if (!isOpen(position)) return { code: 'position_closed' };
  const key = instrumentKey(instrument);
  if (key !== position.instrumentKey || instrumentKey(request.instrument) !== key)
    return { code: 'wrong_instrument' };
  if (sells.some((sell) => sell.kind === 'unconfirmed' && sell.instrumentKey === key)) {
    return { code: 'unconfirmed_sell' };
  }
  if (input.replacing === null && isBeingBought(input)) return { code: 'being_bought' };
  const hold = position.sellHold;
  if (hold === null || (hold.by === 'user' && actor === 'user')) return null;
  if (hold.by === 'corporate_action') return { code: 'frozen', why: hold.reason };
  return { code: 'held', by: hold.by, untilDay: hold.untilDay, why: hold.reason };
}

/** Whether the sell could meet a buy of the same account at the exchange. */
function isBeingBought({ readings: { book }, instrument }: SellAdmissionInput): boolean {
  if (book.kind !== 'complete' && book.kind !== 'partial') return false;
  return book.rows.some(
    (row) => row.side === 'buy' && AT_EXCHANGE.has(row.status) && isSameShare(row, instrument),
  );
}

function whyNotQuantity(input: SellAdmissionInput): SellRefusal | null {
  const { position, request, readings, calendar, settings, instrument } = input;
  const { quantity } = request;
  const mine = input.sells.filter((sell) => sell.kind === 'ours' && sell.positionId === position.id);
  const own =
    mine.find((sell): sell is OwnSell => sell.kind === 'ours' && sell.orderId === input.replacing) ?? null;
  const offered = mine.reduce(
    (sum, sell) => sum + (sell === own || sell.kind !== 'ours' ? 0 : openQuantity(sell)),
    0,
  );
  const ownAtMost = Math.max(
    0,
    position.quantity - offered - offeredByOthers(input.sells, position.instrumentKey),
  );
  if (quantity > ownAtMost) return { code: 'above_position', quantity, atMost: ownAtMost };
  // Less than works already needs no shares that it does not have.
  if (own !== null && quantity <= openQuantity(own)) return null;

  const rule = sellRuleFor(instrument.series, settings.firstSellDay);
  const maturity = maturedQuantity(position, { calendar, today: istDayNumber(readings.now), rule });
  if (quantity > maturity.quantity - offered) return { code: 'not_yet_sellable', day: maturity.nextDay };
  const shares = { holdings: readings.holdings, todaysPositions: readings.todaysPositions };
  const sellable = sellableByBroker(position, shares, { rule, own });
  return quantity > sellable ? { code: 'above_sellable', quantity, atMost: sellable } : null;
}

function whyNotTerms(input: SellAdmissionInput): SellRefusal | null {
  const { request, instrument, calendar, readings, auctionReference } = input;
  const quantity = checkQuantity(instrument, request.quantity);
  if (!quantity.ok) return { code: 'quantity_not_allowed', error: quantity.error };
  const price = checkPrice(instrument, request.limitPrice);
  if (!price.ok) return { code: 'price_not_allowed', error: price.error };
  const { lowerBand, upperBand, hasDerivatives } = instrument;
  const { name: phase } = phaseAt(calendar, instant(readings.now), { hasDerivatives });
  const unfit = whyUnfit(request.limitPrice, { lowerBand, upperBand, auctionReference, phase });
  switch (unfit?.code) {
    case 'outside_auction_band':
    case 'auction_reference':
    case 'auction_reference_unknown':
      return unfit;
    // Bands are part of `price_not_allowed`.
    default:
      return null;
  }
}

// The only place that makes one for a sell; not exported.
function approve(request: SellRequest): Approved<SellRequest> {
  return request as Approved<SellRequest>;
}
