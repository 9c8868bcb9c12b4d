import { VirtualClock } from '@orderwatch/clock';
import { recordAccount } from './bench-account.ts';
import type { BenchCluster } from './bench-database.ts';
import { MORNING_MS, startableDesk } from './bench-desk.ts';
import { createBenchHttp } from './bench-http.ts';
import { type Figures, fact, judge } from './goal.ts';
import { LIST_QUERIES } from './list-queries.ts';
import { percentile, timeMs } from './measure.ts';
import { seedHistory } from './seed-history.ts';

const RUNS = 20;
const SLOWEST_SHOWN = 5;

/** The list of orders over HTTP (routing, filters, SQL, rendering, JSON; no network), each query many times. */
export async function measureLists(cluster: BenchCluster, orders: number): Promise<Figures> {
  const database = await cluster.open('lists');
  const clock = new VirtualClock(MORNING_MS);
  const account = await recordAccount({ db: database.db, clock, orders: 0, variety: 'amo' });
  const { id: accountId, userId } = account;
  await seedHistory(database.db, { accountId, userId, count: orders, untilMs: MORNING_MS });
  const http = await createBenchHttp(database, {
    desk: startableDesk(database.db, clock, new Map()),
    userId,
  });
  const ask = async (query: string): Promise<void> => {
    const reply = await http.inject({ url: `/api/v1/user/orders?${query}`, headers: { host: '127.0.0.1' } });
    if (reply.statusCode !== 200) throw new Error(`${query}: ${reply.statusCode} ${reply.body}`);
  };
  const each: { readonly query: string; readonly p95: number }[] = [];
  for (const query of LIST_QUERIES) {
    await ask(query);
    const times: number[] = [];
    for (let run = 0; run < RUNS; run += 1) times.push(await timeMs(() => ask(query)));
    each.push({ query, p95: percentile(times, 0.95) });
  }
  await http.close();
  const slowest = each.toSorted((a, b) => b.p95 - a.p95).slice(0, SLOWEST_SHOWN);
  const count = orders.toLocaleString('en');
  return {
    goals: [
      judge({
        name: `list page, ${count} orders, p95 of the slowest of ${LIST_QUERIES.length} filters`,
        goal: 50,
        measured: slowest[0]?.p95 ?? 0,
        unit: 'ms',
      }),
    ],
    facts: [
      ...slowest.map(({ query, p95 }) => fact(`list page, ${count} orders, p95 of ?${query}`, p95, 'ms')),
      fact(
        `list page, ${count} orders, median filter's p95`,
        percentile(
          each.map(({ p95 }) => p95),
          0.5,
        ),
        'ms',
      ),
    ],
  };
}
