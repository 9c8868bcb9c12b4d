import type { AccountHands } from '../desk/account-hands.ts';
import { adoptExternalOrder } from './kinds/adopt-external.ts';
import { cancel } from './kinds/cancel.ts';
import { adjustPositionShares, holdPosition, resumePosition, settleSale } from './kinds/change-position.ts';
import { confirmOtherProgram, release, resetBreaker } from './kinds/decide-on-stops.ts';
import { drop } from './kinds/drop.ts';
import { login } from './kinds/login.ts';
import { modify } from './kinds/modify.ts';
import { orderQueue } from './kinds/order-queue.ts';
import { place } from './kinds/place.ts';
import { readFundsNow } from './kinds/read-funds-now.ts';
import { resolveUnconfirmed } from './kinds/resolve-unconfirmed.ts';
import { retry } from './kinds/retry.ts';
import { retryQueue } from './kinds/retry-queue.ts';
import { sync } from './kinds/sync.ts';
import { changeMode, kill, pause, resume } from './kinds/tell-of-account.ts';
import type { RequestDeps, RequestPerformer } from './performer.ts';
import { type Answer, type DeskRequest, isRequestKind, type RequestKind, refuse } from './request.ts';

const PERFORMERS: Readonly<Record<RequestKind, RequestPerformer>> = {
  retry,
  retry_queue: retryQueue,
  order_queue: orderQueue,
  drop,
  cancel,
  modify,
  place,
  kill,
  pause,
  resume,
  change_mode: changeMode,
  release,
  reset_breaker: resetBreaker,
  confirm_other_program: confirmOtherProgram,
  read_funds: readFundsNow,
  resolve_unconfirmed: resolveUnconfirmed,
  adopt_external: adoptExternalOrder,
  sync,
  login,
  hold_position: holdPosition,
  resume_position: resumePosition,
  adjust_position: adjustPositionShares,
  settle_sale: settleSale,
};

/** Carries one request out, in its turn. What goes wrong in a way that nobody foresaw throws. */
export async function performRequest(
  deps: RequestDeps,
  hands: AccountHands,
  request: DeskRequest,
): Promise<Answer> {
  const performer = performerOf(request);
  if (performer === undefined) {
    return refuse('unknown_request', `This version does not know the request "${request.kind}".`);
  }
  const perform = () => performer.perform(deps, hands, request);
  return performer.turn === 'placing' ? hands.placingTurn(perform) : perform();
}

export function performerOf({ kind }: Pick<DeskRequest, 'kind'>): RequestPerformer | undefined {
  return isRequestKind(kind) ? PERFORMERS[kind] : undefined;
}
