import { realClock } from '@orderwatch/clock';
import { createPasswords } from '../auth/passwords.ts';
import type { Desk } from '../desk/desk.ts';
import { createHttpServer } from '../http/create-http-server.ts';
import type { Api } from '../http/routes/plugin.ts';
import { createIds, systemRandom } from '../ids.ts';
import { silentLog } from '../log.ts';
import type { BenchDatabase } from './bench-database.ts';

/** The product's HTTP side for one user, who needs no login, as in the demo on the same machine. */
export function createBenchHttp(
  database: BenchDatabase,
  {
    desk,
    userId,
    webRoot = null,
  }: { readonly desk: Desk; readonly userId: string; readonly webRoot?: string | null },
): Promise<Api> {
  const ids = createIds();
  const { db } = database;
  return createHttpServer({
    db,
    desk,
    auth: { db, realTime: realClock, passwords: createPasswords(), ids, random: systemRandom },
    ids,
    keyRing: { current: 1, versions: [], find: () => undefined },
    log: silentLog,
    config: { host: '127.0.0.1', publicUrl: null },
    realTime: realClock,
    version: 'bench',
    webRoot,
    simulation: { demoUserId: userId, rate: () => 1, leaving: '' },
  });
}
