import { realClock } from '@orderwatch/clock';
import type { Command } from 'commander';
import { importCloses } from '../../prices/import-closes.ts';
import { unzipFirst } from '../../prices/unzip-first.ts';
import { answer } from '../answer.ts';
import { type CommandContext, CommandFailure, EXIT, withDatabase } from '../command-context.ts';
import { readNamedFile } from '../read-named-file.ts';

const LARGEST_BYTES = 50_000_000;
/** More faulty rows than that say nothing new. */
const SHOWN_FAULTS = 5;

export function addPriceCommands(program: Command, context: CommandContext): void {
  program
    .command('prices')
    .description("the exchange's closing prices")
    .command('import')
    .description(
      "reads the NSE's file of a day (BhavCopy_NSE_CM_….csv, or its zip); the same day again corrects it",
    )
    .requiredOption('--file <path>', 'the file, as it was downloaded')
    .option('--json', 'answer in JSON')
    .action(async ({ file, json }: { readonly file: string; readonly json?: boolean }) => {
      const text = readText(await readNamedFile(context, file));
      await withDatabase(context, async ({ database }) => {
        const imported = await importCloses(database.db, text, realClock.nowMs());
        if (!imported.ok) throw new CommandFailure(EXIT.refused, imported.error);
        const { days, closes, skipped, faults } = imported.value;
        answer(context, json, { days, closes, skipped, faults }, () =>
          [
            `${closes} closing prices of ${days.join(', ')}; ${skipped} rows of other kinds.`,
            ...faults.slice(0, SHOWN_FAULTS).map(({ line, why }) => `Line ${line} cannot be read: ${why}`),
            ...(faults.length > SHOWN_FAULTS ? [`${faults.length} lines cannot be read in all.`] : []),
          ].join('\n'),
        );
      });
    });
}

function readText(bytes: Buffer): string {
  if (!bytes.subarray(0, 2).equals(Buffer.from('PK'))) return bytes.toString('utf8');
  try {
    return unzipFirst(bytes, LARGEST_BYTES);
  } catch (error) {
    throw new CommandFailure(EXIT.refused, error instanceof Error ? error.message : String(error));
  }
}
