// Writes the manifest of what is published. npm takes `exports` as it stands and not from `publishConfig`, and in the
// workspace it must stand for the sources; so the published folder gets a manifest of its own.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';

const here = (path) => new URL(`../${path}`, import.meta.url);
const {
  scripts: _,
  files: __,
  publishConfig,
  ...manifest
} = JSON.parse(readFileSync(here('package.json'), 'utf8'));
const { exports, types, ...registry } = publishConfig;
const published = { ...manifest, exports, types, publishConfig: registry };
writeFileSync(here('dist/package.json'), `${JSON.stringify(published, null, 2)}\n`);
copyFileSync(here('README.md'), here('dist/README.md'));
copyFileSync(here('../../LICENSE'), here('dist/LICENSE'));
