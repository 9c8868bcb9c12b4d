import { istMomentText } from '../ist-text.ts';
import type { PriceError, QuantityError } from '../market/index.ts';
import { formatCount, formatRupees, type Paise } from '../money/index.ts';
import type { ModifyRefusal } from './plan-modify.ts';
import type { PlacementReason } from './reasons.ts';

/** A sentence for a person: what stood in the way, and what would help where something does. */
export function explainReason(reason: PlacementReason): string {
  switch (reason.code) {
    case 'placing_stopped':
      return `Placing is stopped for this account: ${reason.why}.`;
    case 'account_paused':
      return 'The account is paused. Resume it to place orders.';
    case 'book_unavailable':
      return `The order book could not be read completely (${reason.why}), so nothing is placed.`;
    case 'holdings_unavailable':
      return `The holdings could not be read (${reason.why}), so nothing is placed.`;
    case 'positions_unavailable':
      return `What was bought today could not be read (${reason.why}), so nothing is placed.`;
    case 'stale_reading':
      return `The last reading of the ${reason.of} is ${Math.round(reason.ageMs / 1000)} s old, too old to place by.`;
    case 'calendar_unknown':
      return 'The trading calendar does not know this day. Import the list of the exchange.';
    case 'session_closed':
      return reason.opensAtMs === null
        ? 'No order of this kind can be placed now.'
        : `No order of this kind can be placed before ${istMomentText(reason.opensAtMs)}.`;
    case 'session_changed':
      return 'The session that it was reckoned for has begun or passed; it has to be planned anew.';
    case 'not_in_scrip_master':
      return `The broker's list of today has no ${reason.symbol} at NSE.`;
    case 'not_equity_series':
      return `It trades in series ${reason.series.join(', ')}; only EQ is bought.`;
    case 'trade_to_trade':
      return `It trades in series ${reason.series}, trade by trade; only EQ is bought.`;
    case 'fund':
      return `${reason.isin} is a unit of a fund, not a share.`;
    case 'open_position':
      return 'A position of it is open.';
    case 'already_held':
      return `The account holds ${formatCount(reason.quantity)} of it.`;
    case 'working_order_exists':
      return reason.placedBy === 'app'
        ? `A ${reason.side} order of it, placed by hand, is working.`
        : `A ${reason.side} order of it is working.`;
    case 'already_ordered_today':
      return 'It was ordered for the same trading day already.';
    case 'already_queued':
      return 'It waits in the retry queue.';
    case 'already_planned':
      return 'Another row of the same run is for the same share.';
    case 'already_failed_today':
      return 'It failed for the same trading day and the same reason already.';
    case 'portfolio_full':
      return `The portfolio has its ${reason.limit} positions, buys under way counted.`;
    case 'price_unknown':
      return 'No last close is known.';
    case 'volume_unknown':
      return 'No average volume is known.';
    case 'illiquid':
      return `${formatCount(reason.averageVolume)} shares a day are traded; at least ${formatCount(reason.atLeast)} are asked for.`;
    case 'outside_band':
      return `${formatRupees(reason.price)} lies outside the price band, ${bandText(reason.lowerBand, reason.upperBand)}.`;
    case 'budget_too_small':
      return `One share costs ${formatRupees(reason.price)}; the limits allow less (capital per trade ${formatRupees(reason.budget)}).`;
    case 'too_large_for_volume':
      return `${formatCount(reason.quantity)} shares are too many for its volume; at most ${formatCount(reason.atMost)}.`;
    case 'above_max_order_value':
      return `${formatRupees(reason.value)} exceeds the largest order value, ${formatRupees(reason.atMost)}.`;
    case 'price_not_allowed':
      return priceText(reason.error);
    case 'quantity_not_allowed':
      return quantityText(reason.error);
    case 'insufficient_balance':
      return `${formatRupees(reason.shortfall)} short: ${formatRupees(reason.requiredCash)} needed, ${formatRupees(reason.availableCash)} free.`;
    case 'margin_check_unavailable':
      return `The broker's margin check did not answer (${reason.why}); that says nothing about the money.`;
    case 'margin_check_refused':
      return `The broker's margin check said no, although ${formatRupees(reason.availableCash)} are free and ${formatRupees(reason.requiredCash)} needed.`;
  }
}

function priceText(error: PriceError): string {
  const price = formatRupees(error.price);
  switch (error.kind) {
    case 'price_not_positive':
      return `${price} is no price.`;
    case 'off_tick':
      return `${price} is not a multiple of the tick, ${formatRupees(error.tickSize)}.`;
    case 'below_band':
      return `${price} lies below the price band, which begins at ${formatRupees(error.lowerBand)}.`;
    case 'above_band':
      return `${price} lies above the price band, which ends at ${formatRupees(error.upperBand)}.`;
  }
}

function quantityText(error: QuantityError): string {
  switch (error.kind) {
    case 'quantity_not_whole':
      return `${error.quantity} is no quantity.`;
    case 'not_whole_lots':
      return `${formatCount(error.quantity)} are no whole lots of ${formatCount(error.lotSize)}.`;
    case 'above_freeze_quantity':
      return `${formatCount(error.quantity)} exceed what one order may carry, ${formatCount(error.freezeQuantity)}.`;
  }
}

function bandText(lower: Paise | null, upper: Paise | null): string {
  return `${lower === null ? 'open' : formatRupees(lower)} to ${upper === null ? 'open' : formatRupees(upper)}`;
}

/** A sentence for a person: why a change of a working order is not asked for. */
export function explainModifyRefusal(reason: ModifyRefusal): string {
  switch (reason.code) {
    case 'nothing_changes':
      return 'It has that price and quantity already.';
    case 'not_a_limit_order':
      return 'Only a limit order has a price that can be changed.';
    case 'not_working':
      return 'It is not at work at the broker any more.';
    case 'below_filled':
      return `${formatCount(reason.filledQty)} are filled already; the new quantity has to be larger.`;
    case 'sell_not_raised':
      return 'The quantity of a sell goes by its position; it can only be lowered.';
    case 'price_not_allowed':
      return priceText(reason.error);
    case 'quantity_not_allowed':
      return quantityText(reason.error);
  }
}
