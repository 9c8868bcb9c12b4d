import { realClock } from '@orderwatch/clock';
import { nseCalendar2026 } from '@orderwatch/core';
import { loadInstallationCode } from '../db/installation/load-installation-code.ts';
import { createDesk } from '../desk/create-desk.ts';
import { systemRandom } from '../ids.ts';
import type { Installation } from './installation.ts';
import { isDeadInstance } from './is-dead-instance.ts';
import { listen } from './listen.ts';
import { createBrokerDoor } from './open-broker.ts';
import type { Running } from './running.ts';

const LEASE_MS = 30_000;
const RENEW_MS = 10_000;

/** Looks after the real accounts, on the machine's own time. */
export async function startReal(installation: Installation): Promise<Running> {
  const { main, keyRing, log, instanceId } = installation;
  const door = createBrokerDoor({ db: main.db, keyRing, log });
  const desk = createDesk({
    db: main.db,
    clock: realClock,
    random: systemRandom,
    calendar: nseCalendar2026(),
    log,
    openBroker: door.open,
    leaseTiming: { clock: realClock, ttlMs: LEASE_MS, renewEveryMs: RENEW_MS, nowMs: null },
    instanceId,
    installation: await loadInstallationCode(main.db, systemRandom),
    isDeadInstance,
  });
  const page = await listen(installation, { db: main.db, desk, simulation: null });
  await desk.start();
  return {
    url: page.url,
    demo: false,
    async stop() {
      await page.close();
      await desk.stop();
      await door.close();
    },
  };
}
