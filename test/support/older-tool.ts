import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { toId } from '@orderwatch/core';
import { onTestFinished } from 'vitest';
import type { RunningDesk } from '../../packages/server/src/desk/create-desk.ts';
import { createIds } from '../../packages/server/src/ids.ts';
import {
  createLegacyBridge,
  type LegacyBridge,
} from '../../packages/server/src/legacy/bridge/legacy-bridge.ts';
import { silentLog } from '../../packages/server/src/log.ts';
import type { TradingDay } from './trading-day.ts';

interface Row {
  readonly order_id: string;
  readonly symbol: string;
  readonly status: string;
  readonly qty: number;
  readonly executed_qty: number;
}

/** The folder of the older tool, as that tool reads and writes it. */
export async function openOlderFolder() {
  const dir = await mkdtemp(path.join(tmpdir(), 'older-'));
  onTestFinished(() => rm(dir, { recursive: true }));
  const file = path.join(dir, 'pending_orders.json');
  return {
    dir,
    rows: async (): Promise<readonly Row[]> => JSON.parse(await readFile(file, 'utf8')).orders,
    write: (text: string) => writeFile(file, text),
    async add(row: Partial<Row> & Record<string, unknown>) {
      const before = await readFile(file, 'utf8').then(
        (text) => JSON.parse(text),
        () => ({ orders: [] }),
      );
      await writeFile(file, JSON.stringify({ orders: [...before.orders, row] }, null, 2));
    },
  };
}

/** The bridge between a day's database and the older tool's folder. It ends with the test. */
export function openBridge(
  day: TradingDay,
  dir: string,
  mode: 'dual-write' | 'dual-read',
  desk: RunningDesk = day.desk,
): LegacyBridge {
  const made = createLegacyBridge({
    db: day.database.db,
    clock: day.clock,
    calendar: day.calendar,
    ids: createIds(),
    log: silentLog,
    desk,
    accountId: toId('acc', day.account.accountId),
    userId: toId('usr', day.account.userId),
    mode,
    dir,
    dataDir: path.join(dir, 'data'),
  });
  onTestFinished(() => made.abandon());
  return made;
}

/** The older word for how an order stands. */
export const wordOf = (rows: readonly Row[], symbol: string) =>
  rows.find((row) => row.symbol === `${symbol}-EQ`)?.status;
