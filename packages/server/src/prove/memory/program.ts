import { type Clock, skewedClock, type VirtualClock } from '@orderwatch/clock';
import { nseCalendar2026 } from '@orderwatch/core';
import type { InProcessSimulator, IssuedCredentials } from '@orderwatch/simulator';
import type { AccountBroker } from '../../brokers/account-broker.ts';
import { connectKotak } from '../../brokers/kotak/connect-kotak.ts';
import { createInstrumentList } from '../../brokers/kotak/instrument-list.ts';
import { DEFAULT_RETENTION_DAYS } from '../../day/retention.ts';
import type { CycleReport } from '../../desk/desk.ts';
import type { DeskParts } from '../../desk/desk-parts.ts';
import { seededRandom } from '../../desk/seeded-random.ts';
import { createIds } from '../../ids.ts';
import { type Log, silentLog } from '../../log.ts';
import type { Fate } from './fates.ts';
import { createMemoryDesk, type MemoryDesk } from './memory-desk.ts';
import type { MemoryStore } from './memory-store.ts';
import { noDatabase } from './no-database.ts';
import type { Onlooker } from './onlooker.ts';
import type { Planted } from './planted.ts';

const FOREVER_MS = 3_650 * 86_400_000;
const FEED_PING_MS = 60_000;

export interface ProgramParts {
  readonly clock: VirtualClock;
  readonly skewMs: () => number;
  readonly simulator: InProcessSimulator;
  readonly onlooker: Onlooker;
  readonly planted: Planted;
  readonly seed: number;
  readonly leaseMs: number | null;
  /** Of an instance on the same machine it is known that its process has ended. */
  readonly isDead: (instanceId: string) => boolean;
  readonly onCycle: (report: CycleReport) => void;
}

export interface MemoryAccount {
  readonly store: MemoryStore;
  readonly credentials: IssuedCredentials;
}

/** One instance of the program: a desk for each account, and a fate for all of them. */
export function startProgram(
  parts: ProgramParts,
  accounts: readonly MemoryAccount[],
  fate: Fate,
  number: number,
): readonly MemoryDesk[] {
  const clock = skewedClock(parts.clock, parts.skewMs);
  const instruments = createInstrumentList(clock);
  return accounts.map(({ store, credentials }, place) => {
    const random = seededRandom(parts.seed * 1_000_000 + number * 1_000 + place);
    const openBroker = async () => connectTo({ parts, clock, instruments, fate, number, store, credentials });
    const desk = createMemoryDesk(deskParts(parts, { clock, random, fate, openBroker }), store, fate);
    void desk.start();
    return desk;
  });
}

function deskParts(
  { onlooker, leaseMs, isDead, onCycle }: ProgramParts,
  own: Pick<DeskParts, 'clock' | 'random' | 'openBroker'> & { readonly fate: Fate },
): DeskParts {
  const { clock, random, fate, openBroker } = own;
  return {
    ...{ db: noDatabase, clock, random, openBroker, ids: createIds(random), calendar: nseCalendar2026() },
    log: strictLog(onlooker),
    takesByItself: () => true,
    leaseTiming: {
      ...{ clock, ttlMs: leaseMs ?? FOREVER_MS, nowMs: null },
      renewEveryMs: leaseMs === null ? null : leaseMs / 3,
    },
    retention: { ...DEFAULT_RETENTION_DAYS, realTime: null },
    closes: null,
    instanceId: fate.name,
    isDeadInstance: isDead,
    installation: 'M1',
    announcer: { announce() {}, onChange: () => () => {} },
    reached: () => fate.pass(),
    measureMs: () => 0,
    onCycle,
  };
}

/** What the program calls an error in its log is one here. */
function strictLog(onlooker: Onlooker): Log {
  const log: Log = {
    ...silentLog,
    error: (message, fields) => {
      const { error } = fields ?? {};
      onlooker.note(`${message}: ${error instanceof Error ? error.message : String(error)}`);
    },
    with: () => log,
  };
  return log;
}

let requests = 0;

function connectTo(at: {
  readonly parts: ProgramParts;
  readonly clock: Clock;
  readonly instruments: ReturnType<typeof createInstrumentList>;
  readonly fate: Fate;
  readonly number: number;
  readonly store: MemoryStore;
  readonly credentials: IssuedCredentials;
}): AccountBroker {
  const { simulator, clock: time, onlooker, planted } = at.parts;
  const { fate } = at;
  const gate = async (id: string): Promise<void> => {
    // Whoever waits here waits for simulated time, which must not stand still for it.
    const unpark = time.park(id);
    await fate.pass();
    unpark();
  };
  const broker = connectKotak(at.credentials, {
    ...{ clock: at.clock, instruments: at.instruments, simulatorUrl: simulator.url, readOnly: false },
    feedPingMs: FEED_PING_MS,
    randomId: () => {
      requests += 1;
      return `${at.number}-${requests}`;
    },
    network: {
      async transport(request) {
        const id = request.headers['X-Request-ID'] ?? '';
        await gate(id);
        const reply = await simulator.exchange(request);
        await gate(id);
        return reply;
      },
      webSocket: () => simulator.openFeed(),
    },
  });
  const { placing, reading } = broker;
  if (placing === null) throw new Error('The account may place');
  const readOrders = async () => {
    const snapshot = await reading.readOrders();
    onlooker.noteReading(at.store.tables.account.id, fate.name, snapshot.kind);
    return snapshot;
  };
  const { place } = planted;
  const placeOrder: typeof placing.placeOrder =
    place === undefined
      ? placing.placeOrder
      : (...wish) => place(() => placing.placeOrder(...wish), placing.placeOrder, wish);
  return { ...broker, reading: { ...reading, readOrders }, placing: { ...placing, readOrders, placeOrder } };
}
