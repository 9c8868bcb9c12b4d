import { checkNode } from './setup/check-node.mjs';
import { installDependencies } from './setup/install-dependencies.mjs';
import { runTypescript } from './setup/run-typescript.mjs';

checkNode();
await installDependencies();
runTypescript('packages/server/src/prove/main.ts', process.argv.slice(2));
