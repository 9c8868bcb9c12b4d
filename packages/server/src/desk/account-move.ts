import { mayMove } from '@orderwatch/core';
import type { DueKind } from '../db/cycle/change-set.ts';
import type { AccountContext } from './account-context.ts';
import { type GivingUp, giveUp } from './give-up.ts';

/** An account's way to another instance. */
export interface AccountMove {
  /** False when it could not be let go of: then everything goes on as before. */
  giveUp(): Promise<boolean>;
  /** Whether it may change hands now, just to even the load. */
  mayMove(): boolean;
  isUnderWay(): boolean;
  /** Resolves when it is not under way: what is asked for meanwhile is done here, or is the next holder's. */
  over(): Promise<unknown>;
}

/** Work behind which an order may leave. */
const PLACING: ReadonlySet<DueKind> = new Set<DueKind>(['placement', 'retry', 'verify_placement']);
/** After a try that had to be given up: asking again at once would only hold up what is under way. */
const LEFT_ALONE_MS = 60_000;

export function createAccountMove(
  { parts, hands }: Pick<AccountContext, 'parts' | 'hands'>,
  rest: Omit<GivingUp, 'clock'>,
): AccountMove {
  const { clock, log } = parts;
  const accountLog = log.with({ account_id: hands.facts().id });
  let underWay: Promise<boolean> | null = null;
  let leftAloneUntilMs: number | null = null;

  async function move(): Promise<boolean> {
    const isGiven = await giveUp({ ...rest, clock: parts.leaseTiming.clock });
    if (isGiven) accountLog.info('Given up for another instance to act for the account');
    else leftAloneUntilMs = clock.nowMs() + LEFT_ALONE_MS;
    return isGiven;
  }

  return {
    async giveUp() {
      if (underWay !== null || hands.claim() === null) return false;
      underWay = move();
      try {
        return await underWay;
      } finally {
        underWay = null;
        rest.workAgain();
      }
    },
    mayMove() {
      const due = hands.agenda.dueBy(Number.POSITIVE_INFINITY).filter(({ kind }) => PLACING.has(kind));
      const nextPlacingMs = due.reduce<number | null>(
        (first, { dueAtMs }) => (first === null || dueAtMs < first ? dueAtMs : first),
        null,
      );
      const isPaper = hands.facts().mode === 'paper';
      return mayMove(parts.calendar, { nowMs: clock.nowMs(), isPaper, nextPlacingMs, leftAloneUntilMs });
    },
    isUnderWay: () => underWay !== null,
    over: async () => underWay?.catch(() => undefined),
  };
}
