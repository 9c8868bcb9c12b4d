import { runSimulatorCommand } from '@orderwatch/simulator';
import type { Command } from 'commander';
import { type CommandContext, CommandFailure, EXIT } from '../command-context.ts';

interface Flags {
  readonly port: string;
  readonly scenario?: string;
  readonly seed: string;
  readonly clock: string;
  readonly open?: boolean;
  readonly json?: boolean;
}

/** `simulator`: a stand-alone Kotak Neo for any client that speaks its protocol. */
export function addSimulatorCommand(program: Command, _context: CommandContext): void {
  program
    .command('simulator')
    .description('run a stand-alone Kotak Neo, for any client that speaks its protocol')
    .option('--port <number>', 'port to listen on; 0 for any free one', '4190')
    .option('--scenario <name>', 'a scripted bad day; plain without it')
    .option('--seed <number>', 'decides prices and chances', '1')
    .option('--clock <kind>', 'real, or virtual (turned over the control address)', 'real')
    .option('--open', 'take the market as open whatever the hour')
    .option('--json', 'what it prints is one line of JSON in any case')
    .action(async (flags: Flags) => {
      const ended = await runSimulatorCommand({
        port: wholeNumber('--port', flags.port, 65_535),
        seed: wholeNumber('--seed', flags.seed, 4_294_967_295),
        clock: clockKind(flags.clock),
        open: flags.open === true,
        ...(flags.scenario === undefined ? {} : { scenario: flags.scenario }),
      });
      if (!ended.ok)
        throw new CommandFailure(
          ended.error.kind === 'cannot_listen' ? EXIT.failed : EXIT.usage,
          ended.error.message,
        );
    });
}

function wholeNumber(flag: string, text: string, max: number): number {
  if (/^\d{1,10}$/.test(text) && Number(text) <= max) return Number(text);
  throw new CommandFailure(EXIT.usage, `${flag} is "${text}"; use a whole number from 0 to ${max}.`);
}

function clockKind(text: string): 'real' | 'virtual' {
  if (text === 'real' || text === 'virtual') return text;
  throw new CommandFailure(EXIT.usage, `--clock is "${text}"; use real or virtual.`);
}
