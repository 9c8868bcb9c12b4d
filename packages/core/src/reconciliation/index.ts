export { externalAttemptId, externalOrderId } from './adopt-external.ts';
export * from './apply-decisions.ts';
export type { CancelAttribution } from './attribute-cancel.ts';
export * from './complete-feed-row.ts';
export * from './decisions.ts';
export * from './guard-state.ts';
export {
  buildLocalBook,
  findLocalOrder,
  type LocalBook,
  type LocalEntry,
  type LocalOrder,
  withLocalOrders,
} from './local-book.ts';
export { markWhileDown } from './mark-while-down.ts';
export * from './reconcile.ts';
export * from './reconcile-input.ts';
export { unsealedAlertKey } from './roll-guard.ts';
