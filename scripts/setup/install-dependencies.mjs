import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun, root } from './run.mjs';

/** Installs what the lock file names when `node_modules` is missing or older than the lock file. */
export async function installDependencies() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  const locked = join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(locked).mtimeMs) return;
  console.log('Installing dependencies (npm ci) ...');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  await mustRun(
    npm,
    ['ci', '--no-audit', '--no-fund'],
    'Check that the npm registry can be reached, then try again.',
  );
}
