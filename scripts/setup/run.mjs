import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a command to its end with our input and output. Resolves to its exit code; a signal counts as 1. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Runs a command that must succeed; otherwise ends the script with the sentence that says how to mend it. */
export async function mustRun(command, args, mend) {
  const code = await run(command, args).catch((error) => {
    console.error(String(error));
    return 1;
  });
  if (code !== 0) stop(`${command} ${args.join(' ')} failed (exit code ${code}). ${mend}`);
}

export function stop(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}
