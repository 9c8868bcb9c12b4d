import type { AccountHands } from '../../desk/account-hands.ts';
import { openTurn } from '../../placement/open-turn.ts';
import { placeManualBuy } from '../../placement/place-manual-buy.ts';
import { readPlaceWish } from '../bodies.ts';
import { newOrderIdOf } from '../new-order-id.ts';
import type { RequestDeps, RequestPerformer } from '../performer.ts';
import { type Answer, type DeskRequest, refuse } from '../request.ts';

/** A person's own order. Its id is made from the request's, so that no second order can come of one request. */
export const place: RequestPerformer = { turn: 'placing', repeatable: false, perform };

async function perform(deps: RequestDeps, hands: AccountHands, request: DeskRequest): Promise<Answer> {
  const wish = readPlaceWish(request.body);
  if (wish.side === 'sell') {
    return refuse(
      'sells_by_position',
      'Sells go by their position: the sell of an open position is placed by itself.',
    );
  }
  const turn = await openTurn(deps, hands, ['placing']);
  if (turn.kind === 'shut') return turn.answer;
  return placeManualBuy(turn.context, { ...wish, orderId: newOrderIdOf(request) });
}
