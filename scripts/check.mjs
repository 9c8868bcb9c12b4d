import { runChecks } from './checks/run-checks.mjs';
import { checkNode } from './setup/check-node.mjs';
import { installDependencies } from './setup/install-dependencies.mjs';

checkNode();
await installDependencies();
process.exit((await runChecks()) ? 0 : 1);
