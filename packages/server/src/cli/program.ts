import { Command, CommanderError } from 'commander';
import { VERSION } from '../app/version.ts';
import { type CommandContext, CommandFailure, EXIT } from './command-context.ts';

/** Adds commands to the program. Each folder of commands is one of these. */
export type AddCommands = (program: Command, context: CommandContext) => void;

/** Some commands in a file of their own, which is loaded when one of them is called, or when all are told of. */
export interface CommandModule {
  readonly names: readonly string[];
  load(): Promise<AddCommands>;
}

const MODULES: readonly CommandModule[] = [
  {
    names: ['start', 'serve', 'demo'],
    load: async () => (await import('./commands/serve.ts')).addServeCommands,
  },
  { names: ['migrate'], load: async () => (await import('./commands/migrate.ts')).addMigrateCommands },
  {
    names: ['backup', 'restore'],
    load: async () => (await import('./commands/backup.ts')).addBackupCommands,
  },
  { names: ['doctor'], load: async () => (await import('./commands/doctor.ts')).addDoctorCommand },
  { names: ['user'], load: async () => (await import('./commands/user.ts')).addUserCommands },
  { names: ['config'], load: async () => (await import('./commands/config.ts')).addConfigCommands },
  {
    names: ['secrets'],
    load: async () => (await import('./commands/secrets.ts')).addSecretsCommands,
  },
  { names: ['verify'], load: async () => (await import('./commands/verify.ts')).addVerifyCommand },
  { names: ['orders', 'order'], load: async () => (await import('./commands/orders.ts')).addOrderCommands },
  { names: ['calendar'], load: async () => (await import('./commands/calendar.ts')).addCalendarCommands },
  { names: ['prices'], load: async () => (await import('./commands/prices.ts')).addPriceCommands },
  { names: ['import'], load: async () => (await import('./commands/import.ts')).addImportCommand },
  {
    names: ['export-legacy'],
    load: async () => (await import('./commands/export-legacy.ts')).addExportLegacyCommand,
  },
];

/** The modules of the command that is called. All of them where none is: for help, and for words that no module knows. */
function modulesFor(called: string | undefined, all: readonly CommandModule[]): readonly CommandModule[] {
  const own = all.filter(({ names }) => called !== undefined && names.includes(called));
  return own.length === 0 ? all : own;
}

/** Runs one command and returns its exit code. Nothing is thrown: words go to the person. */
export async function runCli(
  argv: readonly string[],
  context: CommandContext,
  more: readonly CommandModule[],
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
  for (const { load } of modulesFor(argv[0], [...MODULES, ...more])) {
    const add = await load();
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
