import { followBreaker } from '../guards/follow-breaker.ts';
import { settleCutRuns } from '../placement/settle-cut-runs.ts';
import { settleInterruptedRequests } from '../requests/settle-interrupted.ts';
import type { AccountContext } from './account-context.ts';
import { recoverAccount } from './recover-account.ts';

/** Settles what whoever held the account before may have left under way. */
export type TakeoverStep = (context: AccountContext) => Promise<void>;

/** In the order in which they run: what is said of a run or a request rests on its orders. */
export const TAKEOVER: readonly TakeoverStep[] = [
  recoverAccount,
  settleCutRuns,
  ({ parts, hands }) => followBreaker(parts, hands),
  settleInterruptedRequests,
];
