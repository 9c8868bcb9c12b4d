import type { z } from 'zod';
import type { RequestReport } from '../../requests/request.ts';
import { Problem, type ProblemCode } from '../problems.ts';
import type { orderView } from '../schemas/order.ts';
import type { requestView } from '../schemas/order-actions.ts';

export function renderRequest(
  { requestId, state, answer }: RequestReport,
  order: z.infer<typeof orderView> | null,
): z.infer<typeof requestView> {
  const { code = null, text = null, facts = {} } = answer ?? {};
  return { request_id: requestId, state, code, text, facts: { ...facts }, order };
}

/** 202 as long as nobody has carried it out. */
export function statusOf({ state }: Pick<RequestReport, 'state'>): 200 | 202 {
  return state === 'queued' || state === 'working' ? 202 : 200;
}

/** A request that was refused changed nothing: its asker gets a problem with the reason. */
export function throwRefusal({ state, answer }: RequestReport): void {
  if (state !== 'refused' || answer === null) return;
  throw new Problem(PROBLEMS[answer.code] ?? 'request_refused', { detail: answer.text, reason: answer.code });
}

const PROBLEMS: Readonly<Record<string, ProblemCode>> = {
  order_not_found: 'order_not_found',
  position_not_found: 'position_not_found',
  position_closed: 'wrong_state',
  held_already: 'wrong_state',
  not_held: 'wrong_state',
  sale_unresolved: 'wrong_state',
  already_recorded: 'wrong_state',
  no_unresolved_sale: 'wrong_state',
  not_followed: 'wrong_state',
  impossible_ratio: 'invalid_request',
  not_in_force_yet: 'invalid_request',
  nothing_left: 'invalid_request',
  not_owned_then: 'invalid_request',
  impossible_quantity: 'invalid_request',
  read_only: 'read_only',
  wrong_state: 'wrong_state',
  not_queued: 'wrong_state',
  external_order: 'wrong_state',
  not_a_buy: 'wrong_state',
  change_pending: 'wrong_state',
  not_working: 'wrong_state',
  below_filled: 'wrong_state',
  price_not_allowed: 'invalid_request',
  quantity_not_allowed: 'invalid_request',
  not_in_scrip_master: 'invalid_request',
  nothing_changes: 'invalid_request',
};
