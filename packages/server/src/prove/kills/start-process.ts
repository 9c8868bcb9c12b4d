import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../../..', import.meta.url));

/** A program of ours in a process of its own. */
export interface Started<Ready> {
  readonly pid: number;
  readonly ready: Ready;
  isAlive(): boolean;
  /** Resolves when it has ended; at once for SIGSTOP and SIGCONT. */
  signal(name: 'SIGKILL' | 'SIGTERM' | 'SIGSTOP' | 'SIGCONT'): Promise<void>;
}

/** Begins a program of this folder. `ready` resolves with the line of JSON that says it is, or rejects when it ended before. */
export function beginProcess<Ready>(
  file: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Omit<Started<Ready>, 'ready'> & { readonly ready: Promise<Ready> } {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL(file, import.meta.url)), ...args],
    { cwd: root, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = once(child, 'exit');
  const isAlive = () => child.exitCode === null && child.signalCode === null;
  return {
    pid: child.pid ?? 0,
    ready: readLine<Ready>(child),
    isAlive,
    async signal(name) {
      if (!isAlive()) return;
      child.kill(name);
      if (name === 'SIGKILL' || name === 'SIGTERM') await ended;
    },
  };
}

function readLine<Ready>(child: ChildProcess): Promise<Ready> {
  let output = '';
  const ready = new Promise<Ready>((resolve, reject) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const line = output.split('\n').find((text) => text.startsWith('{"url"') && text.endsWith('}'));
      if (line !== undefined) resolve(JSON.parse(line) as Ready);
    });
    child.once('exit', (code, signal) =>
      reject(new Error(`It ended with ${code ?? signal} before it was ready:\n${output.slice(-4_000)}`)),
    );
  });
  // Whoever kills it before it is ready does not wait for it.
  ready.catch(() => {});
  return ready;
}
