import { playDays } from '../rehearse/play-days.ts';
import { daysOf } from '../rehearse/run-scenario.ts';
import type { Scenario } from '../rehearse/scenario.ts';
import { fortyRejections } from '../rehearse/scenarios/crowds.ts';
import { openStage } from '../rehearse/stage.ts';
import type { BenchCluster } from './bench-database.ts';
import { type Figures, fact, judge } from './goal.ts';
import { percentile } from './measure.ts';

const SEEDS = [1, 2, 3];
const P95 = 0.95;

/** The same morning with the order feed gone before it begins: only the book tells. */
const withoutFeed: Scenario = {
  ...fortyRejections,
  name: `${fortyRejections.name}-without-feed`,
  prepare(day) {
    fortyRejections.prepare(day);
    day.exactly(1, '08:30', () => {
      day.faults.add({ kind: 'feed_refuse' });
      day.faults.add({ kind: 'feed_drop' });
    });
  },
};

/**
 * From the broker's rejection to the message handed to a channel, for forty rejections at the open. Waiting (for the
 * feed, for the next reading, for what is gathered into one message) is simulated time, in which our own work takes
 * none: so the slowest cycle of the morning is added to each.
 */
export async function measureTelling(cluster: BenchCluster): Promise<Figures> {
  const byFeed = await measureMornings(cluster, fortyRejections, 'feed');
  const byPolling = await measureMornings(cluster, withoutFeed, 'polling');
  return {
    goals: [
      judge({
        name: 'rejection at the broker to message at the channel, with the feed, p95',
        goal: 3_000,
        measured: percentile(byFeed, P95),
        unit: 'ms',
      }),
      judge({
        name: 'rejection at the broker to message at the channel, by polling at the open, p95',
        goal: 7_000,
        measured: percentile(byPolling, P95),
        unit: 'ms',
      }),
    ],
    facts: [
      fact('rejection to channel, with the feed, slowest', Math.max(...byFeed), 'ms'),
      fact('rejection to channel, by polling, slowest', Math.max(...byPolling), 'ms'),
    ],
  };
}

async function measureMornings(
  cluster: BenchCluster,
  scenario: Scenario,
  name: string,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (const seed of SEEDS) times.push(...(await measureMorning(cluster, scenario, { seed, name })));
  return times;
}

async function measureMorning(
  cluster: BenchCluster,
  scenario: Scenario,
  { seed, name }: { readonly seed: number; readonly name: string },
): Promise<readonly number[]> {
  const database = `telling_${name}_${seed}`;
  await (await cluster.open(database)).close();
  const stage = await openStage(scenario, {
    seed,
    database: { url: cluster.databaseUrl(database) },
    days: daysOf(scenario),
  });
  try {
    const { seen } = await playDays(stage, scenario);
    const { broker } = stage.simulation.simulator;
    const slowestMs = Math.max(...stage.cycles.map(({ durationMs }) => durationMs));
    const times = seen.orders.flatMap(({ id, attempts }) => {
      const number = attempts.at(-1)?.brokerOrderId ?? null;
      const states = number === null ? undefined : broker.history(stage.ucc, number);
      const rejected = states?.find(({ status }) => status === 'rejected');
      const told = stage.ear.told.find(({ kind, orderId }) => kind === 'order_rejected' && orderId === id);
      if (rejected === undefined) return [];
      if (told === undefined) throw new Error(`Nobody was told of the rejection of ${id}`);
      return [told.atMs - rejected.atMs + slowestMs];
    });
    if (times.length === 0) throw new Error(`Nothing was rejected in ${scenario.name}`);
    return times;
  } finally {
    await stage.close();
  }
}
