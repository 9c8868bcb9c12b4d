import { collectGarbage } from '../collect-garbage.ts';
import type { BenchCluster } from './bench-database.ts';
import { openBenchDesk } from './bench-desk.ts';
import { type Figures, fact, judge } from './goal.ts';
import { median } from './measure.ts';
import { changed } from './placed-orders.ts';

const AT_ONCE = 40;
const RUNS = 15;
/** Runs that nothing is concluded from: the code is compiled in them. */
const WARM_UP = 3;
const REASON =
  'RMS:Margin Exceeds,Required:25000.00, Available:1200.00 for entity account-AB1C2 across exchange';

/** Forty after-market orders of an account are refused at the open, and one reading of the book tells of it. */
export async function measureRejections(cluster: BenchCluster): Promise<Figures> {
  const database = await cluster.open('rejections');
  const orders = AT_ONCE * (RUNS + WARM_UP);
  const bench = await openBenchDesk({ database, accounts: 1, orders, variety: 'amo' });
  const [account] = bench.accounts;
  if (account === undefined) throw new Error('A desk without an account');
  const shown = account.placed.map((order) => order.shown);
  const times: number[] = [];
  for (let run = 0; run < RUNS + WARM_UP; run += 1) {
    for (let index = run * AT_ONCE; index < (run + 1) * AT_ONCE; index += 1) {
      const order = shown[index];
      if (order === undefined) throw new Error(`There is no order ${index}`);
      const refusal = { statusText: 'rejected', rejectReason: REASON, updatedAtMs: bench.clock.nowMs() };
      shown[index] = changed(order, refusal, index);
    }
    const body = account.write(shown);
    collectGarbage();
    // One that finds nothing new: neither garbage nor cold code counts.
    await bench.cycle(account, 0);
    account.canned.show(body);
    const { ms } = await bench.cycle(account, AT_ONCE);
    if (run >= WARM_UP) times.push(ms);
  }
  await bench.close();
  const { rows } = await database.pool.query<{ count: number }>(
    "select count(*) as count from orders where status = 'rejected' and rejection_reason like 'RMS:%'",
  );
  if (rows[0]?.count !== orders) throw new Error(`${orders} were refused, ${rows[0]?.count} are so recorded`);
  return {
    goals: [
      judge({
        name: `forty rejections in a book of ${orders}: from the bytes to the database`,
        goal: 100,
        measured: median(times),
        unit: 'ms',
      }),
    ],
    facts: [fact('forty rejections, slowest', Math.max(...times), 'ms')],
  };
}
