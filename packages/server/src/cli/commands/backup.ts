import path from 'node:path';
import { realClock } from '@orderwatch/clock';
import type { Command } from 'commander';
import { backupFile, listBackups, pruneBackups } from '../../backup/backup-folder.ts';
import { checkBackup } from '../../backup/check-backup.ts';
import { type RestoreProblem, restoreBackup } from '../../backup/restore-backup.ts';
import { writeBackup } from '../../backup/write-backup.ts';
import type { Config } from '../../config/config.ts';
import { openStorage } from '../../db/open-storage.ts';
import { createIds } from '../../ids.ts';
import { countOpenable } from '../../secrets/count-openable.ts';
import { answer } from '../answer.ts';
import { type CommandContext, CommandFailure, EXIT, needConfig, quietLog } from '../command-context.ts';
import { tableText } from '../table-text.ts';

interface BackupFlags {
  readonly to?: string;
  readonly scheduled?: boolean;
  readonly json?: boolean;
}

interface RestoreFlags {
  readonly replace?: boolean;
  readonly acceptBrokenHistory?: boolean;
  readonly json?: boolean;
}

export function addBackupCommands(program: Command, context: CommandContext): void {
  const backup = program
    .command('backup')
    .description('copy the whole database, while it is in use, into one file')
    .option('--to <file>', 'the file to write; by default one in the folder backups of the data folder')
    .option('--scheduled', 'for a timer: the oldest of such backups are taken away')
    .option('--json', 'answer in JSON')
    .action((flags: BackupFlags) => makeBackup(context, flags));
  backup
    .command('check <file>')
    .description('read a backup from end to end and hold it against its checksums')
    .option('--json', 'answer in JSON')
    // `backup` knows --json as well, and takes it for itself.
    .action((file: string) => check(context, file, backup.opts<BackupFlags>().json));
  backup
    .command('list')
    .description('the backups in the data folder')
    .option('--json', 'answer in JSON')
    .action(() => list(context, backup.opts<BackupFlags>().json));
  program
    .command('restore <file>')
    .description('bring a backup back; afterwards nothing is sent until each account is resumed')
    .option('--replace', 'throw away what is in the database; it is backed up first')
    .option('--accept-broken-history', 'also a backup whose history was changed before it was made')
    .option('--json', 'answer in JSON')
    .action((file: string, flags: RestoreFlags) => restore(context, file, flags));
}

async function makeBackup(context: CommandContext, flags: BackupFlags): Promise<void> {
  const { config } = await needConfig(context);
  if (flags.to !== undefined && flags.scheduled)
    throw new CommandFailure(EXIT.usage, '--scheduled writes into the data folder: leave out --to.');
  const nowMs = realClock.nowMs();
  const file =
    flags.to === undefined
      ? backupFile(config.dataDir, nowMs, flags.scheduled ? 'scheduled' : 'by-hand')
      : path.resolve(context.cwd, flags.to);
  const written = await atDatabase(config, (url) => writeBackup(url, file, nowMs));
  const removed = flags.scheduled ? await pruneBackups(config.dataDir, config.operations.backupsKept) : [];
  const { bytes, rows, tables } = written;
  answer(context, flags.json, { file, bytes, rows, tables, removed }, () =>
    [
      `Wrote ${file} (${bytes} bytes, ${rows} rows of ${tables.length} tables).`,
      ...removed.map((old) => `Took away ${old}.`),
      `It does not contain the key file ${config.keyFile}. Keep a copy of that apart from the backups: without it the broker credentials stay sealed.`,
    ].join('\n'),
  );
}

async function check(context: CommandContext, name: string, json: boolean | undefined): Promise<void> {
  const file = path.resolve(context.cwd, name);
  const checked = await checkBackup(file);
  if (!checked.ok) throw problem(file, checked.error);
  const { header, manifest, bytes } = checked.value;
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const { made_at, program, migrations } = header;
  const schema = migrations.at(-1);
  answer(context, json, { file, bytes, rows, made_at, program, schema, whole: true }, () =>
    [
      `${file} is whole: ${rows} rows of ${manifest.tables.length} tables.`,
      `Made ${made_at} by version ${program}, with the schema ${schema}.`,
    ].join('\n'),
  );
}

async function list(context: CommandContext, json: boolean | undefined): Promise<void> {
  const { config } = await needConfig(context);
  const backups = await listBackups(config.dataDir);
  answer(context, json, { backups }, () =>
    backups.length === 0
      ? 'There is no backup yet.'
      : tableText(
          ['file', 'bytes', ''],
          backups.map(({ file, bytes, byItself }) => [
            file,
            `${bytes}`,
            byItself ? 'kept for a time' : 'kept',
          ]),
        ),
  );
}

async function restore(context: CommandContext, name: string, flags: RestoreFlags): Promise<void> {
  const { config } = await needConfig(context);
  const file = path.resolve(context.cwd, name);
  const nowMs = realClock.nowMs();
  const { result, secrets } = await atDatabase(config, async (url) => {
    const restored = await restoreBackup({
      url,
      file,
      replace: flags.replace ?? false,
      acceptBrokenHistory: flags.acceptBrokenHistory ?? false,
      ids: createIds(),
      nowMs,
      beforeReplacing: async () =>
        void (await writeBackup(url, backupFile(config.dataDir, nowMs, 'restore'), nowMs)),
    });
    return { result: restored, secrets: restored.ok ? await countOpenable(url, config.keyFile) : undefined };
  });
  if (!result.ok) throw problem(file, result.error);
  const { header, rows, eventsChecked, accounts, upgraded } = result.value;
  const facts = {
    file,
    made_at: header.made_at,
    rows,
    events_checked: eventsChecked,
    accounts_stopped: accounts,
    upgraded,
    credentials: secrets,
  };
  answer(context, flags.json, facts, () =>
    [
      `Restored ${rows} rows from the backup of ${header.made_at}. The history of ${accounts} accounts (${eventsChecked} events) is unbroken.`,
      ...(upgraded.length === 0 ? [] : [`The schema was brought up to date: ${upgraded.join(', ')}.`]),
      ...(secrets && secrets.sealed > secrets.opened
        ? [
            `The key file ${config.keyFile} opens the credentials of ${secrets.opened} of ${secrets.sealed} accounts. Put the key file of the old machine there, or enter the credentials again.`,
          ]
        : []),
      'Nothing is placed for any account until you resume it. Start Orderwatch, wait for a complete reading of each order book, compare, then resume.',
    ].join('\n'),
  );
}

async function atDatabase<T>(config: Config, use: (url: string) => Promise<T>): Promise<T> {
  const storage = await openStorage(config, quietLog(config), null);
  try {
    return await use(await storage.locate());
  } finally {
    await storage.close();
  }
}

function problem(file: string, { kind, words }: RestoreProblem): CommandFailure {
  switch (kind) {
    case 'missing':
      return new CommandFailure(EXIT.notFound, `${file} cannot be read: ${words}`);
    case 'damaged':
      return new CommandFailure(
        EXIT.failed,
        `${file} is damaged: ${words}. Nothing was changed. Use another.`,
      );
    default:
      return new CommandFailure(EXIT.refused, words);
  }
}
