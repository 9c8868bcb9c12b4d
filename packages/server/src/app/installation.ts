import { hostname } from 'node:os';
import { realClock } from '@orderwatch/clock';
import type { AuthDeps } from '../auth/auth.ts';
import { createPasswords } from '../auth/passwords.ts';
import { backUpBeforeUpgrade } from '../backup/back-up-before-upgrade.ts';
import type { Config } from '../config/config.ts';
import { type Database, openDatabase } from '../db/connect.ts';
import { openStorage, type Storage } from '../db/open-storage.ts';
import { createIds, type Ids, systemRandom } from '../ids.ts';
import type { Log } from '../log.ts';
import { type KeyRing, loadKeyRing } from '../secrets/key-file.ts';

/** What every way of running shares: the databases, the key file, and who may log in. */
export interface Installation {
  readonly config: Config;
  readonly log: Log;
  readonly storage: Storage;
  readonly keyRing: KeyRing;
  /** The main database, in which users and real accounts are. */
  readonly main: Database;
  readonly ids: Ids;
  readonly auth: AuthDeps;
  /** Unique for this run of the program. */
  readonly instanceId: string;
  close(): Promise<void>;
}

export async function openInstallation(config: Config, log: Log): Promise<Installation> {
  const keyRing = await loadKeyRing(config.keyFile);
  const storage = await openStorage(config, log, backUpBeforeUpgrade(config, log));
  const ids = createIds();
  const main = openDatabase({
    url: await storage.prepare(),
    onIdleError: (error) => log.warn('A connection to the database broke', { cause: error.message }),
  });
  return {
    config,
    log,
    storage,
    keyRing,
    main,
    ids,
    auth: { db: main.db, realTime: realClock, passwords: createPasswords(), ids, random: systemRandom },
    instanceId: `${hostname()}/${process.pid}/${ids.next('run').slice(4, 12)}`,
    async close() {
      await main.close();
      await storage.close();
    },
  };
}
