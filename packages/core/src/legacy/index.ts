export type { KnownShare } from './build-context.ts';
export type { ImportedOrder } from './build-order.ts';
export { importedOrderId } from './build-order.ts';
export { claimNames, claimsOfExact } from './claims.ts';
export { compareRows, type RowDifference, rowNumber } from './compare-rows.ts';
export * from './decide-import.ts';
export type { ExactOrder } from './exact-order.ts';
export { LEGACY_KINDS, type LegacyKind } from './fact.ts';
export { createGrouping, type Grouped, type SourceRow } from './group-facts.ts';
export { unresolvedKey } from './legacy-symbol.ts';
export { type Note, type Place, placeText } from './note.ts';
export { factsOf, type PackedFact, unpackFact } from './packed-fact.ts';
export { isObject, parseRow } from './parse-row.ts';
export { type LegacyRow, readRowObject, readRowText } from './read-row.ts';
export { createRowSplitter, type RowSplitter, type RowText, type SplitFault } from './row-splitter.ts';
export {
  isOpenTrade,
  legacyListOf,
  withExact,
  writeFailedRow,
  writeOpenTrade,
  writeTrackerRow,
} from './write-rows.ts';
export { type TrackedShare, writeTrackedSymbols } from './write-tracked-symbols.ts';
