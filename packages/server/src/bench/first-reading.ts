import 'temporal-polyfill/global';
import { readFile } from 'node:fs/promises';
import { VirtualClock } from '@orderwatch/clock';
import { openDatabase } from '../db/connect.ts';
import { migrateUp } from '../db/migrate/migrate.ts';
import type { CycleReport } from '../desk/desk.ts';
import { startableDesk } from './bench-desk.ts';
import { openCannedBroker } from './canned-broker.ts';

/** What `measure-restart.ts` asks of a new process. */
export interface FirstReading {
  readonly databaseUrl: string;
  readonly bodyFile: string;
  readonly accountId: string;
  readonly accountCode: string;
  readonly nowMs: number;
  readonly rows: number;
}

const task: FirstReading = JSON.parse(process.argv[2] ?? '');
const database = openDatabase({ url: task.databaseUrl });
await migrateUp(database.db);
const clock = new VirtualClock(task.nowMs);
const canned = openCannedBroker(clock, task.accountCode);
canned.show(await readFile(task.bodyFile));
const first = new Promise<CycleReport>((resolve) => {
  const desk = startableDesk(database.db, clock, new Map([[task.accountId, canned.broker]]), resolve);
  void desk.start();
});
const report = await first;
const expected = `${task.rows} orders read, 0 changed`;
if (!report.performed || report.detail !== expected)
  throw new Error(`Not the first reading: ${report.detail}`);
process.send?.('applied');
process.exit(0);
