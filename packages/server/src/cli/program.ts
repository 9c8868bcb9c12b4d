import { Command, CommanderError } from 'commander';
import { VERSION } from '../app/version.ts';
import { type CommandContext, CommandFailure, EXIT } from './command-context.ts';
import { addCalendarCommands } from './commands/calendar.ts';
import { addConfigCommands } from './commands/config.ts';
import { addExportLegacyCommand } from './commands/export-legacy.ts';
import { addImportCommand } from './commands/import.ts';
import { addMigrateCommands } from './commands/migrate.ts';
import { addOrderCommands } from './commands/orders.ts';
import { addPriceCommands } from './commands/prices.ts';
import { addServeCommands } from './commands/serve.ts';
import { addUserCommands } from './commands/user.ts';

/** Adds commands to the program. Each folder of commands is one of these. */
export type AddCommands = (program: Command, context: CommandContext) => void;

/** Runs one command and returns its exit code. Nothing is thrown: words go to the person. */
export async function runCli(
  argv: readonly string[],
  context: CommandContext,
  more: readonly AddCommands[],
): Promise<number> {
  const program = new Command('orderwatch')
    .description(
      'Watches your orders at Kotak Neo, places after-market orders, and says what happened to each.',
    )
    .version(VERSION)
    .exitOverride()
    .showHelpAfterError('(see --help)')
    .configureOutput({ writeOut: (text) => context.write(text), writeErr: (text) => context.complain(text) })
    .addHelpText(
      'after',
      '\nEvery command takes --json and --help.\nExit codes: 0 done, 1 failed, 2 wrong usage or configuration, 3 not found, 4 refused.',
    );
  for (const add of [
    addServeCommands,
    addMigrateCommands,
    addUserCommands,
    addConfigCommands,
    addOrderCommands,
    addCalendarCommands,
    addPriceCommands,
    addImportCommand,
    addExportLegacyCommand,
    ...more,
  ]) {
    add(program, context);
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return EXIT.done;
  } catch (error) {
    if (error instanceof CommandFailure) {
      if (error.message) context.complain(`${error.message}\n`);
      return error.exitCode;
    }
    // Commander has written its own words; help and version end here, too.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    context.complain(`${error instanceof Error ? error.message : String(error)}\n`);
    return EXIT.failed;
  }
}
