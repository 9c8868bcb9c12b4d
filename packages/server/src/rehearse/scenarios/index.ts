import type { Scenario } from '../scenario.ts';
import { bookTruncated, noDataWhileOrdersExist } from './bad-books.ts';
import { feedDown, sessionExpired } from './bad-connections.ts';
import { cancelledByHand, modifiedByHand } from './changed-by-hand.ts';
import { fundsShort } from './funds-short.ts';
import { longWeekend } from './long-weekend.ts';
import { replyLostOrderNotTaken, replyLostOrderTaken } from './lost-replies.ts';
import { orderVisibleLate } from './order-visible-late.ts';
import { partialFillThenCancelled } from './partial-fill-then-cancelled.ts';
import { plainDay } from './plain-day.ts';
import { rejectedAtOnce } from './rejected-at-once.ts';
import { rejectedAtOpen } from './rejected-at-open.ts';

/** Every day that can be rehearsed, by what goes wrong. */
export const scenarios: readonly Scenario[] = [
  plainDay,
  rejectedAtOnce,
  rejectedAtOpen,
  fundsShort,
  partialFillThenCancelled,
  replyLostOrderTaken,
  replyLostOrderNotTaken,
  orderVisibleLate,
  cancelledByHand,
  modifiedByHand,
  feedDown,
  sessionExpired,
  noDataWhileOrdersExist,
  bookTruncated,
  longWeekend,
];
