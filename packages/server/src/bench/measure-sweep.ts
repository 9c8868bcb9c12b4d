import { collectGarbage } from '../collect-garbage.ts';
import type { BenchCluster } from './bench-database.ts';
import { type BenchDesk, openBenchDesk } from './bench-desk.ts';
import { type Figures, fact, judge } from './goal.ts';
import { median, timeMs } from './measure.ts';
import { changed } from './placed-orders.ts';

const FEW = 10;
const ACCOUNTS = 200;
const MANY = 500;
const ORDERS = 50;
const RUNS = 5;
const MEGABYTE = 1024 * 1024;

/** Every account of an installation is read at the same moment, as at the open. Runs first: it counts memory. */
export async function measureSweep(cluster: BenchCluster): Promise<Figures> {
  const few = await sweepOver(cluster, FEW);
  const asAgreed = await sweepOver(cluster, ACCOUNTS);
  const many = await sweepOver(cluster, MANY);
  const name = `${ACCOUNTS} accounts with ${ORDERS} orders each`;
  return {
    goals: [
      judge({
        name: `${name}, one sweep, an order of each changed`,
        goal: 5_000,
        measured: asAgreed.busyMs,
        unit: 'ms',
      }),
      judge({
        name: `${name}, resident memory`,
        goal: 512,
        measured: asAgreed.residentMb,
        unit: 'MB',
      }),
    ],
    facts: [few, asAgreed, many].flatMap((sweep) => [
      fact(`${sweep.accounts} accounts, one sweep, nothing changed`, sweep.quietMs, 'ms'),
      fact(`${sweep.accounts} accounts, one sweep, an order of each changed`, sweep.busyMs, 'ms'),
      fact(`${sweep.accounts} accounts, resident memory`, sweep.residentMb, 'MB'),
    ]),
  };
}

interface Sweep {
  readonly accounts: number;
  readonly quietMs: number;
  readonly busyMs: number;
  readonly residentMb: number;
}

async function sweepOver(cluster: BenchCluster, accounts: number): Promise<Sweep> {
  const database = await cluster.open(`sweep_${accounts}`);
  const bench = await openBenchDesk({ database, accounts, orders: ORDERS });
  let residentBytes = 0;
  const sweep = async (changes: number): Promise<number> => {
    // What writing the broker's answers has left behind is not the product's.
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
  for (let run = 1; run <= RUNS; run += 1) {
    quiet.push(await sweep(0));
    fillOneMore(bench, run);
    busy.push(await sweep(1));
  }
  await bench.close();
  return {
    accounts,
    quietMs: median(quiet),
    busyMs: median(busy),
    residentMb: residentBytes / MEGABYTE,
  };
}

/** The first order of every account has this many shares filled by now. */
function fillOneMore(bench: BenchDesk, filledQty: number): void {
  for (const account of bench.accounts) {
    const orders = account.placed.map(({ shown }, index) =>
      index === 0 ? changed(shown, { filledQty, updatedAtMs: bench.clock.nowMs() }, index) : shown,
    );
    account.canned.show(account.write(orders));
  }
}
