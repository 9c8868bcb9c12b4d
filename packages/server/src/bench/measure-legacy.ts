import { fork } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { VirtualClock } from '@orderwatch/clock';
import { sql } from 'kysely';
import { recordAccount } from './bench-account.ts';
import type { BenchCluster } from './bench-database.ts';
import { type Figures, fact, judge } from './goal.ts';
import { writeLegacyFiles } from './legacy-files.ts';
import type { ImportedHere } from './legacy-import.ts';
import { timeMs } from './measure.ts';

const ROWS = 100_000;
const PROGRAM = fileURLToPath(new URL('./legacy-import.ts', import.meta.url));

/**
 * A person's `import --apply` and everything of it: a new process loads the program, reads the files, decides, copies
 * them, and writes all of it in one transaction.
 */
export async function measureLegacy(cluster: BenchCluster): Promise<Figures> {
  const name = 'legacy';
  const database = await cluster.open(name);
  const clock = new VirtualClock(Date.UTC(2026, 7, 20));
  await recordAccount({ db: database.db, clock, orders: 0, variety: 'amo' });
  const folder = path.join(cluster.folder, 'older');
  await mkdir(folder);
  await writeLegacyFiles(folder, ROWS);
  let here: ImportedHere | undefined;
  const wallMs = await timeMs(async () => {
    here = await importLegacy({ folder, databaseUrl: cluster.databaseUrl(name), dataDir: cluster.folder });
  });
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from legacy_rows`.execute(
    database.db,
  );
  if (rows[0]?.count !== ROWS || here === undefined)
    throw new Error(`Not all rows were written: ${rows[0]?.count}`);
  const what = `${ROWS.toLocaleString('en')} rows of the earlier system imported`;
  return {
    goals: [
      judge({ name: what, goal: 20_000, measured: wallMs, unit: 'ms' }),
      judge({
        name: `${what}, resident memory`,
        goal: 300,
        measured: here.residentBytes / 1_000_000,
        unit: 'MB',
      }),
    ],
    facts: [fact(`${what}: computing outside of PostgreSQL`, here.cpuMs, 'ms')],
  };
}

function importLegacy(one: {
  readonly folder: string;
  readonly databaseUrl: string;
  readonly dataDir: string;
}): Promise<ImportedHere> {
  return new Promise((resolve, reject) => {
    const child = fork(PROGRAM, ['import', '--from', one.folder, '--apply'], {
      env: { ...process.env, DATABASE_URL: one.databaseUrl, ORDERWATCH_DATA_DIR: one.dataDir },
    });
    let report: ImportedHere | undefined;
    child.once('error', reject);
    child.once('message', (message) => {
      report = message as ImportedHere;
    });
    child.once('exit', (code) => {
      if (code === 0 && report !== undefined) resolve(report);
      else reject(new Error(`The import ended with ${code}`));
    });
  });
}
