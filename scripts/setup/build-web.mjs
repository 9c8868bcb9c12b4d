import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun, root } from './run.mjs';

/** What the built page depends on: its own sources and the API's views, from which its types are made. */
const sources = ['packages/web', 'packages/server/src/http/schemas', 'package-lock.json'];
const skipped = new Set(['node_modules', 'dist', 'generated']);

/** Builds the page unless `dist` was built from exactly these sources. */
export async function buildWeb() {
  const stamp = join(root, 'packages/web/dist/.built-from');
  const now = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  console.log('Building the page ...');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  await mustRun(
    npm,
    ['run', '--silent', 'build', '-w', '@orderwatch/web'],
    'The messages above say which file is at fault.',
  );
  writeFileSync(stamp, now);
}

function fingerprint() {
  const hash = createHash('sha256');
  const add = (path) => {
    hash.update(path);
    hash.update(readFileSync(join(root, path)));
  };
  const walk = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      if (skipped.has(entry.name)) continue;
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else add(path);
    }
  };
  for (const source of sources) {
    if (source.endsWith('.json')) add(source);
    else walk(source);
  }
  return hash.digest('hex');
}
