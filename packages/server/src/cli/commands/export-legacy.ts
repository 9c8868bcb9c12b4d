import { access } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { chooseLegacyAccount, noAccountWords } from '../../legacy/choose-account.ts';
import { exportLegacy } from '../../legacy/export-legacy.ts';
import { LEGACY_FILES } from '../../legacy/find-sources.ts';
import { answer } from '../answer.ts';
import { type CommandContext, CommandFailure, EXIT, withDatabase } from '../command-context.ts';

interface Flags {
  readonly to: string;
  readonly account?: string;
  readonly replace?: boolean;
  readonly json?: boolean;
}

/** The way back: writes the files with which the earlier system goes on. */
export function addExportLegacyCommand(program: Command, context: CommandContext): void {
  program
    .command('export-legacy')
    .description("write the earlier system's files from the database")
    .requiredOption('--to <folder>', 'the folder to write to')
    .option('--account <account>', 'the account: id, client code or label')
    .option('--replace', 'replace files that lie there')
    .option('--json', 'answer in JSON')
    .action(async (flags: Flags) => {
      const folder = path.resolve(context.cwd, flags.to);
      if (flags.replace !== true) await refuseOccupied(folder);
      await withDatabase(context, async ({ database }) => {
        const account = await chooseLegacyAccount(database.db, flags.account ?? null);
        if (!account.ok) throw new CommandFailure(EXIT.notFound, noAccountWords(account.error));
        const exported = await exportLegacy(database.db, account.value.id, folder);
        answer(context, flags.json, exported, ({ files, orders, openTrades, failedOrders }) =>
          [
            `${orders} orders written, ${failedOrders} of them to the queue; ${openTrades} open trades point at theirs.`,
            ...files,
          ].join('\n'),
        );
      });
    });
}

async function refuseOccupied(folder: string): Promise<void> {
  for (const name of LEGACY_FILES) {
    const file = path.join(folder, name);
    const isThere = await access(file).then(
      () => true,
      () => false,
    );
    if (isThere)
      throw new CommandFailure(
        EXIT.refused,
        `${file} lies there already. Choose another folder, or use --replace.`,
      );
  }
}
