import { realClock } from '@orderwatch/clock';
import type pg from 'pg';
import type { Log } from '../../log.ts';

/** A server that answered, and the connection that stays open to it. */
export interface Running {
  readonly keeper: pg.Client;
  readonly pid: number;
  readonly port: number;
  readonly adopted: boolean;
}

const RESTART_PAUSE_MS = 2_000;
const LOOK_EVERY_MS = 2_000;

export interface Keeping {
  readonly again: () => Promise<Running>;
  readonly isStopping: () => Promise<boolean>;
  readonly log: Log;
}

export interface Kept {
  current(): Running;
  /** From now on an end is wanted. Resolves when no restart is under way any more. */
  letGo(): Promise<void>;
}

/**
 * Starts the server again when it ends under us (killed for its memory, say), on the same port, so that every pool
 * finds it again. Its own crash recovery looks after the data. One that was told to end would wait for our connections
 * for ever and take no new ones meanwhile, so they are ended.
 */
export function keepRunning(first: Running, { again, isStopping, log }: Keeping): Kept {
  let running = first;
  let wanted = true;
  let restarting = Promise.resolve();

  function watch(): void {
    const { keeper } = running;
    const looking = setInterval(async () => {
      if (await isStopping()) await endConnections(keeper).catch(() => {});
    }, LOOK_EVERY_MS);
    looking.unref();
    keeper.once('end', () => {
      clearInterval(looking);
      if (wanted) restarting = restart();
    });
  }

  async function restart(): Promise<void> {
    log.error('The connection to PostgreSQL is gone; looking for it, or starting it again', {
      pid: running.pid,
    });
    while (wanted) {
      try {
        running = await again();
        if (running.port !== first.port) {
          log.error('PostgreSQL could not have its port again: stop this program and start it', {
            port: running.port,
          });
        }
        return watch();
      } catch (error) {
        log.error('PostgreSQL did not start again', { error });
        await realClock.sleep(RESTART_PAUSE_MS);
      }
    }
  }

  watch();
  return {
    current: () => running,
    async letGo() {
      wanted = false;
      await restarting;
    },
  };
}

async function endConnections(keeper: pg.Client): Promise<void> {
  await keeper.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
  );
  await keeper.end();
}
