import { istClock } from '../ist-text.ts';
import { dayOfNumber } from '../market/index.ts';
import { formatCount, formatRupees, type Paise } from '../money/index.ts';
import type { IstDay } from '../orders/index.ts';
import { explainReason } from '../placement/index.ts';

import type { SellReason, SellRefusal } from './sell-reason.ts';

/** A sentence for a person: why nothing is sold, and what would help where something does. */
export function explainSellReason(reason: SellReason | SellRefusal): string {
  switch (reason.code) {
    case 'no_target_policy':
      return 'The machine sells nothing by itself here: no target is set.';
    case 'prices_missing':
      return `${reason.known} closing prices are known and ${reason.needed} needed${daysText(reason.days)}.`;
    case 'prices_stale':
      return reason.of === 'close'
        ? `The closing price of ${dayText(reason.day)} is lacking. Import the exchange's file of that day.`
        : 'No last price of today is known that is young enough to sell by.';
    case 'cost_unknown':
      return 'The broker has not priced everything that was bought, so its cost is unknown.';
    case 'sells_off':
      return `Selling is switched off: ${reason.why}.`;
    case 'held':
      return reason.by === 'user'
        ? `You hold it back${reason.untilDay === null ? '' : ` until ${dayText(reason.untilDay)}`}: ${reason.why}.`
        : `Decide first what was sold: ${reason.why}.`;
    case 'frozen':
      return `Its prices are not comparable with those before (${reason.why}). Record what happened, or confirm the prices.`;
    case 'sell_not_authorised':
      return 'The depository has no standing authorisation (DDPI) on record here: authorise the sale with the broker, and sell by hand.';
    case 'not_yet_sellable':
      return reason.day === null
        ? 'It is not delivered yet, and the calendar does not reach the day on which it is.'
        : `It may be sold from ${dayText(reason.day)} on.`;
    case 'nothing_sellable':
      return `The broker counts ${reason.sellable} of its ${reason.owned} shares as sellable.`;
    case 'readings_unavailable':
      return explainReason(reason.reason);
    case 'unconfirmed_sell':
      return 'A sell of it was sent, and nobody knows yet what became of it.';
    case 'being_bought':
      return 'A buy of the same share is still at work: the account would trade with itself. It is sold once that has ended.';
    case 'on_sale_by_hand':
      return `${formatCount(reason.quantity)} shares of it are on sale by hand.`;
    case 'not_listed':
      return "The broker's list of today does not have it.";
    case 'above_circuit':
      return `Its target, ${formatRupees(reason.target)}, lies above today's circuit of ${formatRupees(reason.upperBand)}. It is placed when it fits.`;
    case 'below_circuit':
      return `Its target, ${formatRupees(reason.target)}, lies below today's circuit of ${formatRupees(reason.lowerBand)}. It is placed when it fits.`;
    case 'outside_auction_band':
      return `${formatRupees(reason.target)} lies outside the closing auction's band, ${bandText(reason)}.`;
    case 'auction_reference':
      return 'The closing auction has no reference price yet; until it has, nothing is moved.';
    case 'auction_reference_unknown':
      return 'The closing auction takes prices near its reference price only, and the broker does not tell that price: nothing new is placed before the next session. A sell that rests already stays in.';
    case 'market_closed':
      return explainReason(reason.reason);
    case 'day_closed':
      return 'The day was closed already by a final reading of the book: the clock of this machine was wrong then, or is now. It is sold on the next trading day.';
    case 'not_sent':
      return `Its last sell was not entered at the broker. It is tried again at ${istClock(reason.untilMs)} IST.`;
    case 'sell_being_cancelled':
      return 'A sell too many is being cancelled first.';
    case 'position_closed':
      return 'The position is sold already.';
    case 'above_position':
      return `${formatCount(reason.quantity)} are more than the ${formatCount(reason.atMost)} shares that are its own and not on sale.`;
    case 'above_sellable':
      return `${formatCount(reason.quantity)} are more than the ${formatCount(reason.atMost)} shares that the broker counts as sellable.`;
    case 'wrong_instrument':
      return 'It is traded under another listing today.';
    default:
      return explainReason(reason);
  }
}

function dayText(day: IstDay): string {
  return dayOfNumber(day).toString();
}

function daysText(days: readonly IstDay[]): string {
  return days.length === 0 ? '' : `; those of ${days.map(dayText).join(', ')} are lacking`;
}

function bandText({ lowest, highest }: { readonly lowest: Paise; readonly highest: Paise }): string {
  return `${formatRupees(lowest)} to ${formatRupees(highest)}`;
}
