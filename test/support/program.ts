import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findFreePort } from '../../packages/server/src/db/supervisor/free-port.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The program as a person starts it, in a process of its own. */
export interface Program {
  readonly url: string;
  /** Printed at the very first start only. */
  readonly setupToken: string | null;
  /** Ends it as Ctrl-C does, and returns its exit code. */
  stop(): Promise<number | null>;
}

export interface ProgramHome {
  /** Starts `orderwatch <command>` on this data folder and waits until it is ready. */
  start(command: 'start' | 'serve' | 'demo'): Promise<Program>;
  readonly dataDir: string;
  close(): Promise<void>;
}

/** A data folder and a port of one's own, for starts and restarts. */
export async function openProgramHome(): Promise<ProgramHome> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'orderwatch-home-'));
  // PostgreSQL runs as another user when the tests run as root.
  await chmod(dataDir, 0o755);
  const port = await findFreePort(0);
  const running = new Set<ChildProcess>();
  return {
    dataDir,
    async start(command) {
      const child = spawn(
        process.execPath,
        ['--import', 'tsx', 'packages/server/src/main.ts', command, '--json'],
        {
          cwd: root,
          env: {
            ...process.env,
            ORDERWATCH_PORT: String(port),
            ORDERWATCH_DATA_DIR: dataDir,
            ORDERWATCH_LOG_LEVEL: 'silent',
            DATABASE_URL: '',
          },
          stdio: ['ignore', 'pipe', 'pipe'],
        },
      );
      running.add(child);
      const ready = await readReady(child);
      return {
        url: ready.url,
        setupToken: ready.setup_token,
        async stop() {
          running.delete(child);
          if (child.exitCode !== null) return child.exitCode;
          child.kill('SIGTERM');
          await once(child, 'exit');
          return child.exitCode;
        },
      };
    },
    async close() {
      for (const child of running) {
        child.kill('SIGTERM');
        if (child.exitCode === null) await once(child, 'exit');
      }
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

interface Ready {
  readonly url: string;
  readonly setup_token: string | null;
}

/** The line of JSON that says that the program is ready; anything else on the way is told when it ends before that. */
function readReady(child: ChildProcess): Promise<Ready> {
  let output = '';
  return new Promise((resolve, reject) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const line = output.split('\n').find((text) => text.startsWith('{"url"'));
      if (line) resolve(JSON.parse(line) as Ready);
    });
    child.once('exit', (code) =>
      reject(new Error(`The program ended with ${code} before it was ready:\n${output}`)),
    );
  });
}
