import { checkQuantity, type Instrument } from '../market/index.ts';
import { whyUnfit } from './fit-target.ts';
import type { SellDecision } from './sell-decision.ts';
import type { SellReason } from './sell-reason.ts';
import { type SellSituation, targetOn } from './sell-situation.ts';
import { sellableByBroker } from './sellable-quantity.ts';

/**
 * The sell of a position that has none: to be placed, or the one reason why not. What a person decided or has to decide
 * comes first, then what time will change, then what is lacking.
 */
export function decideFirstSell(situation: SellSituation): SellDecision {
  const { position, input, market } = situation;
  const positionId = position.id;
  const none = (reason: SellReason): SellDecision => ({ kind: 'none', positionId, reason });
  const barred = whyBarred(situation);
  if (barred !== null) return none(barred);
  if (market === null) return none({ code: 'not_listed' });
  if (input.unusable !== null) return none({ code: 'readings_unavailable', reason: input.unusable });

  const sellable = sellableByBroker(position, input.shares, { rule: situation.rule, own: null });
  const wanted = Math.min(position.quantity - situation.byHand, situation.maturity.quantity);
  if (sellable <= 0) return none({ code: 'nothing_sellable', owned: position.quantity, sellable });
  const quantity = inOneOrder(Math.min(wanted, sellable), market.instrument);
  const checked = checkQuantity(market.instrument, quantity);
  if (!checked.ok) return none({ code: 'quantity_not_allowed', error: checked.error });

  const target = targetOn(market, situation);
  if (!target.ok) return none(target.error);
  const unfit = whyUnfit(target.value.price, situation.limits);
  if (unfit !== null) return none(unfit);
  const untilMs = input.notBefore.get(positionId);
  if (untilMs !== undefined && input.nowMs < untilMs) return none({ code: 'not_sent', untilMs });
  return { kind: 'place', positionId, quantity, limitPrice: target.value.price, target: target.value };
}

/** What speaks against any sell of it now, whatever the price. */
function whyBarred({ input, position, ...situation }: SellSituation): SellReason | null {
  const { selling, ddpi } = input;
  if (situation.hasUnconfirmed) return { code: 'unconfirmed_sell' };
  if (selling.kind === 'off') return { code: 'sells_off', why: selling.why };
  if (situation.stopped !== null) return situation.stopped;
  if (input.settings.policy.kind === 'none') return { code: 'no_target_policy' };
  if (ddpi !== 'yes') return { code: 'sell_not_authorised', ddpi };
  const { byHand, maturity } = situation;
  if (input.beingBought.has(position.instrumentKey)) return { code: 'being_bought' };
  if (byHand >= position.quantity) return { code: 'on_sale_by_hand', quantity: byHand };
  if (maturity.quantity <= 0) return { code: 'not_yet_sellable', day: maturity.nextDay };
  return situation.closed;
}

/** The part of a quantity that one order may carry: whole lots, not above the freeze quantity. The rest follows later. */
export function inOneOrder(quantity: number, { lotSize, freezeQuantity }: Instrument): number {
  const most = freezeQuantity === null ? quantity : Math.min(quantity, freezeQuantity);
  return most - (most % lotSize);
}
