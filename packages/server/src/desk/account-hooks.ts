import type { DueKind } from '../db/cycle/change-set.ts';
import { DUE_HANDLERS, type DueHandler } from '../due/due-handlers.ts';
import { type DayPlanner, PLANNERS } from '../due/plan-days.ts';
import { AFTER_READING, type AfterReading } from '../monitor/after-reading.ts';
import type { AccountHands } from './account-hands.ts';
import type { DeskParts } from './desk-parts.ts';
import { TAKEOVER, type TakeoverStep } from './takeover.ts';
import { createWorkQueues, type WorkQueues } from './work-queues.ts';

/** What hooks into an account's desk. */
export interface AccountHooks {
  /** What a new holder does before it looks, in this order. */
  readonly takeover: readonly TakeoverStep[];
  readonly planners: readonly DayPlanner[];
  /** A kind that nobody carries out stays due. */
  readonly due: Readonly<Partial<Record<DueKind, DueHandler>>>;
  /** In the order in which they run. */
  readonly afterReading: readonly AfterReading[];
  readonly queues: (parts: DeskParts, hands: AccountHands) => WorkQueues;
}

/** All that the program does for an account. */
export const ACCOUNT_HOOKS: AccountHooks = {
  takeover: TAKEOVER,
  planners: PLANNERS,
  due: DUE_HANDLERS,
  afterReading: AFTER_READING,
  queues: createWorkQueues,
};
