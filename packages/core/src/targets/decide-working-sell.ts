import type { Paise } from '../money/index.ts';
import { inOneOrder } from './decide-first-sell.ts';
import { limitFor, whyUnfit } from './fit-target.ts';
import type { SellDecision } from './sell-decision.ts';
import type { SellReason } from './sell-reason.ts';
import { type SellSituation, targetOn } from './sell-situation.ts';
import { sellableByBroker } from './sellable-quantity.ts';
import type { Target } from './target-policy.ts';
import { type OwnSell, openQuantity } from './working-sell.ts';

/** What to do with a position's sell that is at work: leave it, change it, or take it back. */
export function decideWorkingSell(situation: SellSituation, own: readonly OwnSell[]): SellDecision {
  const { position, input } = situation;
  const [first, ...surplus] = own;
  const sell = surplus.at(-1) ?? first;
  if (sell === undefined) throw new Error(`No working sell of ${position.id}`);
  const keep = (reason: SellReason | null): SellDecision => ({
    kind: 'keep',
    positionId: position.id,
    sell,
    reason,
  });
  const cancel = (reason: SellReason): SellDecision => ({
    kind: 'cancel',
    positionId: position.id,
    sell,
    reason,
  });

  if (situation.hasUnconfirmed) return keep({ code: 'unconfirmed_sell' });
  if (own.some(({ changing }) => changing)) return keep(null);
  if (input.selling.kind === 'off') return keep({ code: 'sells_off', why: input.selling.why });
  if (situation.closed !== null) return keep(situation.closed);
  if (situation.stopped !== null) return cancel(situation.stopped);
  if (surplus.length > 0) return cancel({ code: 'sell_being_cancelled' });
  const owned = position.quantity - situation.byHand;
  if (owned <= 0) return cancel({ code: 'on_sale_by_hand', quantity: situation.byHand });
  return changeOf(situation, sell, owned) ?? keep(whyNotImproved(situation));
}

function changeOf(situation: SellSituation, sell: OwnSell, owned: number): SellDecision | null {
  const open = openQuantity(sell);
  const wanted = open > owned ? owned : Math.max(open, raisedTo(situation, sell, owned));
  const target = newTarget(situation, sell);
  const limitPrice = target === null ? sell.limitPrice : limitFor(target.price, sell.limitPrice);
  // The broker takes price and quantity together: without a price the quantity cannot be changed either.
  if (limitPrice === null || limitPrice <= 0) return null;
  const why: ('quantity' | 'price')[] = [];
  if (wanted !== open) why.push('quantity');
  if (limitPrice !== sell.limitPrice) why.push('price');
  if (why.length === 0) return null;
  const positionId = situation.position.id;
  return { kind: 'modify', positionId, sell, quantity: sell.filledQty + wanted, limitPrice, why, target };
}

/** How much the sell may be raised to. What the broker has taken once is not lowered for its count. */
function raisedTo(situation: SellSituation, sell: OwnSell, owned: number): number {
  const { input, position, market, maturity, rule } = situation;
  if (market === null || whyNotByMachine(situation) !== null) return 0;
  const sellable = sellableByBroker(position, input.shares, { rule, own: sell });
  const atMost = inOneOrder(sell.filledQty + Math.min(owned, maturity.quantity, sellable), market.instrument);
  return atMost - sell.filledQty;
}

/** The target where the price may and can be moved to it; null where it stays. */
function newTarget(situation: SellSituation, sell: OwnSell): Target | null {
  if (situation.market === null || whyNotByMachine(situation) !== null) return null;
  const target = targetOn(situation.market, situation);
  if (!target.ok) return null;
  const price: Paise = limitFor(target.value.price, sell.limitPrice);
  return price !== sell.limitPrice && whyUnfit(price, situation.limits) !== null ? null : target.value;
}

/** Why the machine may not improve a sell. Lowering one that offers too much is no improvement: that it may always. */
function whyNotByMachine({ input }: SellSituation): SellReason | null {
  if (input.settings.policy.kind === 'none') return { code: 'no_target_policy' };
  if (input.ddpi !== 'yes') return { code: 'sell_not_authorised', ddpi: input.ddpi };
  return input.unusable === null ? null : { code: 'readings_unavailable', reason: input.unusable };
}

function whyNotImproved(situation: SellSituation): SellReason | null {
  const barred = whyNotByMachine(situation);
  if (barred !== null) return barred;
  if (situation.market === null) return { code: 'not_listed' };
  const target = targetOn(situation.market, situation);
  return target.ok ? null : target.error;
}
