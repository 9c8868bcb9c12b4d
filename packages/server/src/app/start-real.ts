import type { Installation } from './installation.ts';
import { listen } from './listen.ts';
import { openRealDesk } from './real-desk.ts';
import type { Running } from './running.ts';

/** Looks after the real accounts, on the machine's own time. */
export async function startReal(installation: Installation): Promise<Running> {
  const { desk, stop } = await openRealDesk(installation);
  const page = await listen(installation, { db: installation.main.db, desk, simulation: null });
  await desk.start();
  return {
    url: page.url,
    demo: false,
    async stop() {
      await page.close();
      await stop();
    },
  };
}
