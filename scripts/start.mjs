import { buildWeb } from './setup/build-web.mjs';
import { checkNode } from './setup/check-node.mjs';
import { installDependencies } from './setup/install-dependencies.mjs';
import { runTypescript } from './setup/run-typescript.mjs';

checkNode();
await installDependencies();
await buildWeb();
runTypescript('packages/server/src/main.ts', ['start', ...process.argv.slice(2)]);
