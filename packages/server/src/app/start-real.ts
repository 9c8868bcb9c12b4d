import { realClock } from '@orderwatch/clock';
import { hasRealAccounts } from '../db/accounts/has-real-accounts.ts';
import { playElsewhere } from '../demo/play-elsewhere.ts';
import { createRehearsalDesk } from '../demo/rehearsal-desk.ts';
import { createSimulatorControls } from '../demo/simulator-controls.ts';
import { startDeadMan } from '../health/dead-man.ts';
import { openLegacyBridge } from '../legacy/bridge/open-bridge.ts';
import { keepVapidKeys } from '../notices/channels/vapid-keys.ts';
import type { Installation } from './installation.ts';
import { listen } from './listen.ts';
import { openBots } from './open-channels.ts';
import { openRealDesk } from './real-desk.ts';
import type { Running } from './running.ts';
import type { Surroundings } from './surroundings.ts';

/** Looks after the real accounts; on the machine's own time, unless other surroundings are given. */
export async function startReal(installation: Installation, surroundings?: Surroundings): Promise<Running> {
  // Made at the first start: browsers subscribe to what these keys prove.
  await keepVapidKeys(installation.main.db, installation.keyRing);
  const { desk, paper, calls, stop } = await openRealDesk(installation, surroundings);
  const { config, ids, log, main } = installation;
  const { clock, calendar } = desk;
  const { dataDir } = config;
  const legacy = await openLegacyBridge(config.legacy, {
    db: main.db,
    clock,
    calendar,
    ids,
    log,
    desk,
    dataDir,
  });
  const rehearsals = createRehearsalDesk({
    isOffered: async () => !(await hasRealAccounts(main.db)),
    playScenario: playElsewhere({ goesLast: true }),
    log,
  });
  const simulator = createSimulatorControls({
    db: main.db,
    clock,
    simulator: paper,
    pace: null,
    rehearsals,
  });
  const page = await listen(installation, {
    db: main.db,
    desk,
    simulation: null,
    legacy,
    simulator,
    brokerCalls: calls,
  });
  await desk.start();
  await legacy?.start();
  const bots = openBots(installation, installation.main.db, desk);
  await bots.start();
  const { pingUrl: url } = config.operations;
  const deadMan =
    url === null ? null : startDeadMan({ db: main.db, clock, calendar, realTime: realClock, log, url });
  return {
    url: page.url,
    demo: false,
    async stop() {
      await deadMan?.stop();
      await bots.stop();
      await page.close();
      rehearsals.close();
      await legacy?.stop();
      await stop();
    },
  };
}
