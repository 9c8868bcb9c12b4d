export * from './admit.ts';
export * from './buy-request.ts';
export * from './charges.ts';
export {
  checkExposure,
  type Exposure,
  isSameShare,
  type OpenPosition,
  type OwnOrder,
  plainSymbol,
  portfolioKeys,
} from './check-exposure.ts';
export {
  BOOK_MAX_AGE_MS,
  checkReadings,
  HOLDINGS_MAX_AGE_MS,
  type PlacingPermission,
} from './check-readings.ts';
export { checkSession, type SessionQuestion, varietyNow } from './check-session.ts';
export { type CutRun, continueRun, type RunContinuation } from './continue-run.ts';
export * from './explain-reason.ts';
export {
  type BuyPlan,
  type BuyPlanInput,
  type FailReason,
  type PlannedBuy,
  planBuys,
  type SkipReason,
} from './plan-buys.ts';
export * from './plan-modify.ts';
export * from './reasons.ts';
export { analysisDay, missedClose } from './recommendations/analysis-day.ts';
export { READ_COLUMNS } from './recommendations/columns.ts';
export * from './recommendations/explain-skip.ts';
export * from './recommendations/read-recommendations.ts';
export type { Recommendation, RowSkip, SkippedRow } from './recommendations/recommendation.ts';
export * from './reservations.ts';
export * from './resolve-listing.ts';
export * from './settings.ts';
export { type BuyToSize, checkLiquidity, type SizedBuy, type SizeLimit, sizeBuy } from './size-buy.ts';
