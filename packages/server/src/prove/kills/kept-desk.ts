import { realClock } from '@orderwatch/clock';
import { findFreePort } from '../../db/supervisor/free-port.ts';
import { beginProcess } from './start-process.ts';

export interface DeskSetting {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly simulatorUrl: string;
}

/** One instance of the program, started again whenever it ends, as a machine's own supervisor does it. */
export interface KeptDesk {
  readonly url: string;
  /** Of the process that is there now; 0 while none is. */
  pid(): number;
  isPaused(): boolean;
  /** Resolves when it answers. Rejects when it never does. */
  ready(): Promise<void>;
  kill(): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Ends it, and begins it anew at another time of day. */
  moveTo(aheadMs: number): Promise<void>;
  /** As Ctrl-C does, and for good. */
  stop(): Promise<void>;
  /** How often it was begun. */
  starts(): number;
}

const AGAIN_MS = 300;
const LOOK_AGAIN_MS = 50;
const READY_MS = 120_000;

export async function keepDesk(setting: DeskSetting, aheadAtFirstMs: number): Promise<KeptDesk> {
  const port = await findFreePort(0);
  let aheadMs = aheadAtFirstMs;
  let wanted = true;
  let paused = false;
  let starts = 0;
  let words = '';
  let current = begin();
  const keeping = keep();

  function begin() {
    starts += 1;
    return beginProcess<{ readonly url: string }>(
      'desk-process.ts',
      ['--simulator', setting.simulatorUrl, `--ahead-ms=${aheadMs}`],
      {
        ORDERWATCH_PORT: String(port),
        ORDERWATCH_DATA_DIR: setting.dataDir,
        ORDERWATCH_LOG_LEVEL: 'silent',
        DATABASE_URL: setting.databaseUrl,
      },
    );
  }

  async function keep(): Promise<void> {
    while (wanted) {
      try {
        await current.ready;
        while (current.isAlive()) await realClock.sleep(LOOK_AGAIN_MS);
      } catch (error) {
        words = error instanceof Error ? error.message : String(error);
        // A database that is away ends a start; so does somebody who kills it.
        if (current.isAlive()) await current.signal('SIGKILL');
      }
      if (!wanted) return;
      await realClock.sleep(AGAIN_MS);
      if (!wanted) return;
      current = begin();
    }
  }

  return {
    url: `http://127.0.0.1:${port}`,
    pid: () => (current.isAlive() ? current.pid : 0),
    isPaused: () => paused,
    async ready() {
      const until = realClock.monotonicMs() + READY_MS;
      while (realClock.monotonicMs() < until) {
        const answered = await fetch(`http://127.0.0.1:${port}/healthz`, {
          signal: AbortSignal.timeout(1_000),
        }).then(
          ({ ok }) => ok,
          () => false,
        );
        if (answered) return;
        await realClock.sleep(LOOK_AGAIN_MS);
      }
      throw new Error(`The program was not ready within ${READY_MS / 1_000} s: ${words}`);
    },
    kill: () => current.signal('SIGKILL'),
    async pause() {
      paused = true;
      await current.signal('SIGSTOP');
    },
    async resume() {
      await current.signal('SIGCONT');
      paused = false;
    },
    async moveTo(ahead) {
      aheadMs = ahead;
      await current.signal('SIGKILL');
    },
    async stop() {
      wanted = false;
      await current.signal('SIGTERM');
      await keeping;
    },
    starts: () => starts,
  };
}
