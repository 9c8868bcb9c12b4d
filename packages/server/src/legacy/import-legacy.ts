import path from 'node:path';
import {
  createGrouping,
  type Grouped,
  type ImportContext,
  type ImportDecision,
  type RowReport,
} from '@orderwatch/core';
import { collectGarbage, createGarbageWatch } from '../collect-garbage.ts';
import type { Db } from '../db/connect.ts';
import type { WrittenRow } from '../db/legacy/copy-legacy-rows.ts';
import type { Known } from '../db/legacy/load-known.ts';
import { writeImport } from '../db/legacy/write-import.ts';
import type { Ids } from '../ids.ts';
import { backUpSources, type SourceBackup } from './back-up-sources.ts';
import { planImport } from './plan-import.ts';
import { readSources, type WantedSources } from './read-sources.ts';
import type { LegacySource, ReadSource, SourceFault } from './source-row.ts';
import { withImportLease } from './with-import-lease.ts';

export interface ImportWish {
  readonly sources: WantedSources;
  readonly apply: boolean;
  readonly skipRefused: boolean;
  readonly onRow: () => void;
  readonly onWritten: (orders: number) => void;
}

export interface ImportReport {
  readonly outcome: /** A dry run. */
    | 'planned'
    | 'applied'
    /** A source cannot be read. Nothing was written. */
    | 'unusable'
    /** The older database has rows of several users, and none was named. */
    | 'several_users'
    /** Rows are not understood, and nobody said to leave them out. */
    | 'rows_refused'
    /** An instance acts for the account. */
    | 'account_busy';
  readonly accountId: string;
  readonly sources: readonly LegacySource[];
  readonly faults: readonly SourceFault[];
  /** Null where it did not come so far. */
  readonly decision: ImportDecision | null;
  readonly backup: SourceBackup | null;
  /** For `several_users` and `account_busy`: who. */
  readonly who: readonly string[];
}

/**
 * Reads the sources, decides what becomes of each row, and with `apply` writes all of it in one transaction behind a backup
 * of the sources. An import that cannot be done wholly is not begun.
 */
export async function importLegacy(
  deps: { readonly db: Db; readonly ids: Ids; readonly dataDir: string },
  context: ImportContext,
  wish: ImportWish,
): Promise<ImportReport> {
  const grouping = createGrouping(context);
  const watch = createGarbageWatch();
  const read = await readSources(wish.sources, (row) => {
    grouping.take(row);
    wish.onRow();
    watch();
  });
  const sources = read.sources.map(({ source }) => source);
  const base = {
    accountId: context.accountId,
    sources,
    faults: read.faults,
    decision: null,
    backup: null,
    who: [],
  } as const;
  if (read.faults.length > 0) return { ...base, outcome: 'unusable' };
  const grouped = grouping.end();
  // What was read is garbage now, and so is later what was decided by; their sum would be the most that is ever in memory.
  collectGarbage();
  if (!wish.apply) return { ...base, ...(await planOnly(deps.db, grouped, context, { ...wish, watch })) };
  // Decided under the lease, and once: what is read for it stays true until it is written.
  const applied = await withImportLease(deps.db, context.accountId, async (claim) => {
    const plan = await planImport(deps.db, grouped, context, watch);
    const outcome = outcomeOf(plan, wish);
    if (!plan.ok || outcome.outcome !== 'planned') return outcome;
    const importId = deps.ids.next('imp');
    collectGarbage();
    const backup = await backUpSources(path.join(deps.dataDir, 'imports', importId), read.sources);
    await writeDecision(deps, claim, {
      importId,
      sources: read.sources,
      backup,
      atMs: context.nowMs,
      onWritten: wish.onWritten,
      ...plan.value,
    });
    return { ...outcome, backup, outcome: 'applied' as const };
  });
  if (applied.ok) return { ...base, ...applied.value };
  return { ...base, outcome: 'account_busy', who: [applied.error.holder] };
}

async function planOnly(
  db: Db,
  grouped: Grouped,
  context: ImportContext,
  wish: ImportWish & { readonly watch: () => void },
): Promise<PlanOutcome> {
  return outcomeOf(await planImport(db, grouped, context, wish.watch), wish);
}

type PlanOutcome = Pick<ImportReport, 'outcome' | 'decision' | 'who'>;

function outcomeOf(
  plan: Awaited<ReturnType<typeof planImport>>,
  { skipRefused }: Pick<ImportWish, 'skipRefused'>,
): PlanOutcome {
  if (!plan.ok) return { outcome: 'several_users', decision: null, who: plan.error.userIds };
  const { decision } = plan.value;
  const refused = decision.totals.refused > 0 && !skipRefused;
  return { outcome: refused ? 'rows_refused' : 'planned', decision, who: [] };
}

async function writeDecision(
  { db, ids }: { readonly db: Db; readonly ids: Ids },
  claim: Parameters<typeof writeImport>[1],
  one: {
    readonly importId: string;
    readonly sources: readonly ReadSource[];
    readonly backup: SourceBackup;
    readonly atMs: number;
    readonly onWritten: (orders: number) => void;
    readonly decision: ImportDecision;
    readonly known: Pick<Known, 'versions' | 'digests'>;
  },
): Promise<void> {
  const { decision } = one;
  const copies = one.backup.files.map(({ name }) => path.join(one.backup.folder, name));
  const result = await writeImport(db, claim, {
    id: one.importId,
    atMs: one.atMs,
    askedBy: 'cli',
    sources: one.sources.map(({ source }, index) => ({
      name: source.name,
      bytes: source.bytes,
      sha256: source.sha256,
      rows: source.rows,
      backup: copies[index] ?? null,
    })),
    totals: decision.totals,
    rows: withTexts(decision.rows, one.sources, copies),
    orders: decision.orders(),
    positions: decision.positions,
    versions: one.known.versions,
    knownDigests: one.known.digests,
    nextId: (prefix) => ids.next(prefix),
    onProgress: one.onWritten,
  });
  if (!result) throw new Error('The lease of the account was lost before anything was written');
}

async function* withTexts(
  rows: Iterable<RowReport>,
  sources: readonly ReadSource[],
  copies: readonly string[],
): AsyncGenerator<WrittenRow> {
  const reports = rows[Symbol.iterator]();
  for (const [index, source] of sources.entries()) {
    for await (const text of source.texts(copies[index] ?? '')) {
      const { value: row, done } = reports.next();
      if (done !== true) yield { row, text };
    }
  }
}
