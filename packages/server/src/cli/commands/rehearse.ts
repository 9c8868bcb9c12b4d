import { realClock } from '@orderwatch/clock';
import type { Command } from 'commander';
import { openScratch } from '../../db/open-scratch.ts';
import { chooseScenarios, rehearse } from '../../rehearse/rehearse.ts';
import { renderReport, type ScenarioReport } from '../../rehearse/report.ts';
import { scenarios } from '../../rehearse/scenarios/index.ts';
import { type CommandContext, CommandFailure, EXIT, needConfig, quietLog } from '../command-context.ts';

interface Flags {
  readonly scenario: string;
  readonly seed: string;
  readonly json?: boolean;
  readonly list?: boolean;
}

/** `rehearse`: whole trading days with bad luck, and whether the promises hold. Exits 0 only when all pass. */
export function addRehearseCommand(program: Command, context: CommandContext): void {
  program
    .command('rehearse')
    .description(
      'play trading days with bad luck on a simulated broker, and check that nothing is lost or doubled',
    )
    .option('--scenario <names>', 'names separated by commas, or all', 'all')
    .option('--seed <numbers>', 'one seed, several (1,2,3) or a range (1-20)', '1')
    .option('--list', 'only name the scenarios')
    .option('--json', 'print the report as JSON')
    .action(async (flags: Flags) => {
      if (flags.list) return listScenarios(context, flags.json);
      const names = flags.scenario.split(',').map((name) => name.trim());
      const { unknown } = chooseScenarios(names);
      if (unknown.length > 0) {
        const known = scenarios.map((scenario) => scenario.name).join(', ');
        throw new CommandFailure(
          EXIT.usage,
          `There is no scenario "${unknown.join('", "')}". There are: all, ${known}.`,
        );
      }
      const report = await play(context, names, readSeeds(flags.seed), flags.json !== true);
      context.write(`${flags.json ? JSON.stringify(report) : renderReport(report)}\n`);
      if (!report.passed) throw new CommandFailure(EXIT.failed, '');
    });
}

async function play(
  context: CommandContext,
  names: readonly string[],
  seeds: readonly number[],
  talks: boolean,
) {
  const { config } = await needConfig(context);
  const scratch = await openScratch(config.databaseUrl, quietLog(config));
  const run = `rehearsal_${process.pid}_${Math.floor(realClock.nowMs()) % 1_000_000}`;
  let count = 0;
  try {
    return await rehearse({
      names,
      seeds,
      async withDatabase(use) {
        count += 1;
        const suffix = `${run}_${count}`;
        try {
          return await use({ url: await scratch.prepare(suffix) });
        } finally {
          await scratch.drop(suffix);
        }
      },
      onReport: (report) => talks && context.complain(progress(report)),
    });
  } finally {
    await scratch.close();
  }
}

function progress({ name, seed, passed, seconds }: ScenarioReport): string {
  return `${passed ? 'passed' : 'FAILED'} ${name} (seed ${seed}, ${seconds.toFixed(1)} s)\n`;
}

function listScenarios(context: CommandContext, json: boolean | undefined): void {
  const list = scenarios.map(({ name, story }) => ({ name, story }));
  context.write(
    json
      ? `${JSON.stringify(list)}\n`
      : `${list.map(({ name, story }) => `${name}\n    ${story}`).join('\n')}\n`,
  );
}

/** `1`, `1,5,9` or `1-20`. */
function readSeeds(text: string): readonly number[] {
  const seeds = text.split(',').flatMap((part) => {
    const range = /^(\d{1,9})-(\d{1,9})$/.exec(part.trim());
    if (range) {
      const [from, to] = [Number(range[1]), Number(range[2])];
      return to >= from && to - from < 1_000
        ? Array.from({ length: to - from + 1 }, (_, index) => from + index)
        : [Number.NaN];
    }
    return [/^\d{1,9}$/.test(part.trim()) ? Number(part) : Number.NaN];
  });
  if (seeds.some(Number.isNaN)) {
    throw new CommandFailure(
      EXIT.usage,
      `"${text}" is no seed. Use a whole number, several (1,2,3), or a range (1-20).`,
    );
  }
  return seeds;
}
