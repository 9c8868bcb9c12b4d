import type { Command } from 'commander';
import {
  dropOldKeys,
  RotationRunning,
  rotateKeys,
  type SecretsState,
  secretsState,
} from '../../secrets/rotate-keys.ts';
import { answer } from '../answer.ts';
import { type CommandContext, CommandFailure, EXIT, needConfig, withDatabase } from '../command-context.ts';
import { audited } from '../keep-audit.ts';
import { tableText } from '../table-text.ts';

interface Flags {
  readonly json?: boolean;
}

export function addSecretsCommands(program: Command, context: CommandContext): void {
  const secrets = program
    .command('secrets')
    .description('the key file, and what it seals: broker credentials, tokens and passwords of channels');
  secrets
    .command('status')
    .description('which keys there are, and how many secrets each of them seals')
    .option('--json', 'answer in JSON')
    .action(async (flags: Flags) => {
      const { config } = await needConfig(context);
      const state = await withDatabase(context, ({ database }) => secretsState(database.db, config.keyFile));
      answer(context, flags.json, viewOf(state), () => stateText(state));
      failOnUnreadable(state);
    });
  secrets
    .command('rotate')
    .description(
      'make a new key and seal everything with it; a call that was cut off is finished by the next',
    )
    .option('--json', 'answer in JSON')
    .action(async (flags: Flags) => {
      const { config } = await needConfig(context);
      const done = await withDatabase(context, ({ database }) =>
        audited(context, database.db, { action: 'secrets rotate', subject: null }, () =>
          rotateKeys(database.db, config.keyFile).catch(sayRefusal),
        ),
      );
      const view = { began: done.began, sealed_anew: done.sealedAnew, ...viewOf(done) };
      answer(context, flags.json, view, () =>
        [
          `${done.began ? 'Made' : 'Went on with'} key ${done.currentVersion} and sealed ${done.sealedAnew} secrets with it.`,
          `Copy ${config.keyFile} to where you keep it, apart from the backups of the database.`,
          'Older keys stay in it, for older backups. To take them out: orderwatch secrets drop-old-keys',
          '',
          stateText(done),
        ].join('\n'),
      );
      failOnUnreadable(done);
    });
  secrets
    .command('drop-old-keys')
    .description('take every key but the newest out of the key file; backups from before lose their secrets')
    .option('--json', 'answer in JSON')
    .action(async (flags: Flags) => {
      const { config } = await needConfig(context);
      const { dropped, needed } = await withDatabase(context, ({ database }) =>
        // The entry before it is sealed with the newest key, so that the end of the audit needs none of the others.
        audited(context, database.db, { action: 'secrets drop-old-keys', subject: null }, () =>
          dropOldKeys(database.db, config.keyFile).catch(sayRefusal),
        ),
      );
      if (needed.length > 0) {
        const which = needed.map(({ version, secrets: count }) => `${version} (${count})`).join(', ');
        throw new CommandFailure(
          EXIT.refused,
          `Nothing was dropped: secrets are still sealed with key ${which}. Run first: orderwatch secrets rotate`,
        );
      }
      answer(context, flags.json, { dropped }, () =>
        dropped.length === 0
          ? 'There is one key only, and it stays.'
          : `Took key ${dropped.join(', ')} out of ${config.keyFile}.`,
      );
    });
}

function viewOf({ currentVersion, keys, unreadable }: SecretsState) {
  return { current_version: currentVersion, keys, unreadable };
}

function stateText({ currentVersion, keys, unreadable }: SecretsState): string {
  const rows = keys.map(({ version, secrets }) => [
    String(version),
    String(secrets),
    version === currentVersion ? 'in use' : 'opens only',
  ]);
  const lost = unreadable.map((name) => `Cannot be opened with this key file: ${name}.`);
  return [tableText(['KEY', 'SECRETS', ''], rows), ...lost].join('\n');
}

function failOnUnreadable({ unreadable }: SecretsState): void {
  if (unreadable.length === 0) return;
  throw new CommandFailure(
    EXIT.failed,
    'Some secrets are sealed with a key that this file does not have. Restore the key file from your backup, or enter them again.',
  );
}

function sayRefusal(error: unknown): never {
  if (error instanceof RotationRunning) {
    throw new CommandFailure(EXIT.refused, `${error.message} Wait until that call has ended.`);
  }
  throw error;
}
