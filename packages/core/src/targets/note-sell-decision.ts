import type { EventDraft, JsonObject } from '../orders/index.ts';
import type { NoSellReason, Position, PositionChange } from '../positions/index.ts';
import { positionEvent } from '../positions/index.ts';
import type { EpochMs } from '../time.ts';
import { explainSellReason } from './explain-sell-reason.ts';
import type { SellDecision } from './sell-decision.ts';
import type { SellReason, SellReasonCode } from './sell-reason.ts';

/** Reasons that the clock brings and takes, or that were told as what they are (a hold, a freeze, a lost answer). */
const NO_NEWS: ReadonlySet<SellReasonCode> = new Set([
  'market_closed',
  'auction_reference',
  'auction_reference_unknown',
  'not_yet_sellable',
  'no_target_policy',
  'sells_off',
  'held',
  'frozen',
  'unconfirmed_sell',
  'sell_being_cancelled',
]);

/**
 * Writes on a position why it has no working sell, or that it has one, and the target that was asked for. Null when that
 * is known already, so that a minute in which nothing changes writes nothing.
 */
export function noteSellDecision(
  position: Position,
  decision: SellDecision,
  nowMs: EpochMs,
): PositionChange | null {
  const reason = decision.kind === 'none' || decision.kind === 'cancel' ? decision.reason : null;
  const noSellReason = noted(position.noSellReason, reason, nowMs);
  const lastTarget = targetAsked(position, decision, nowMs);
  if (noSellReason === position.noSellReason && lastTarget === position.lastTarget) return null;
  const changed: Position = { ...position, noSellReason, lastTarget };
  const isNews = noSellReason !== position.noSellReason && reason !== null && !NO_NEWS.has(reason.code);
  const events: EventDraft[] = [];
  if (isNews) {
    const facts = { code: reason.code, ...sellReasonFacts(reason) };
    events.push(positionEvent('position.sell_missing', changed, { atMs: nowMs, facts }));
  }
  return { position: changed, events };
}

/** What stands beside a reason's code, as plain JSON, and all of it in a sentence. */
export function sellReasonFacts(reason: SellReason): JsonObject {
  const { code: _, ...facts } = reason;
  return { ...facts, sentence: explainSellReason(reason) };
}

/** The same code is the same reason since when it first was, whatever its numbers do meanwhile. */
function noted(before: NoSellReason | null, reason: SellReason | null, nowMs: EpochMs): NoSellReason | null {
  if (reason === null) return null;
  if (before?.code === reason.code) return before;
  return { code: reason.code, sinceMs: nowMs, facts: sellReasonFacts(reason) };
}

function targetAsked(position: Position, decision: SellDecision, nowMs: EpochMs): Position['lastTarget'] {
  const asks = decision.kind === 'place' || (decision.kind === 'modify' && decision.why.includes('price'));
  if (!asks || decision.target === null) return position.lastTarget;
  const { limitPrice: price, target } = decision;
  return { price, atMs: nowMs, basis: target.basis };
}
