import { realClock } from '@orderwatch/clock';
import { findFreePort } from '../../db/supervisor/free-port.ts';
import { beginProcess, type Started } from './start-process.ts';

export interface DeskSetting {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly simulatorUrl: string;
}

/**
 * One instance of the program, started again whenever it ends, as a machine's own supervisor does it. The next process has
 * read its modules by then, where the machine had the time.
 */
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
  /** Kills it, and lets none follow until there is another time of day. */
  halt(): Promise<void>;
  /** Begins it anew at another time of day. */
  moveTo(aheadMs: number): void;
  /** As Ctrl-C does, and for good. */
  stop(): Promise<void>;
  /** How long the machine took lately to read the program's modules, or takes by now. */
  loadMs(): number;
}

type Program = Started<{ readonly url: string }>;

const AGAIN_MS = 300;
const LOOK_AGAIN_MS = 50;
const READY_MS = 600_000;

export async function keepDesk(setting: DeskSetting, aheadAtFirstMs: number): Promise<KeptDesk> {
  const port = await findFreePort(0);
  let aheadMs = aheadAtFirstMs;
  let wanted = true;
  let paused = false;
  let halted = false;
  let lastLoadMs = 0;
  let loadingSinceMs: number | null = null;
  let words = '';
  let next: Program | null = null;
  let current = begin();
  const keeping = keep();

  function begin(): Program {
    const program = next ?? load();
    next = null;
    program.tell({ aheadMs });
    const loadNext = () => {
      if (wanted && program.isAlive()) next ??= load();
    };
    program.ready.then(loadNext, () => {});
    return program;
  }

  function load(): Program {
    const sinceMs = realClock.monotonicMs();
    loadingSinceMs = sinceMs;
    const program = beginProcess<{ readonly url: string }>(
      'desk-process.ts',
      ['--simulator', setting.simulatorUrl],
      {
        ORDERWATCH_PORT: String(port),
        ORDERWATCH_DATA_DIR: setting.dataDir,
        ORDERWATCH_LOG_LEVEL: 'silent',
        DATABASE_URL: setting.databaseUrl,
      },
    );
    const note = () => {
      lastLoadMs = realClock.monotonicMs() - sinceMs;
      if (loadingSinceMs === sinceMs) loadingSinceMs = null;
    };
    program.loaded.then(note, () => {});
    return program;
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
      do await realClock.sleep(AGAIN_MS);
      while (halted && wanted);
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
    async halt() {
      halted = true;
      await current.signal('SIGKILL');
    },
    moveTo(ahead) {
      aheadMs = ahead;
      halted = false;
    },
    async stop() {
      wanted = false;
      await next?.signal('SIGKILL');
      await current.signal('SIGTERM');
      await keeping;
    },
    loadMs: () =>
      Math.max(lastLoadMs, loadingSinceMs === null ? 0 : realClock.monotonicMs() - loadingSinceMs),
  };
}
