import { DAY_HANDLERS } from '../day/work-day-job.ts';
import type { DueKind } from '../db/cycle/change-set.ts';
import type { AccountContext } from '../desk/account-context.ts';
import { remindUnconfirmed } from '../divergences/remind-unconfirmed.ts';
import { watchGivenUp } from '../divergences/watch-given-up.ts';
import { workCloses } from '../prices/work-closes.ts';
import { workExpiry } from './work-expiry.ts';
import { workPlacement } from './work-placement.ts';
import { workRetry } from './work-retry.ts';
import { workRetryWarning } from './work-retry-warning.ts';
import { workVerification } from './work-verification.ts';

/**
 * Carries out what has come due. It has to settle the row (`dueDone`) itself, in the transaction of what it did: work
 * that failed is tried again after a minute, and what is still open when the next of its account falls due and at the next
 * start.
 */
export type DueHandler = (context: AccountContext, subject: string) => Promise<void>;

/** Each kind of due work, and who carries it out. */
export const DUE_HANDLERS: Readonly<Record<DueKind, DueHandler>> = {
  verify_placement: workVerification,
  placement: workPlacement,
  retry: workRetry,
  retry_expiry: workExpiry,
  retry_warning: workRetryWarning,
  remind_unconfirmed: remindUnconfirmed,
  watch_given_up: watchGivenUp,
  daily_closes: workCloses,
  ...DAY_HANDLERS,
};
