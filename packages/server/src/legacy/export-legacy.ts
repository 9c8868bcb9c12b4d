import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import {
  isOpenTrade,
  type JsonObject,
  legacyListOf,
  withExact,
  writeFailedRow,
  writeOpenTrade,
  writeTrackedSymbols,
  writeTrackerRow,
} from '@orderwatch/core';
import type { Db } from '../db/connect.ts';
import { loadExactOrders } from '../db/legacy/load-exact-orders.ts';
import { loadTrackedEntries, loadTrackedShares } from '../db/legacy/load-tracked.ts';
import { replaceFile } from '../replace-file.ts';
import { jsonWithLists } from './json-with-lists.ts';

export interface Exported {
  readonly files: readonly string[];
  readonly orders: number;
  readonly openTrades: number;
  readonly failedOrders: number;
  /** Entries of followed symbols. */
  readonly symbols: number;
}

/**
 * Writes the earlier system's files from the database, each replaced whole. Each row also carries what the older format
 * has no field for, so that an import of the export gives the same orders.
 */
export async function exportLegacy(db: Db, accountId: string, folder: string): Promise<Exported> {
  await mkdir(folder, { recursive: true });
  const failed: JsonObject[] = [];
  const trades: JsonObject[] = [];
  let orders = 0;
  async function* trackerRows(): AsyncGenerator<JsonObject> {
    for await (const page of loadExactOrders(db, { accountId, sinceDay: null })) {
      for (const exact of page) {
        orders += 1;
        if (isOpenTrade(exact)) trades.push(writeOpenTrade(exact));
        if (legacyListOf(exact) === 'orders') yield withExact(writeTrackerRow(exact), exact);
        else failed.push(withExact(writeFailedRow(exact), exact));
      }
    }
  }
  const pending = path.join(folder, 'pending_orders.json');
  const history = path.join(folder, 'trades_history.json');
  await replaceFile(pending, jsonWithLists([['orders', trackerRows()]]));
  const lists = [
    ['trades', trades],
    ['failed_orders', failed],
  ] as const;
  await replaceFile(history, jsonWithLists(lists, { last_run: null }));
  const followed = path.join(folder, 'system_recommended_symbols.json');
  const symbols = writeTrackedSymbols(
    await loadTrackedEntries(db, accountId),
    await loadTrackedShares(db, accountId),
  );
  await replaceFile(followed, jsonWithLists([['symbols', symbols]]));
  return {
    files: [pending, history, followed],
    orders,
    openTrades: trades.length,
    failedOrders: failed.length,
    symbols: symbols.length,
  };
}
