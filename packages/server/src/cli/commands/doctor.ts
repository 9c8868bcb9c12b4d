import { realClock } from '@orderwatch/clock';
import type { Command } from 'commander';
import { examine } from '../../doctor/examine.ts';
import type { Finding } from '../../doctor/finding.ts';
import { silentLog } from '../../log.ts';
import { answer } from '../answer.ts';
import { type CommandContext, CommandFailure, EXIT, needConfig } from '../command-context.ts';

export function addDoctorCommand(program: Command, context: CommandContext): void {
  program
    .command('doctor')
    .description('look at everything that Orderwatch needs, and say what to do; places nothing')
    .option('--json', 'answer in JSON')
    .action(async (flags: { readonly json?: boolean }) => {
      const { config } = await needConfig(context);
      const findings = await examine({
        config,
        clock: realClock,
        log: silentLog,
        simulatorUrl: null,
      });
      const healthy = findings.every(({ state }) => state !== 'fail');
      answer(context, flags.json, { healthy, findings }, () => findings.map(lineOf).join('\n'));
      if (!healthy) throw new CommandFailure(EXIT.failed, '');
    });
}

function lineOf({ check, state, detail, mend }: Finding): string {
  const line = `${state.padEnd(4)}  ${check}: ${detail}`;
  return mend === null ? line : `${line}\n      ${mend}`;
}
