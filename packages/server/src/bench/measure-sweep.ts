import type { BenchCluster } from './bench-database.ts';
import { type BenchDesk, openBenchDesk } from './bench-desk.ts';
import { type Fact, type Figures, fact, judge } from './goal.ts';
import { collectGarbage, median, timeMs } from './measure.ts';
import { changed } from './placed-orders.ts';

const ACCOUNTS = 200;
const ORDERS = 50;
const RUNS = 5;
const MEGABYTE = 1024 * 1024;

/** Every account of an installation is read at the same moment, as at the open. Runs first: it counts memory. */
export async function measureSweep(cluster: BenchCluster): Promise<Figures> {
  const database = await cluster.open('sweep');
  const bench = await openBenchDesk({ database, accounts: ACCOUNTS, orders: ORDERS });
  let residentBytes = 0;
  const sweep = async (changes: number): Promise<number> => {
    // What writing the broker's answers has left behind is not the product's.
    if (changes > 0) changeOne(bench);
    collectGarbage();
    await bench.clock.advanceBy(1);
    const ms = await timeMs(async () => {
      const reports = await Promise.all(bench.accounts.map(({ id }) => bench.desk.runCycle(id)));
      const wrong = reports.find((report) => !report.performed || report.changedOrders.length !== changes);
      if (wrong !== undefined) throw new Error(`A cycle of the sweep went wrong: ${wrong.detail}`);
    });
    residentBytes = Math.max(residentBytes, process.memoryUsage.rss());
    return ms;
  };
  const quiet: number[] = [];
  const busy: number[] = [];
  await sweep(0);
  for (let run = 0; run < RUNS; run += 1) {
    quiet.push(await sweep(0));
    busy.push(await sweep(1));
  }
  await bench.close();
  const name = `${ACCOUNTS} accounts with ${ORDERS} orders each`;
  const facts: Fact[] = [fact(`${name}, one sweep, nothing changed`, median(quiet), 'ms')];
  return {
    goals: [
      judge({
        name: `${name}, one sweep, an order of each changed`,
        goal: 5_000,
        measured: median(busy),
        unit: 'ms',
      }),
      judge({
        name: `${name}, resident memory`,
        goal: 512,
        measured: residentBytes / MEGABYTE,
        unit: 'MB',
      }),
    ],
    facts,
  };
}

let changes = 0;

function changeOne(bench: BenchDesk): void {
  changes += 1;
  for (const account of bench.accounts) {
    const orders = account.placed.map(({ shown }, index) =>
      index === 0 ? changed(shown, { filledQty: changes, updatedAtMs: bench.clock.nowMs() }, index) : shown,
    );
    account.canned.show(account.write(orders));
  }
}
