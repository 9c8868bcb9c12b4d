export * from './adjust-position.ts';
export * from './confirm-positions.ts';
export * from './day-profit.ts';
export {
  type FillsToFollow,
  type FollowedFills,
  followFills,
  type HeldAround,
  isBuySold,
} from './follow-fills.ts';
export {
  explainJumps,
  freezePosition,
  holdSells,
  learnFaceValue,
  type ReleaseRefusal,
  releaseDueHold,
  releaseSells,
  type TodaysListing,
} from './hold-sells.ts';
export * from './judge-foreign-sale.ts';
export * from './position.ts';
export * from './position-alert.ts';
export type { Assignment } from './position-book.ts';
export * from './position-change.ts';
export * from './position-event.ts';
export * from './position-order.ts';
export { averageCost, costOfShares, isPriced, partLeft } from './position-sums.ts';
export * from './profit-and-loss.ts';
export * from './profit-by-day.ts';
export * from './settle-foreign-sale.ts';
