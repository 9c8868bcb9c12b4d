import 'temporal-polyfill/global';
import { addDeskCommands } from './cli/commands/desk.ts';
import { addQueueCommands } from './cli/commands/queue.ts';
import { addRehearseCommand } from './cli/commands/rehearse.ts';
import { addSimulatorCommand } from './cli/commands/simulator.ts';
import { processContext } from './cli/process-context.ts';
import { runCli } from './cli/program.ts';

process.exitCode = await runCli(process.argv.slice(2), processContext(), [
  addDeskCommands,
  addQueueCommands,
  addRehearseCommand,
  addSimulatorCommand,
]);
