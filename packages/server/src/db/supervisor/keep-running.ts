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

export interface Kept {
  current(): Running;
  /** From now on an end is wanted. Resolves when no restart is under way any more. */
  letGo(): Promise<void>;
}

/**
 * Starts the server again when it ends under us (killed for its memory, say), on the same port, so that every pool
 * finds it again. Its own crash recovery looks after the data.
 */
export function keepRunning(first: Running, again: () => Promise<Running>, log: Log): Kept {
  let running = first;
  let wanted = true;
  let restarting = Promise.resolve();

  function watch(): void {
    running.keeper.once('end', () => {
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
