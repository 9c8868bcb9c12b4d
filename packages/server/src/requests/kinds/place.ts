import type { AccountHands } from '../../desk/account-hands.ts';
import { openTurn } from '../../placement/open-turn.ts';
import { placeManualBuy } from '../../placement/place-manual-buy.ts';
import { placeManualSell } from '../../placement/place-manual-sell.ts';
import { readPlaceWish } from '../bodies.ts';
import { newOrderIdOf } from '../new-order-id.ts';
import type { RequestDeps, RequestPerformer } from '../performer.ts';
import type { Answer, DeskRequest } from '../request.ts';

/** A person's own order. Its id is made from the request's, so that no second order can come of one request. */
export const place: RequestPerformer = { turn: 'placing', repeatable: false, perform };

async function perform(deps: RequestDeps, hands: AccountHands, request: DeskRequest): Promise<Answer> {
  const wish = { ...readPlaceWish(request.body), orderId: newOrderIdOf(request) };
  if (wish.side === 'sell') return placeManualSell(deps, hands, wish);
  const turn = await openTurn(deps, hands, ['placing']);
  return turn.kind === 'shut' ? turn.answer : placeManualBuy(turn.context, wish);
}
