import { keepVapidKeys } from '../notices/channels/vapid-keys.ts';
import type { Installation } from './installation.ts';
import { listen } from './listen.ts';
import { openBots } from './open-channels.ts';
import { openRealDesk } from './real-desk.ts';
import type { Running } from './running.ts';

/** Looks after the real accounts, on the machine's own time. */
export async function startReal(installation: Installation): Promise<Running> {
  // Made at the first start: browsers subscribe to what these keys prove.
  await keepVapidKeys(installation.main.db, installation.keyRing);
  const { desk, stop } = await openRealDesk(installation);
  const page = await listen(installation, { db: installation.main.db, desk, simulation: null });
  await desk.start();
  const bots = openBots(installation, installation.main.db, desk);
  await bots.start();
  return {
    url: page.url,
    demo: false,
    async stop() {
      await bots.stop();
      await page.close();
      await stop();
    },
  };
}
