import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { realClock } from '@orderwatch/clock';
import { istMoment, nextTradingDay, nseCalendar2026 } from '@orderwatch/core';
import type { SimBroker } from '@orderwatch/simulator';
import { writeRecommendationFile } from '../demo/recommendation-file.ts';
import { composeSimulated, type Simulation } from '../desk/compose-simulated.ts';
import type { CycleReport } from '../desk/desk.ts';
import { checkGuarantees } from './check-guarantees.ts';
import { hashTrace } from './hash-trace.ts';
import { createRehearsalDay } from './rehearsal-day.ts';
import { quantiles, type ScenarioReport } from './report.ts';
import type { Outcome, Scenario } from './scenario.ts';
import { seeOutcome } from './see-outcome.ts';

const UCC = 'RH001';
const START = Temporal.PlainTime.from('15:50');
/** After unfilled day orders were swept out by the broker, and before the next evening's run. */
const END = Temporal.PlainTime.from('16:03');
/** The evening that follows the last day: by then the broker has ended what did not fill. */
const SWEPT = Temporal.PlainTime.from('17:30');
/** The database must agree with the broker within so many readings after the last fault. */
const SETTLING_CYCLES = 3;

/**
 * Plays one scenario on simulated time, over real HTTP and on the given database, and holds the result against what
 * the simulated broker knows. Takes a migrated, empty database; leaves it as the day left it.
 */
export async function runScenario(
  scenario: Scenario,
  seed: number,
  database: { url: string },
): Promise<ScenarioReport> {
  const startedAt = realClock.monotonicMs();
  const days = daysOf(scenario);
  const evening = days[0] as Temporal.PlainDate;
  const last = days.at(-1) as Temporal.PlainDate;
  const folder = await mkdtemp(path.join(tmpdir(), 'orderwatch-rehearsal-'));
  const cycles: CycleReport[] = [];
  const simulation = await composeSimulated({
    seed,
    startMs: istMoment(evening, START),
    database,
    accounts: [
      {
        ucc: UCC,
        cashPaise: scenario.cashRupees * 100,
        settings: { recommendations_path: folder, ...scenario.settings },
      },
    ],
    onCycle: (report) => cycles.push(report),
    measureMs: () => realClock.monotonicMs(),
  });
  const { clock, simulator } = simulation;
  try {
    const day = createRehearsalDay({
      clock,
      ucc: UCC,
      broker: simulator.broker,
      faults: simulator.faults,
      days,
      seed,
      expireSessions: () => simulator.sessions.expireAll(),
    });
    await writeFile(path.join(folder, fileName(evening)), fileOf(scenario, simulator.broker));
    scenario.prepare(day);
    await simulation.desk.start();
    await clock.advanceTo(istMoment(last, END));
    simulator.faults.clear();
    await rm(path.join(folder, fileName(evening)));
    await clock.advanceTo(istMoment(last, SWEPT));

    const restless = await settle(simulation);
    const account = accountOf(simulation);
    const seen = await seeOutcome(simulation.database.db, account);
    const truth = simulator.broker.truth();
    const guarantees = checkGuarantees(seen, truth, UCC);
    const violations = [...guarantees.violations, ...restless, ...expectations(scenario, seen)];
    return {
      name: scenario.name,
      seed,
      passed: violations.length === 0,
      orders: seen.orders.length,
      attempts: seen.orders.reduce((sum, order) => sum + order.attempts.length, 0),
      placed: guarantees.placed,
      duplicates: guarantees.duplicates,
      lost: guarantees.lost,
      unexplained: guarantees.unexplained,
      invented_fills: guarantees.inventedFills,
      cycles: cycles.length,
      cycle_ms: quantiles(cycles.map((cycle) => cycle.durationMs)),
      violations,
      trace: hashTrace(seen, truth),
      seconds: (realClock.monotonicMs() - startedAt) / 1000,
    };
  } finally {
    await simulation.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function accountOf(simulation: Simulation): string {
  const account = simulation.accounts[0];
  if (!account) throw new Error('The rehearsal has no account.');
  return account.accountId;
}

/** The evening of placing and the trading days after it. */
function daysOf(scenario: Scenario): readonly Temporal.PlainDate[] {
  const days = [Temporal.PlainDate.from(scenario.day)];
  for (let count = 0; count < (scenario.days ?? 1); count += 1) {
    const next = nextTradingDay(nseCalendar2026(), days.at(-1) as Temporal.PlainDate);
    if (!next.ok) throw new Error(`The calendar does not cover ${scenario.name}.`);
    days.push(next.value);
  }
  return days;
}

/** Three readings after the last fault; then one more may change nothing. */
async function settle({ desk, accounts, database }: Simulation): Promise<readonly string[]> {
  const accountId = accounts[0]?.accountId ?? '';
  for (let count = 0; count < SETTLING_CYCLES; count += 1) await desk.runCycle(accountId);
  const before = (await seeOutcome(database.db, accountId)).events.length;
  await desk.runCycle(accountId);
  const after = (await seeOutcome(database.db, accountId)).events.length;
  return after === before ? [] : [`A reading that shows nothing new wrote ${after - before} events`];
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

function fileName(evening: Temporal.PlainDate): string {
  return `bulk_analysis_final_${evening.toString().replaceAll('-', '')}_155000.csv`;
}

function fileOf(scenario: Scenario, broker: SimBroker): string {
  return writeRecommendationFile(
    scenario.symbols.map((symbol, index) => {
      const instrument = broker.instrument('nse_cm', `${symbol}-EQ`);
      if (!instrument) throw new Error(`The simulated exchange lists no ${symbol}-EQ.`);
      return {
        symbol,
        lastCloseRupees: (broker.quotes(instrument).lastPaise / 100).toFixed(2),
        averageVolume: instrument.averageVolume,
        score: 90 - index,
      };
    }),
  );
}
