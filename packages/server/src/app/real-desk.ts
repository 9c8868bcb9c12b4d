import { realClock } from '@orderwatch/clock';
import { type BrokerCalls, createBrokerCalls } from '../brokers/broker-calls.ts';
import { loadCalendar } from '../calendar/load-calendar.ts';
import { loadInstallationCode } from '../db/installation/load-installation-code.ts';
import { createDesk, type RunningDesk } from '../desk/create-desk.ts';
import { systemRandom } from '../ids.ts';
import { keyPrint } from '../secrets/key-print.ts';
import type { Installation } from './installation.ts';
import { isDeadInstance } from './is-dead-instance.ts';
import { type BrokerDoor, createBrokerDoor } from './open-broker.ts';
import { openChannels } from './open-channels.ts';
import { realSurroundings, type Surroundings } from './surroundings.ts';
import { VERSION } from './version.ts';

const LEASE_MS = 30_000;
const RENEW_MS = 10_000;
/** What an instance that died left untold is found by another one this soon. */
const NOTICE_POLL_MS = 15_000;

export interface RealDesk {
  /** Not started: it begins with all accounts by `start`, with one by the first question about it. */
  readonly desk: RunningDesk;
  /** The simulated exchange of paper accounts; null until one was opened. */
  readonly paper: BrokerDoor['paper'];
  readonly calls: BrokerCalls;
  stop(): Promise<void>;
}

/** The desk for real accounts. */
export async function openRealDesk(
  installation: Pick<Installation, 'main' | 'keyRing' | 'log' | 'instanceId' | 'config'>,
  { clock, simulatorUrl, closes }: Surroundings = realSurroundings(),
): Promise<RealDesk> {
  const { main, keyRing, log, instanceId, config } = installation;
  const calls = createBrokerCalls();
  const { calendar } = await loadCalendar(main.db);
  const door = createBrokerDoor({ db: main.db, keyRing, log, calls, clock, calendar, simulatorUrl });
  const desk = createDesk({
    db: main.db,
    clock,
    random: systemRandom,
    calendar,
    log,
    openBroker: door.open,
    closes,
    leaseTiming: { clock: realClock, ttlMs: LEASE_MS, renewEveryMs: RENEW_MS, nowMs: null },
    share: { version: VERSION, keyPrint: () => keyPrint(keyRing) },
    retention: { ...config.retention, realTime: realClock },
    instanceId,
    notices: {
      channels: openChannels({ config, keyRing }, { db: main.db, clock }),
      keyRing,
      pollMs: NOTICE_POLL_MS,
    },
    installation: await loadInstallationCode(main.db, systemRandom),
    isDeadInstance,
  });
  return {
    desk,
    paper: door.paper,
    calls,
    async stop() {
      await desk.stop();
      await door.close();
    },
  };
}
