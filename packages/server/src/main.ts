import 'temporal-polyfill/global';
import { processContext } from './cli/process-context.ts';
import { runCli } from './cli/program.ts';

process.exitCode = await runCli(process.argv.slice(2), processContext(), []);
