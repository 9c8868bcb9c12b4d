import type { Side } from '../orders/index.ts';
import type { LegacyKind, OrderFact, Reference } from './fact.ts';
import { joinAttempts } from './join-attempts.ts';
import { joinNumberless } from './join-numberless.ts';
import type { Note, Place } from './note.ts';
import { type PackedFact, packFact, type Told } from './packed-fact.ts';
import type { LegacyRow } from './read-row.ts';

/** A row with its place and the hash of its text, by which the same row is known again. */
export interface SourceRow extends LegacyRow {
  readonly place: Place;
  readonly digest: string;
}

/** What is kept of a row beside what it tells, its place among it. */
export interface GroupedRow extends Place {
  readonly digest: string;
  readonly kind: LegacyKind | null;
  readonly notes: readonly Note[];
  /** Why nothing is taken from it; null where something may be. */
  readonly left: { readonly outcome: 'skipped' | 'refused'; readonly why: string } | null;
}

export interface Grouped {
  readonly rows: readonly GroupedRow[];
  /** By the order's key. */
  readonly groups: ReadonlyMap<string, Told>;
  readonly references: readonly { readonly about: Reference; readonly row: number }[];
  /** Of the older database, where rows name them. */
  readonly userIds: readonly string[];
}

export interface GroupOptions {
  /** Only rows of this user of the older database, and rows that name none. Null: of whoever it is. */
  readonly legacyUserId: string | null;
  /** What a person said of orders whose side no source tells, by their number. */
  readonly sides: ReadonlyMap<string, Side>;
}

/** Takes rows one by one, so that a row need not be kept as it was read. */
export interface Grouping {
  take(row: SourceRow): void;
  /** Call once, behind the last row. */
  end(): Grouped;
}

/** Brings together what all rows tell of the same order. */
export function createGrouping(options: GroupOptions): Grouping {
  const rows: GroupedRow[] = [];
  const groups = new Map<string, Told>();
  const references: { about: Reference; row: number }[] = [];
  const userIds = new Set<string>();
  const shared: SharedNotes = new Map();
  return {
    take(row) {
      const index = rows.length;
      rows.push(keptOf(row, options, shared));
      if (row.userId !== null) userIds.add(row.userId);
      if (!row.read.ok || 'skip' in row.read.value || isForeign(row, options)) return;
      const { facts, about } = row.read.value;
      if (about !== null) references.push({ about, row: index });
      for (const read of facts) {
        const fact = withSide(read, options.sides);
        addTold(groups, fact.key, packFact(fact, index));
      }
    },
    end() {
      joinAttempts(groups);
      joinNumberless(groups);
      return { rows, groups, references, userIds: [...userIds] };
    },
  };
}

export function groupFacts(rows: Iterable<SourceRow>, options: GroupOptions): Grouped {
  const grouping = createGrouping(options);
  for (const row of rows) grouping.take(row);
  return grouping.end();
}

function addTold(groups: Map<string, Told>, key: string, fact: PackedFact): void {
  const others = groups.get(key);
  groups.set(key, others === undefined ? fact : [others, fact].flat());
}

const NO_NOTES: readonly Note[] = [];

/** Nearly all rows of a file have the same few notes: they are kept once. */
type SharedNotes = Map<string, readonly Note[]>;

const SHARED_MAX = 5_000;

function shareNotes(notes: readonly Note[], shared: SharedNotes): readonly Note[] {
  const key = notes.map(({ kind, field, words }) => `${kind} ${field} ${words}`).join('\n');
  const before = shared.get(key);
  if (before !== undefined) return before;
  if (shared.size >= SHARED_MAX) shared.clear();
  const kept = [...notes];
  shared.set(key, kept);
  return kept;
}

/** Spelled out: objects put together by spreading get a hidden class each, which is larger than they are. */
function keptOf(row: SourceRow, options: GroupOptions, shared: SharedNotes): GroupedRow {
  const { digest, kind } = row;
  const { source, path, line, column } = row.place;
  const left = leftOf(row, options);
  const told = left === null && row.read.ok && 'notes' in row.read.value ? row.read.value.notes : NO_NOTES;
  const notes = told.length === 0 ? NO_NOTES : shareNotes(told, shared);
  return { source, path, line, column, digest, kind, notes, left };
}

function leftOf(row: SourceRow, options: GroupOptions): GroupedRow['left'] {
  const { read } = row;
  if (!read.ok) return { outcome: 'refused', why: `${read.error.field}: ${read.error.words}` };
  const why = 'skip' in read.value ? read.value.skip : foreignWords(row, options);
  return why === null ? null : { outcome: 'skipped', why };
}

function foreignWords(row: LegacyRow, options: GroupOptions): string | null {
  return isForeign(row, options) ? `It belongs to user ${row.userId} of the older database` : null;
}

function isForeign({ userId }: LegacyRow, { legacyUserId }: GroupOptions): boolean {
  return legacyUserId !== null && userId !== null && userId !== legacyUserId;
}

function withSide(fact: OrderFact, sides: ReadonlyMap<string, Side>): OrderFact {
  const told = fact.number === null || fact.sideStated ? undefined : sides.get(fact.number);
  return told === undefined ? fact : { ...fact, side: told, sideStated: true };
}
