import 'temporal-polyfill/global';
import { processContext } from './cli/process-context.ts';
import { runCli } from './cli/program.ts';

process.exitCode = await runCli(process.argv.slice(2), processContext(), [
  { names: ['place', 'cycle'], load: async () => (await import('./cli/commands/desk.ts')).addDeskCommands },
  { names: ['retry', 'drop'], load: async () => (await import('./cli/commands/queue.ts')).addQueueCommands },
  {
    names: ['rehearse'],
    load: async () => (await import('./cli/commands/rehearse.ts')).addRehearseCommand,
  },
  {
    names: ['simulator'],
    load: async () => (await import('./cli/commands/simulator.ts')).addSimulatorCommand,
  },
]);
