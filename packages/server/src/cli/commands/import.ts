import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { realClock } from '@orderwatch/clock';
import { type Side, toId } from '@orderwatch/core';
import type { Command } from 'commander';
import { loadCalendar } from '../../calendar/load-calendar.ts';
import type { Db } from '../../db/connect.ts';
import { chooseLegacyAccount, noAccountWords } from '../../legacy/choose-account.ts';
import { findSources } from '../../legacy/find-sources.ts';
import { type ImportReport, importLegacy } from '../../legacy/import-legacy.ts';
import { reportJson, reportText } from '../../legacy/import-report.ts';
import { removeArchived } from '../../legacy/remove-archived.ts';
import { type CommandContext, CommandFailure, EXIT, needConfig, withDatabase } from '../command-context.ts';

interface Flags {
  readonly from?: string;
  readonly file?: readonly string[];
  readonly postgres?: readonly string[];
  readonly account?: string;
  readonly legacyUser?: string;
  readonly sideOf?: readonly string[];
  readonly apply?: boolean;
  readonly skipRefused?: boolean;
  readonly archive?: boolean;
  readonly report?: string;
  readonly json?: boolean;
}

const PROGRESS_EVERY = 20_000;

/** Takes over what the earlier system kept. Without --apply it only tells what it would do. */
export function addImportCommand(program: Command, context: CommandContext): void {
  program
    .command('import')
    .description("take over the earlier system's files and tables; a dry run unless --apply")
    .option('--from <folder>', 'its folder: the files it keeps there are found by their names')
    .option('--file <file...>', 'single files: JSON, CSV or SQLite')
    .option('--postgres <url...>', "the earlier system's PostgreSQL")
    .option('--account <account>', 'the account to take over to: id, client code or label')
    .option('--legacy-user <id>', "the user's number in the older database, where it has several")
    .option('--side-of <number=side...>', 'whether an order of which no source tells was a buy or a sell')
    .option('--apply', 'write it, in one transaction, behind a backup of the sources')
    .option('--skip-refused', 'write the rest where rows are refused; those are kept as evidence')
    .option('--archive', 'with --apply: take the files out of their folder once their copies are checked')
    .option('--report <file>', 'write the report of every row to a file, as JSON')
    .option('--json', 'answer in JSON')
    .action((flags: Flags) => runImport(context, flags));
}

async function runImport(context: CommandContext, flags: Flags): Promise<void> {
  const { config } = await needConfig(context);
  const files = await wantedFiles(context, flags);
  const sides = readSides(flags.sideOf ?? []);
  let read = 0;
  const onRow = (): void => {
    read += 1;
    if (read % PROGRESS_EVERY === 0) context.complain(`${read} rows read\n`);
  };
  await withDatabase(context, async ({ database, auth }) => {
    const account = await needAccount(database.db, flags.account ?? null);
    const report = await importLegacy(
      { db: database.db, ids: auth.ids, dataDir: config.dataDir },
      {
        accountId: toId('acc', account.id),
        userId: toId('usr', account.userId),
        nowMs: realClock.nowMs(),
        calendar: (await loadCalendar(database.db)).calendar,
        legacyUserId: flags.legacyUser ?? null,
        sides,
      },
      {
        sources: { files, postgres: flags.postgres ?? [] },
        apply: flags.apply === true,
        skipRefused: flags.skipRefused === true,
        onRow,
        onWritten: (orders) => {
          if (orders > 0 && orders % PROGRESS_EVERY === 0) context.complain(`${orders} orders written\n`);
        },
      },
    );
    if (flags.archive === true && report.outcome === 'applied') {
      const left = await removeArchived(report);
      for (const file of left) context.complain(`${file} changed meanwhile and was left\n`);
      const archived = report.sources.filter(({ path: at }) => at !== null).length - left.length;
      context.complain(`${archived} files were taken out of their folder; their copies were checked.\n`);
    }
    if (flags.report !== undefined) {
      await writeFile(path.resolve(context.cwd, flags.report), reportJson(report));
    }
    if (flags.json) for (const part of reportJson(report)) context.write(part);
    else context.write(`${reportText(report)}\n`);
    endByOutcome(report);
  });
}

/** The report has said everything: only the code is left. */
function endByOutcome({ outcome }: ImportReport): void {
  switch (outcome) {
    case 'planned':
    case 'applied':
      return;
    case 'unusable':
      throw new CommandFailure(EXIT.failed, '');
    case 'several_users':
      throw new CommandFailure(EXIT.usage, '');
    case 'rows_refused':
    case 'account_busy':
      throw new CommandFailure(EXIT.refused, '');
  }
}

async function wantedFiles(context: CommandContext, flags: Flags): Promise<readonly string[]> {
  const named = (flags.file ?? []).map((file) => path.resolve(context.cwd, file));
  for (const file of named) {
    const facts = await stat(file).catch(() => null);
    if (!facts?.isFile()) throw new CommandFailure(EXIT.notFound, `There is no file ${file}.`);
  }
  if (flags.from === undefined) {
    if (named.length === 0 && (flags.postgres ?? []).length === 0)
      throw new CommandFailure(
        EXIT.usage,
        'Say what to take over: --from a folder, --file a file, or --postgres a database.',
      );
    return named;
  }
  const folder = path.resolve(context.cwd, flags.from);
  const { files, databases } = await findSources(folder);
  const found = [...files, ...databases, ...named];
  if (found.length === 0)
    throw new CommandFailure(
      EXIT.notFound,
      `${folder} holds none of the earlier system's files, nor does its folder "data".`,
    );
  return found;
}

function readSides(texts: readonly string[]): ReadonlyMap<string, Side> {
  return new Map(
    texts.map((text): [string, Side] => {
      const [number, side] = text.split('=');
      if (number === undefined || number === '' || (side !== 'buy' && side !== 'sell'))
        throw new CommandFailure(EXIT.usage, `"${text}" is not an order number, = and buy or sell.`);
      return [number, side];
    }),
  );
}

async function needAccount(db: Db, named: string | null) {
  const account = await chooseLegacyAccount(db, named);
  if (account.ok) return account.value;
  const code = account.error.kind === 'several' ? EXIT.usage : EXIT.notFound;
  const how = account.error.kind === 'several' ? ' Use --account.' : '';
  throw new CommandFailure(code, `${noAccountWords(account.error)}${how}`);
}
