import { realClock } from '@orderwatch/clock';
import { nextTradingDay, nseCalendar2026 } from '@orderwatch/core';
import { loadToldEvents } from '../db/rehearsal/load-told-events.ts';
import { checkGuarantees, type Guarantees } from './check-guarantees.ts';
import { checkNotices } from './check-notices.ts';
import { checkShares } from './check-shares.ts';
import { hashTrace } from './hash-trace.ts';
import { playDays } from './play-days.ts';
import { quantiles, type ScenarioReport, type ToldDays } from './report.ts';
import type { Outcome, Scenario } from './scenario.ts';
import { openStage, type Stage } from './stage.ts';

/**
 * Plays one scenario on simulated time, over real HTTP and on the given database, and holds the result against what
 * the simulated broker knows. Takes a migrated, empty database; leaves it as the days left it. `tellsDays`: what became
 * known goes into the report, for whoever looks at the days when the database is gone.
 */
export async function runScenario(
  scenario: Scenario,
  seed: number,
  database: { url: string },
  { tellsDays }: { readonly tellsDays: boolean } = { tellsDays: false },
): Promise<ScenarioReport> {
  const startedAt = realClock.monotonicMs();
  const stage = await openStage(scenario, { seed, database, days: daysOf(scenario) });
  try {
    const { seen, others, found } = await playDays(stage, scenario);
    await stage.steps.look();
    const truth = stage.simulation.simulator.broker.truth();
    const guarantees = [
      checkGuarantees(seen, truth, stage.ucc),
      ...others.map((other) => checkGuarantees(other.seen, truth, other.ucc)),
    ];
    const sum = (of: (one: Guarantees) => number) => guarantees.reduce((before, one) => before + of(one), 0);
    const all = [seen, ...others.map((other) => other.seen)];
    const orders = all.flatMap((one) => one.orders);
    const violations = [
      ...guarantees.flatMap((one) => one.violations),
      ...checkShares(seen, truth, stage),
      ...checkNotices(seen, scenario.preferences !== undefined),
      ...others.flatMap((other) => [
        ...checkShares(other.seen, truth, { ucc: other.ucc, splits: stage.splits }),
        ...checkNotices(other.seen, false),
      ]),
      ...found,
      ...stage.steps.found,
      ...expectations(scenario, seen),
    ];
    return {
      name: scenario.name,
      seed,
      passed: violations.length === 0,
      days: stage.days.length - 1,
      orders: orders.length,
      attempts: orders.reduce((sum, order) => sum + order.attempts.length, 0),
      placed: sum(({ placed }) => placed),
      duplicates: sum(({ duplicates }) => duplicates),
      lost: sum(({ lost }) => lost),
      unexplained: sum(({ unexplained }) => unexplained),
      invented_fills: sum(({ inventedFills }) => inventedFills),
      cycles: stage.cycles.length,
      deaths: stage.troupe.deaths(),
      died_at: stage.troupe.diedAt(),
      cycle_ms: quantiles(stage.cycles.map((cycle) => cycle.durationMs)),
      violations,
      trace: all.map((one) => hashTrace(one, truth)).join(' '),
      seconds: (realClock.monotonicMs() - startedAt) / 1000,
      ...(tellsDays && { told: await tellDays(stage) }),
    };
  } finally {
    await stage.close();
  }
}

/** A day of a scenario has some hundred events; a twentyfold of that is kept in memory without a second thought. */
const MOST_TOLD = 2_000;

async function tellDays({ simulation, account, days }: Stage): Promise<ToldDays> {
  const { accountId } = account;
  const told = await loadToldEvents(simulation.database.db, { accountId, most: MOST_TOLD });
  return { days: days.map(String), ...told };
}

/** The evening of placing and the trading days after it. */
export function daysOf(scenario: Scenario): readonly Temporal.PlainDate[] {
  const days = [Temporal.PlainDate.from(scenario.day)];
  for (let count = 0; count < (scenario.days ?? 1); count += 1) {
    const next = nextTradingDay(nseCalendar2026(), days.at(-1) as Temporal.PlainDate);
    if (!next.ok) throw new Error(`The calendar does not cover ${scenario.name}.`);
    days.push(next.value);
  }
  return days;
}

function expectations(scenario: Scenario, seen: Outcome): readonly string[] {
  const wrong = Object.entries(scenario.expect.statuses).flatMap(([symbol, status]) => {
    const order = seen.order(symbol);
    if (!order) return [`There is no order in ${symbol}`];
    return order.status === status
      ? []
      : [`${symbol} is ${order.status}, expected ${status} (${order.brokerWords ?? 'no reason'})`];
  });
  return [...wrong, ...(scenario.expect.also?.(seen) ?? [])];
}
