import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../../..', import.meta.url));

/** A program of ours in a process of its own. */
export interface Started<Ready> {
  readonly pid: number;
  /** Resolves when it has read its own modules: what comes before is the machine's work, not the program's. */
  readonly loaded: Promise<unknown>;
  /** Resolves with what it says when it is ready. Both reject when it ended before. */
  readonly ready: Promise<Ready>;
  isAlive(): boolean;
  /** Hands it a line. */
  tell(words: object): void;
  /** Resolves when it has ended; at once for SIGSTOP and SIGCONT. */
  signal(name: 'SIGKILL' | 'SIGTERM' | 'SIGSTOP' | 'SIGCONT'): Promise<void>;
}

/** Begins a program of this folder, which speaks in lines of JSON: `{"loaded":…}`, then `{"url":…}`. */
export function beginProcess<Ready>(
  file: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Started<Ready> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL(file, import.meta.url)), ...args],
    { cwd: root, env: { ...process.env, ...environment }, stdio: ['pipe', 'pipe', 'pipe'] },
  );
  const ended = once(child, 'exit');
  const isAlive = () => child.exitCode === null && child.signalCode === null;
  return {
    pid: child.pid ?? 0,
    loaded: readLine(child, 'loaded'),
    ready: readLine<Ready>(child, 'url'),
    isAlive,
    // Whoever has died meanwhile is not told any more.
    tell: (words) => void child.stdin?.on('error', () => {}).write(`${JSON.stringify(words)}\n`),
    async signal(name) {
      if (!isAlive()) return;
      child.kill(name);
      if (name === 'SIGKILL' || name === 'SIGTERM') await ended;
    },
  };
}

function readLine<Words>(child: ChildProcess, first: string): Promise<Words> {
  let output = '';
  const ready = new Promise<Words>((resolve, reject) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const line = output.split('\n').find((text) => text.startsWith(`{"${first}"`) && text.endsWith('}'));
      if (line !== undefined) resolve(JSON.parse(line) as Words);
    });
    child.once('exit', (code, signal) =>
      reject(new Error(`It ended with ${code ?? signal} before it was ready:\n${output.slice(-4_000)}`)),
    );
  });
  // Whoever kills it before it is ready does not wait for it.
  ready.catch(() => {});
  return ready;
}
