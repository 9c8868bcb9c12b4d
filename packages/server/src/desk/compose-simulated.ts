import { type Clock, skewedClock, VirtualClock } from '@orderwatch/clock';
import { nseCalendar2026, type TradingCalendar } from '@orderwatch/core';
import {
  type AccountRequest,
  createSimulator,
  type IssuedCredentials,
  type Simulator,
} from '@orderwatch/simulator';
import type { OpenBroker } from '../brokers/account-broker.ts';
import { type BrokerCalls, createBrokerCalls } from '../brokers/broker-calls.ts';
import { connectKotak } from '../brokers/kotak/connect-kotak.ts';
import { createInstrumentList } from '../brokers/kotak/instrument-list.ts';
import { insertAccount } from '../db/accounts/insert-account.ts';
import { type Database, type Db, openDatabase, type StatementCounter } from '../db/connect.ts';
import type { AccountMode } from '../db/tables.ts';
import { insertUser } from '../db/users/insert-user.ts';
import { accountSettings } from '../http/schemas/account-settings.ts';
import { createIds } from '../ids.ts';
import type { LeaseTiming } from '../lease/lease-keeper.ts';
import type { ShareIdentity } from '../lease/share-accounts.ts';
import { type Log, silentLog } from '../log.ts';
import type { Channel } from '../notices/channels/channel.ts';
import { simulatedArchive } from '../prices/archive.ts';
import type { KeyRing } from '../secrets/key-file.ts';
import { createDesk, type RunningDesk } from './create-desk.ts';
import type { CycleReport } from './desk.ts';
import { seededRandom } from './seeded-random.ts';
import type { Reached } from './steps.ts';

export interface SimulatedAccount {
  /** Five characters, as Kotak's client codes. */
  readonly ucc: string;
  readonly cashPaise: number;
  readonly label?: string;
  /** `demo` by default. */
  readonly mode?: AccountMode;
  /** What differs from the default settings, as the API writes them. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** More of the account at the broker: holdings, funds of AMO orders, mandate. */
  readonly atBroker?: Partial<AccountRequest>;
}

export interface SimulationOptions {
  readonly seed: number;
  /** When the simulated time begins. */
  readonly startMs: number;
  /** A migrated database; a pool of its own is opened on it, since simulated time must wait for its statements. */
  readonly database: { readonly url: string };
  readonly accounts: readonly SimulatedAccount[];
  readonly clock?: VirtualClock;
  /** By how much the wall clock of the desks is wrong at the moment; by default it is right. */
  readonly skewMs?: () => number;
  readonly calendar?: TradingCalendar;
  readonly log?: Log;
  readonly maxConnections?: number;
  readonly statementCounter?: StatementCounter;
  readonly onCycle?: (report: CycleReport) => void;
  /** The channels on which users are told besides the feed in the app; none by default. */
  readonly channels?: (world: SimulatedChannelWorld) => readonly Channel[];
  /** Seals the secrets of channels; one of its own by default. */
  readonly keyRing?: KeyRing;
  /** How often order feeds are pinged; the client's own choice by default. */
  readonly feedPingMs?: number;
  /** How many trading days of prices are there at first; no more than targets need by default. */
  readonly priceDays?: number;
  /** Real time for measuring our own work. */
  readonly measureMs?: () => number;
}

export interface SimulatedChannelWorld {
  readonly db: Db;
  readonly clock: VirtualClock;
  readonly keyRing: KeyRing;
}

export interface DeskVariant {
  /** Another instance's name; leases tell instances apart by it. */
  readonly instanceId?: string;
  readonly leaseTiming?: LeaseTiming;
  readonly isDeadInstance?: (instanceId: string) => boolean;
  /** By default nobody shares: whoever is first acts for every account. */
  readonly share?: ShareIdentity;
  readonly reached?: Reached;
  /** Instead of the usual way to the broker, which it is given. */
  readonly openBroker?: (usual: OpenBroker) => OpenBroker;
}

export interface ComposedAccount {
  readonly accountId: string;
  readonly userId: string;
  readonly ucc: string;
  readonly credentials: IssuedCredentials;
}

export interface Simulation {
  readonly clock: VirtualClock;
  readonly calendar: TradingCalendar;
  readonly simulator: Simulator;
  readonly database: Database;
  /** Not started. */
  readonly desk: RunningDesk;
  readonly accounts: readonly ComposedAccount[];
  /** Of all instances together. */
  readonly brokerCalls: BrokerCalls;
  /** Another instance beside the first, on the same clock, broker and database. */
  createDesk(variant: DeskVariant): RunningDesk;
  close(): Promise<void>;
}

/** A lease that is never renewed: in seeded runs its time is supplied, and nobody competes for it. */
const CLOSING_STEP_MS = 500;
const FOREVER_MS = 3_650 * 86_400_000;

/**
 * A whole small world on simulated time: a broker with an exchange behind it, a database, a user with accounts, and a
 * desk that looks after them over real HTTP and SQL. The same seed and the same acts give the same day.
 */
export async function composeSimulated(options: SimulationOptions): Promise<Simulation> {
  const { seed } = options;
  const clock = options.clock ?? new VirtualClock(options.startMs);
  const deskClock = options.skewMs === undefined ? clock : skewedClock(clock, options.skewMs);
  const calendar = options.calendar ?? nseCalendar2026();
  const database = openDatabase({
    url: options.database.url,
    clock,
    ...(options.maxConnections === undefined ? {} : { maxConnections: options.maxConnections }),
    ...(options.statementCounter === undefined ? {} : { statementCounter: options.statementCounter }),
  });
  const simulator = await createSimulator({ clock, seed, calendar });
  const accounts = await writeAccounts({ ...options, clock }, database, simulator);
  const keyRing = options.keyRing ?? seededKeyRing(seed);
  const channels = options.channels?.({ db: database.db, clock, keyRing }) ?? [];
  const desks: RunningDesk[] = [];
  const brokerCalls = createBrokerCalls();

  const make = ({ openBroker = (usual) => usual, ...variant }: DeskVariant): RunningDesk => {
    const number = desks.length + 1;
    const usual = connectTo(simulator, deskClock, accounts, {
      number,
      feedPingMs: options.feedPingMs,
      calls: brokerCalls,
    });
    const desk = createDesk({
      db: database.db,
      clock: deskClock,
      calendar,
      random: seededRandom(seed * 1_000 + number),
      log: options.log ?? silentLog,
      openBroker: openBroker(usual),
      leaseTiming: { clock, ttlMs: FOREVER_MS, renewEveryMs: null, nowMs: () => clock.nowMs() },
      share: null,
      instanceId: `simulated-${number}`,
      installation: 'S1',
      closes: simulatedArchive(simulator.url, () => clock.hold(), options.priceDays),
      notices: { channels, keyRing, pollMs: null },
      ...(options.onCycle === undefined ? {} : { onCycle: options.onCycle }),
      ...(options.measureMs === undefined ? {} : { measureMs: options.measureMs }),
      ...variant,
    });
    desks.push(desk);
    return desk;
  };

  return {
    clock,
    calendar,
    simulator,
    database,
    desk: make({}),
    accounts,
    brokerCalls,
    createDesk: make,
    async close() {
      await letTimePass(clock, Promise.all(desks.map((desk) => desk.stop())));
      await letTimePass(clock, simulator.close());
      await database.close();
    },
  };
}

function seededKeyRing(seed: number): KeyRing {
  const key = Buffer.from(seededRandom(seed)(32));
  return { current: 1, versions: [1], find: (version) => (version === 1 ? key : undefined) };
}

/** What is being closed may still wait for simulated time (a limit of calls a second, a time-out). */
async function letTimePass(clock: VirtualClock, work: Promise<unknown>): Promise<void> {
  let over = false;
  const ending = work.finally(() => {
    over = true;
  });
  while (!over) await clock.advanceBy(CLOSING_STEP_MS);
  await ending;
}

async function writeAccounts(
  options: SimulationOptions & { readonly clock: VirtualClock },
  { db }: Database,
  simulator: Simulator,
): Promise<readonly ComposedAccount[]> {
  const ids = createIds(seededRandom(options.seed));
  const userId = ids.next('usr');
  const atMs = options.clock.nowMs();
  const email = `${userId}@simulated.invalid`;
  await insertUser(db, { id: userId, email, displayName: 'Simulated', passwordHash: '', atMs });
  const composed: ComposedAccount[] = [];
  for (const account of options.accounts) {
    const { ucc, cashPaise, atBroker = {}, label = ucc, mode = 'demo' } = account;
    const credentials = simulator.addAccount({ ...atBroker, ucc, cashPaise });
    const accountId = ids.next('acc');
    const settings = accountSettings.parse(account.settings ?? {});
    const written = await insertAccount(db, {
      id: accountId,
      userId,
      label,
      mode,
      accountCode: ucc,
      ownerRelation: 'self',
      settings,
      atMs,
    });
    if (!written) throw new Error(`The account ${ucc} is there already`);
    composed.push({ accountId, userId, ucc, credentials });
  }
  return composed;
}

function connectTo(
  simulator: Simulator,
  clock: Clock,
  accounts: readonly ComposedAccount[],
  instance: { readonly number: number; readonly feedPingMs: number | undefined; readonly calls: BrokerCalls },
): OpenBroker {
  const instruments = createInstrumentList(clock);
  let requests = 0;
  return async ({ id, mode }) => {
    const account = accounts.find(({ accountId }) => accountId === id);
    if (account === undefined) return null;
    return connectKotak(account.credentials, {
      clock,
      instruments,
      simulatorUrl: simulator.url,
      readOnly: mode === 'read-only',
      randomId: () => {
        requests += 1;
        return `${instance.number}-${account.ucc}-${requests}`;
      },
      feedPingMs: instance.feedPingMs,
      calls: instance.calls,
    });
  };
}
