import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './run.mjs';

/** Runs a TypeScript program of ours with Node and hands signals on to it. Ends this process with its exit code. */
export function runTypescript(program, args) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--disable-proto=delete', join(root, program), ...args],
    {
      stdio: 'inherit',
      cwd: process.cwd(),
      env: { ...process.env, TSX_TSCONFIG_PATH: join(root, 'tsconfig.base.json') },
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
