import { fork } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchCluster } from './bench-database.ts';
import { openBenchDesk } from './bench-desk.ts';
import type { FirstReading } from './first-reading.ts';
import { type Figures, judge } from './goal.ts';
import { median, timeMs } from './measure.ts';

const ROWS = 10_000;
const RUNS = 3;
const PROGRAM = fileURLToPath(new URL('./first-reading.ts', import.meta.url));

/**
 * Everything of a restart that costs time: PostgreSQL starts, a new process loads the program, checks the schema, takes
 * the lease, loads the book from the database and applies the first reading of it.
 */
export async function measureRestart(cluster: BenchCluster): Promise<Figures> {
  const name = 'restart';
  const bench = await openBenchDesk({ database: await cluster.open(name), accounts: 1, orders: ROWS });
  const [account] = bench.accounts;
  if (account === undefined) throw new Error('A desk without an account');
  const bodyFile = path.join(cluster.folder, 'book.json');
  await writeFile(bodyFile, account.write(account.placed.map(({ shown }) => shown)));
  await bench.close();
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    await cluster.stopServer();
    times.push(
      await timeMs(async () => {
        await cluster.startServer();
        await firstReading({
          databaseUrl: cluster.databaseUrl(name),
          bodyFile,
          accountId: account.id,
          accountCode: account.accountCode,
          nowMs: bench.clock.nowMs() + 60_000 * (run + 1),
          rows: ROWS,
        });
      }),
    );
  }
  return {
    goals: [
      judge({
        name: `restart to the first complete reading of ${ROWS.toLocaleString('en')} rows, PostgreSQL included`,
        goal: 5_000,
        measured: median(times),
        unit: 'ms',
      }),
    ],
    facts: [],
  };
}

function firstReading(task: FirstReading): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(PROGRAM, [JSON.stringify(task)]);
    child.once('error', reject);
    child.once('message', () => resolve());
    child.once('exit', (code) => {
      if (code !== 0) reject(new Error(`The restarted program ended with ${code}`));
    });
  });
}
