import type { Command } from 'commander';
import { openInstallation } from '../../app/installation.ts';
import { type Opening, type Started, start } from '../../app/start.ts';
import { checkPort } from '../check-port.ts';
import { type CommandContext, logOf, needConfig } from '../command-context.ts';

interface Flags {
  readonly json?: boolean;
}

/** `start` (what npm start runs), `serve` and `demo`: the same program, with and without the demo. */
export function addServeCommands(program: Command, context: CommandContext): void {
  const add = (name: string, description: string, opening: Opening): void => {
    program
      .command(name)
      .description(description)
      .option('--json', 'print one line of JSON when it is ready')
      .action(async (flags: Flags) => {
        const { config } = await needConfig(context);
        await checkPort(config);
        const ended = context.ended();
        const installation = await openInstallation(config, logOf(config));
        try {
          const started = await start(installation, opening);
          context.write(flags.json ? `${JSON.stringify(readyFacts(started))}\n` : readyText(started));
          await ended;
          await started.running.stop();
        } finally {
          await installation.close();
        }
      });
  };
  add('start', 'start everything; the demo while no account is configured', 'auto');
  add('serve', 'start everything for real accounts', 'real');
  add('demo', 'play the demo on a simulated market', 'demo');
}

function readyFacts({ running, setupToken }: Started) {
  return { url: running.url, demo: running.demo, setup_token: setupToken ?? null };
}

function readyText({ running, setupToken }: Started): string {
  const lines = ['', `  Orderwatch is ready: ${running.url}`];
  if (running.demo) lines.push('  This is the DEMO: a simulated market and broker, no real money.');
  if (setupToken !== undefined) {
    lines.push(
      `  Set-up token: ${setupToken}`,
      '  It makes the first user, once. It is shown only now; "npm run orderwatch -- user setup-token" makes another.',
    );
  }
  return `${lines.join('\n')}\n\n`;
}
