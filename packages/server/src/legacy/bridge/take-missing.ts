import { copyFile, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { createGrouping, type Grouped, type ImportContext } from '@orderwatch/core';
import type { Db } from '../../db/connect.ts';
import type { LeaseClaim } from '../../db/lease/renew-lease.ts';
import type { WrittenRow } from '../../db/legacy/copy-legacy-rows.ts';
import { type WrittenPart, writeImport } from '../../db/legacy/write-import.ts';
import type { Ids } from '../../ids.ts';
import { planImport } from '../plan-import.ts';
import { readJsonFile } from '../read-json-file.ts';
import type { ReadSource } from '../source-row.ts';
import { trackerPath } from './tracker-file.ts';

export interface TakeDeps {
  readonly db: Db;
  readonly ids: Ids;
  readonly dataDir: string;
  /** False when another instance acts for the account. */
  readonly writeUnderLease: (
    write: (claim: LeaseClaim) => Promise<readonly WrittenPart[] | null>,
  ) => Promise<boolean>;
}

export type Taken =
  | { readonly kind: 'taken'; readonly orders: number; readonly refused: number }
  | { readonly kind: 'unreadable'; readonly why: string }
  | { readonly kind: 'not_ours' };

/**
 * Takes over those orders of the file that the database lacks. They are imported orders: followed, shown, never placed. The
 * file is copied first, so that what is written is what was read while the other program goes on writing.
 */
export async function takeMissing(deps: TakeDeps, dir: string, context: ImportContext): Promise<Taken> {
  const folder = path.join(deps.dataDir, 'legacy-read');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const copy = path.join(folder, 'pending_orders.json');
  await copyFile(trackerPath(dir), copy);
  try {
    const grouping = createGrouping(context);
    const read = await readJsonFile(copy, grouping.take);
    if (!read.ok) {
      const { place, problem } = read.error;
      return { kind: 'unreadable', why: `line ${place.line ?? '?'}: ${problem}` };
    }
    return await takeFrom(deps, { read: read.value, grouped: grouping.end(), copy }, context);
  } finally {
    await rm(copy, { force: true });
  }
}

async function takeFrom(
  deps: TakeDeps,
  { read, grouped, copy }: { readonly read: ReadSource; readonly grouped: Grouped; readonly copy: string },
  context: ImportContext,
): Promise<Taken> {
  const first = await planImport(deps.db, grouped, context);
  if (!first.ok) return { kind: 'unreadable', why: 'It holds rows of several users' };
  const { refused } = first.value.decision.totals;
  if (first.value.decision.totals.orders === 0) return { kind: 'taken', orders: 0, refused };
  let orders = 0;
  const held = await deps.writeUnderLease(async (claim) => {
    const plan = await planImport(deps.db, grouped, context);
    if (!plan.ok) return null;
    const { decision, known } = plan.value;
    orders = decision.totals.orders;
    const texts: string[] = [];
    for await (const text of read.texts(copy)) texts.push(text);
    // What was there before is written down already, and checks of the other program change every row each minute.
    const rows = [...decision.rows].flatMap((row, index): WrittenRow[] =>
      row.outcome === 'created' ? [{ row, text: texts[index] ?? '' }] : [],
    );
    const parts: WrittenPart[] = [];
    const written = await writeImport(deps.db, claim, {
      id: deps.ids.next('imp'),
      atMs: context.nowMs,
      askedBy: 'dual_read',
      sources: [{ name: read.source.name, bytes: read.source.bytes, sha256: read.source.sha256 }],
      totals: decision.totals,
      rows,
      orders: decision.orders(),
      positions: decision.positions,
      versions: known.versions,
      knownDigests: known.digests,
      nextId: (prefix) => deps.ids.next(prefix),
      onPart: (part) => parts.push(part),
    });
    return written ? parts : null;
  });
  return held ? { kind: 'taken', orders, refused } : { kind: 'not_ours' };
}
