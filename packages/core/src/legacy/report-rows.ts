import type { DecidedGroups } from './decide-groups.ts';
import type { ImportTotals, KnownBefore, RowReport } from './decide-import.ts';
import type { LegacyKind } from './fact.ts';
import type { GroupedRow } from './group-facts.ts';
import type { Note } from './note.ts';

/** What became of each row, made as it is asked for. */
export function reportRows(
  rows: readonly GroupedRow[],
  decided: DecidedGroups,
  known: KnownBefore,
): Iterable<RowReport> {
  return {
    *[Symbol.iterator]() {
      for (const [index, row] of rows.entries()) yield reportRow(row, index, decided, known);
    },
  };
}

function reportRow(row: GroupedRow, index: number, decided: DecidedGroups, known: KnownBefore): RowReport {
  const { left, digest } = row;
  if (left !== null) return reportOf(row, { ...left, orderId: null, notes: NO_NOTES });
  const results = decided.resultsOf(index);
  const made = results.find((result) => result.madeBy === index);
  const orderId = (made ?? results.find((result) => result.orderId !== null))?.orderId ?? null;
  // One that was refused before, and is understood now, is no repetition.
  if (known.digests.has(digest) && made === undefined)
    return reportOf(row, { outcome: 'skipped', why: 'It was imported before', orderId, notes: NO_NOTES });
  const notes = concat(row.notes, decided.referenceOf(index)?.notes ?? NO_NOTES, made?.notes ?? NO_NOTES);
  if (made !== undefined) return reportOf(row, { outcome: 'created', orderId, why: null, notes });
  const refused = results.find((result) => result.refused !== null);
  if (orderId === null && refused !== undefined)
    return reportOf(row, { outcome: 'refused', orderId, why: refused.refused, notes });
  if (orderId !== null) {
    const inDatabase = results.every((result) => result.madeBy === null);
    const why = inDatabase
      ? 'The database has this order; it stands as it is there'
      : 'Another row tells of the same order';
    return reportOf(row, { outcome: 'merged', orderId, why, notes });
  }
  return reportOf(row, { outcome: 'skipped', orderId, why: nothingOf(row.kind), notes });
}

/** Spelled out like the rows themselves. */
function reportOf(
  { source, path, line, column, kind, digest }: GroupedRow,
  { outcome, orderId, why, notes }: Pick<RowReport, 'outcome' | 'orderId' | 'why' | 'notes'>,
): RowReport {
  return { place: { source, path, line, column }, kind, outcome, orderId, why, notes, digest };
}

const NO_NOTES: readonly Note[] = [];

function concat(...lists: readonly (readonly Note[])[]): readonly Note[] {
  const some = lists.filter((list) => list.length > 0);
  return some.length <= 1 ? (some[0] ?? NO_NOTES) : some.flat();
}

const NOTHING: Readonly<Partial<Record<LegacyKind, string>>> = {
  tracked_symbols: 'It names a share that was followed, and no order or trade tells of it: kept as evidence',
  positions_table: 'A position that was closed, and no order tells of it: kept as evidence',
};

function nothingOf(kind: LegacyKind | null): string {
  const words = kind === null ? undefined : NOTHING[kind];
  return words ?? 'It tells of no order: kept as evidence';
}

/** Counted in one pass, in which no report is kept. */
export function totalsOf(rows: Iterable<RowReport>, orders: number): ImportTotals {
  const counts = { created: 0, merged: 0, skipped: 0, refused: 0 };
  let [read, repaired, guessed] = [0, 0, 0];
  for (const { outcome, notes } of rows) {
    read += 1;
    counts[outcome] += 1;
    if (notes.some(({ kind }) => kind === 'repaired')) repaired += 1;
    if (notes.some(({ kind }) => kind === 'guessed')) guessed += 1;
  }
  return { read, ...counts, repaired, guessed, orders };
}
