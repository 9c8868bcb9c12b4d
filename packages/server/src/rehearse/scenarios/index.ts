import type { Scenario } from '../scenario.ts';
import { bookTruncated, noDataWhileOrdersExist } from './bad-books.ts';
import { feedDown, sessionExpired } from './bad-connections.ts';
import { cancelledByHand, modifiedByHand } from './changed-by-hand.ts';
import { crashAtTheOpen, crashWhilePlacing, twoInstances } from './crashes.ts';
import { fortyRejections, identicalByHand, killSwitchInTheRun } from './crowds.ts';
import { fundsShort } from './funds-short.ts';
import { longWeekend } from './long-weekend.ts';
import { replyLostOrderNotTaken, replyLostOrderTaken } from './lost-replies.ts';
import { orderVisibleLate } from './order-visible-late.ts';
import { partialFillThenCancelled } from './partial-fill-then-cancelled.ts';
import { plainDay } from './plain-day.ts';
import { rejectedAtOnce } from './rejected-at-once.ts';
import { rejectedAtOpen } from './rejected-at-open.ts';
import {
  boughtByHandMeanwhile,
  fridayFailureOnMonday,
  marginServiceDown,
  nineOfTenRejected,
} from './retries.ts';
import { runCutShort } from './run-cut-short.ts';
import {
  sellAtFifteen,
  sellCancelledByHand,
  soldByHand,
  soldInClosingAuction,
  targetOutsideAuctionBand,
} from './sells.ts';
import { noSellAuthorisation, ownSharesStay, restRejected, splitOvernight } from './shares.ts';
import { crashWhileTelling, feedReplayed, quietNight, telephoneOff } from './telling.ts';
import { twentyDays } from './twenty-days.ts';

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
  twentyDays,
  sellAtFifteen,
  sellCancelledByHand,
  soldByHand,
  soldInClosingAuction,
  targetOutsideAuctionBand,
  ownSharesStay,
  noSellAuthorisation,
  splitOvernight,
  restRejected,
  boughtByHandMeanwhile,
  marginServiceDown,
  fridayFailureOnMonday,
  nineOfTenRejected,
  crashAtTheOpen,
  crashWhilePlacing,
  runCutShort,
  twoInstances,
  telephoneOff,
  quietNight,
  feedReplayed,
  crashWhileTelling,
  fortyRejections,
  killSwitchInTheRun,
  identicalByHand,
];
