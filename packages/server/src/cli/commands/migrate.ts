import type { Command } from 'commander';
import { backUpBeforeUpgrade } from '../../backup/back-up-before-upgrade.ts';
import { migrateDown, migrationStates } from '../../db/migrate/migrate.ts';
import { upgradeSchema } from '../../db/migrate/upgrade-schema.ts';
import { answer } from '../answer.ts';
import { type CommandContext, needConfig, quietLog, withDatabase } from '../command-context.ts';

interface Flags {
  readonly json?: boolean;
  readonly loseHistory?: boolean;
}
const untouched = { migrate: false } as const;

export function addMigrateCommands(program: Command, context: CommandContext): void {
  const migrate = program.command('migrate').description("the database's schema");
  migrate
    .command('up')
    .description('apply what is missing')
    .option('--json', 'answer in JSON')
    .action((flags: Flags) =>
      withDatabase(
        context,
        async ({ database, url }) => {
          const { config } = await needConfig(context);
          const before = backUpBeforeUpgrade(config, quietLog(config));
          const applied = await upgradeSchema(database.db, before?.(url) ?? null);
          answer(context, flags.json, { applied }, () =>
            applied.length === 0
              ? 'Nothing to do: the schema is up to date.'
              : `Applied ${applied.join(', ')}.`,
          );
        },
        untouched,
      ),
    );
  migrate
    .command('down')
    .description('take the latest migration back')
    .option('--lose-history', 'even if it destroys the history of orders')
    .option('--json', 'answer in JSON')
    .action((flags: Flags) =>
      withDatabase(
        context,
        async ({ database }) => {
          const reverted = await migrateDown(database.db, { loseHistory: flags.loseHistory ?? false });
          answer(context, flags.json, { reverted }, () =>
            reverted.length === 0 ? 'Nothing to take back.' : `Took back ${reverted.join(', ')}.`,
          );
        },
        untouched,
      ),
    );
  migrate
    .command('status')
    .description('what is applied')
    .option('--json', 'answer in JSON')
    .action((flags: Flags) =>
      withDatabase(
        context,
        async ({ database }) => {
          const states = (await migrationStates(database.db)).map(({ name, appliedAtMs }) => ({
            name,
            applied_at: appliedAtMs === null ? null : new Date(appliedAtMs).toISOString(),
          }));
          answer(context, flags.json, { migrations: states }, () =>
            states.map(({ name, applied_at }) => `${name}  ${applied_at ?? 'not applied'}`).join('\n'),
          );
        },
        untouched,
      ),
    );
}
