import { istDayNumber } from '@orderwatch/core';
import { dayText } from '../db/cycle/records.ts';
import type { PlacementOrder } from '../db/placement/load-own-orders.ts';
import type { RunRecord } from '../db/placement/run-state.ts';
import type { AccountHands } from '../desk/account-hands.ts';
import { reconcileFacts } from '../monitor/phase-facts.ts';
import type { PlaceDeps } from './place-deps.ts';
import type { PlacingContext } from './placing-context.ts';

/** Orders that ended days ago do not matter to a new buy; those of today and of the sessions to come do. */
const RECENT_DAYS = 1;

export interface RunContext extends PlacingContext {
  readonly run: RunRecord;
  /** Of a dry run: what would have been placed before, so that its cash is not spent twice. */
  readonly wouldBuy: PlacementOrder[];
}

export function ownOrders(
  { clock }: Pick<PlaceDeps, 'clock'>,
  hands: Pick<AccountHands, 'records'>,
): Promise<readonly PlacementOrder[]> {
  return hands.records.loadOwnOrders(dayText(istDayNumber(clock.nowMs()) - RECENT_DAYS));
}

/** The session that an order of this run would belong to. */
export function dayOfRun({ deps, settings }: RunContext): number {
  const facts = reconcileFacts(deps.calendar, () => undefined);
  return facts.tradingDayFor(deps.clock.nowMs(), settings.placement.variety);
}
