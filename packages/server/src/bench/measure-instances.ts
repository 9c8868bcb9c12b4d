import { realClock } from '@orderwatch/clock';
import { composeSimulated, type Simulation } from '../desk/compose-simulated.ts';
import type { RunningDesk } from '../desk/create-desk.ts';
import type { BenchCluster } from './bench-database.ts';
import { MORNING_MS } from './bench-desk.ts';
import { countedStatements } from './count-statements.ts';
import { type Figures, fact, judge } from './goal.ts';
import { median } from './measure.ts';

const ACCOUNTS = 60;
const SYMBOLS = ['SBIN', 'ITC', 'TCS', 'INFY', 'CIPLA'];
const LEASE_MS = 30_000;
/** The longest that an account may be without a monitor. */
const UNWATCHED_MS_MAX = 45_000;
const STEP_MS = 500;
const PATIENCE_MS = 600_000;
const MEASURED_MINUTES = 5;

/**
 * The same accounts on one instance and on three, over the simulator's HTTP, on simulated time. All instances run in this
 * process, so that what sharing adds can be seen: it is not how three machines share the work. Processor time is this
 * process's, with the simulator's part in it; how long a change takes is simulated time, in which our own work takes none.
 */
export async function measureInstances(cluster: BenchCluster): Promise<Figures> {
  const one = await measureWith(cluster, 1);
  const three = await measureWith(cluster, 3);
  const perMinute = (of: Measured, many: string) => [
    fact(
      `${ACCOUNTS} accounts on ${many}, an account's minute: processor time, simulator included`,
      of.cpuMs,
      'ms',
    ),
    fact(`${ACCOUNTS} accounts on ${many}, an account's minute: statements`, of.statements, 'statements'),
    fact(`${ACCOUNTS} accounts on ${many}, our own work in a cycle`, of.cycleMs, 'ms'),
  ];
  return {
    goals: [
      judge({
        name: `${ACCOUNTS} accounts on three instances, one killed: until every account is acted for`,
        goal: UNWATCHED_MS_MAX,
        measured: three.killedMs,
        unit: 'ms',
      }),
    ],
    facts: [
      ...perMinute(one, 'one instance'),
      ...perMinute(three, 'three instances'),
      fact(`${ACCOUNTS} accounts, two instances join one: until they are spread`, three.spreadMs, 'ms'),
      fact(
        `${ACCOUNTS} accounts on two instances, one stopped: until every account is acted for`,
        three.stoppedMs,
        'ms',
      ),
    ],
  };
}

interface Measured {
  readonly cpuMs: number;
  readonly statements: number;
  readonly cycleMs: number;
  readonly spreadMs: number;
  readonly killedMs: number;
  readonly stoppedMs: number;
}

async function measureWith(cluster: BenchCluster, instances: number): Promise<Measured> {
  const name = `instances_${instances}`;
  await (await cluster.open(name)).close();
  const texts: string[] = [];
  const cycles: number[] = [];
  const simulation = await composeSimulated({
    seed: 1,
    startMs: MORNING_MS,
    database: { url: cluster.databaseUrl(name) },
    accounts: Array.from({ length: ACCOUNTS }, (_, at) => ({ ucc: `BN${100 + at}`, cashPaise: 100_000_000 })),
    statementCounter: (text) => texts.push(text),
    measureMs: () => realClock.monotonicMs(),
    onCycle({ performed, durationMs }) {
      if (performed) cycles.push(durationMs);
    },
  });
  try {
    fillBooks(simulation);
    const desks: RunningDesk[] = [];
    for (let count = 0; count < instances; count += 1) desks.push(await startOne(simulation, count));
    const share = ACCOUNTS / instances;
    const spreadMs = await timeUntil(simulation, () =>
      heldBy(simulation, desks).every((held) => held === share),
    );
    await simulation.clock.advanceBy(60_000);
    texts.length = 0;
    cycles.length = 0;
    const before = process.cpuUsage();
    await simulation.clock.advanceBy(MEASURED_MINUTES * 60_000);
    const { user, system } = process.cpuUsage(before);
    const minutes = ACCOUNTS * MEASURED_MINUTES;
    return {
      cpuMs: (user + system) / 1_000 / minutes,
      statements: countedStatements(texts) / minutes,
      cycleMs: median(cycles),
      spreadMs,
      ...(await measureEnds(simulation, desks)),
    };
  } finally {
    await simulation.close();
  }
}

/** One after the other is taken away, by a kill and by a stop, as long as one is left. */
async function measureEnds(simulation: Simulation, desks: readonly RunningDesk[]) {
  const [first, second, ...left] = desks;
  const isWhole = (living: readonly RunningDesk[]) => () =>
    heldBy(simulation, living).reduce((sum, held) => sum + held, 0) === ACCOUNTS;
  if (first === undefined || second === undefined || left.length === 0) return { killedMs: 0, stoppedMs: 0 };
  first.abandon();
  const killedMs = await timeUntil(simulation, isWhole([second, ...left]));
  await simulation.clock.advanceBy(60_000);
  const stopping = second.stop();
  const stoppedMs = await timeUntil(simulation, isWhole(left));
  await stopping;
  return { killedMs, stoppedMs };
}

async function startOne({ clock, createDesk }: Simulation, count: number): Promise<RunningDesk> {
  const desk = createDesk({
    instanceId: `bench-${count + 1}`,
    leaseTiming: { clock, ttlMs: LEASE_MS, renewEveryMs: LEASE_MS / 3, nowMs: () => clock.nowMs() },
    share: { version: 'bench', keyPrint: () => 'bench' },
  });
  await desk.start();
  await clock.settle();
  return desk;
}

function heldBy({ accounts }: Simulation, desks: readonly RunningDesk[]): readonly number[] {
  return desks.map((desk) => accounts.filter(({ accountId }) => desk.liveFacts(accountId).holdsLease).length);
}

async function timeUntil({ clock }: Simulation, isSo: () => boolean): Promise<number> {
  const begunMs = clock.nowMs();
  while (!isSo()) {
    if (clock.nowMs() - begunMs > PATIENCE_MS) throw new Error('The accounts were not spread in ten minutes');
    await clock.advanceBy(STEP_MS);
  }
  return clock.nowMs() - begunMs;
}

/** Some orders of every account, entered in the broker's app. */
function fillBooks({ simulator, accounts }: Simulation): void {
  for (const { ucc } of accounts) {
    for (const symbol of SYMBOLS) {
      simulator.broker.place(
        ucc,
        {
          segment: 'nse_cm',
          tradingSymbol: `${symbol}-EQ`,
          side: 'B',
          quantity: 1,
          orderType: 'MKT',
          product: 'CNC',
          validity: 'DAY',
          disclosedQuantity: 0,
          pricePaise: 0,
          triggerPaise: 0,
          amo: false,
          tag: null,
        },
        'app',
      );
    }
  }
}
