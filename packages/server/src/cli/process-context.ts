import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { realClock } from '@orderwatch/clock';
import type { CommandContext } from './command-context.ts';

/** The real process. npm runs scripts in the package's folder and names the person's own in INIT_CWD. */
export function processContext(): CommandContext {
  return {
    environment: process.env,
    cwd: process.cwd(),
    write: (text) => void process.stdout.write(text),
    complain: (text) => void process.stderr.write(text),
    readInput,
    askSecret,
    ended,
  };
}

async function readInput(): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}

function askSecret(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return Promise.resolve(undefined);
  process.stderr.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  return new Promise((resolve) => {
    lines.once('close', () => resolve(undefined));
    lines.question('', (typed) => {
      resolve(typed);
      lines.close();
      process.stderr.write('\n');
    });
  });
}

/** Ctrl-C reaches us twice, once from the terminal and once passed on by npm: that is one wish, not two. */
const SAME_WISH_MS = 1_000;

/** At a second wish nothing is waited for any more: whatever is under way is safe to be found by the next start. */
function ended(): Promise<void> {
  return new Promise((resolve) => {
    let askedAtMs: number | undefined;
    const onSignal = (): void => {
      const nowMs = realClock.monotonicMs();
      if (askedAtMs !== undefined && nowMs - askedAtMs > SAME_WISH_MS) process.exit(130);
      askedAtMs ??= nowMs;
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal);
  });
}
