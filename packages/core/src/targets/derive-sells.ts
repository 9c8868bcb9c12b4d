import type { Position } from '../positions/index.ts';
import { decideFirstSell } from './decide-first-sell.ts';
import { decideWorkingSell } from './decide-working-sell.ts';
import type { SellDecision, SellPlan } from './sell-decision.ts';
import { sellSituation } from './sell-situation.ts';
import type { SellsInput } from './sells-input.ts';

/**
 * The sell that each open position shall have now.
 *
 * 1. What is wanted follows from the position as it is, each time anew: after another fill the sell is raised, after a
 *    sale lowered. Asked again with the answer carried out, it asks for nothing.
 * 2. Sells of any origin that work already are taken off first; while the fate of one of ours is unknown, nothing is sent.
 * 3. Never more is offered than the position owns. That the account holds more of the share is none of its business.
 * 4. Each open position has one answer: a sell at work, or exactly one reason for having none.
 * 5. A sell is lowered in price, never raised (`deriveTarget`), and never cancelled for want of prices or of the broker's
 *    count: it has been taken, and that is better evidence.
 * 6. No first sell goes out while a buy of the same share works: the exchanges forbid an account to trade with itself.
 * 7. When selling is switched off nothing is sent, neither a cancellation; that is a person's to ask for.
 */
export function deriveSells(input: SellsInput): SellPlan {
  const situations = input.positions.map((position) => sellSituation(position, input));
  return {
    decisions: situations.map((situation) =>
      situation.own.length === 0 ? decideFirstSell(situation) : decideWorkingSell(situation, situation.own),
    ),
    suspected: situations.flatMap(({ position, jumps }) =>
      jumps.length > 0 && position.sellHold?.by !== 'corporate_action'
        ? [{ positionId: position.id, jumps }]
        : [],
    ),
  };
}

/** The positions that have neither a working sell nor would get one, for a count that people watch. */
export function withoutSell(decisions: readonly SellDecision[]): readonly Position['id'][] {
  return decisions.filter(({ kind }) => kind === 'none').map(({ positionId }) => positionId);
}
