import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
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

/** At the second signal nothing is waited for any more: whatever is under way is safe to be found by the next start. */
function ended(): Promise<void> {
  return new Promise((resolve) => {
    let asked = 0;
    const onSignal = (): void => {
      asked += 1;
      if (asked > 1) process.exit(130);
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal);
  });
}
