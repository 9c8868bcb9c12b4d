import type { Command } from 'commander';
import { showSettings } from '../../config/load-config.ts';
import { answer } from '../answer.ts';
import { type CommandContext, needConfig } from '../command-context.ts';
import { tableText } from '../table-text.ts';

export function addConfigCommands(program: Command, context: CommandContext): void {
  program
    .command('config')
    .description('the settings of this installation')
    .command('show')
    .description('every setting, where it comes from and what it means; passwords are hidden')
    .option('--json', 'answer in JSON')
    .action(async (flags: { readonly json?: boolean }) => {
      const { settings } = await needConfig(context);
      answer(context, flags.json, { settings: showSettings(settings) }, ({ settings: shown }) =>
        tableText(
          ['SETTING', 'VALUE', 'FROM', 'MEANING'],
          shown.map(({ key, value, origin, meaning }) => [key, value || '(none)', origin, meaning]),
        ),
      );
    });
}
