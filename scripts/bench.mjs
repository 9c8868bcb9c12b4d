import { buildWeb } from './setup/build-web.mjs';
import { checkNode } from './setup/check-node.mjs';
import { findChromium } from './setup/find-chromium.mjs';
import { installDependencies } from './setup/install-dependencies.mjs';
import { runTypescript } from './setup/run-typescript.mjs';

checkNode();
await installDependencies();
if (!process.argv.includes('--help')) {
  await buildWeb();
  process.env.CHROMIUM_PATH = await findChromium();
}
runTypescript('packages/server/src/bench/main.ts', process.argv.slice(2));
