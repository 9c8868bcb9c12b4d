import { type Command, Option } from 'commander';
import { STEP_NAMES, type StepName } from '../../desk/steps.ts';
import {
  commandFor,
  playRandom,
  type RandomWish,
  shrink,
  type WithDatabase,
} from '../../rehearse/random/play-random.ts';
import { chooseScenarios, rehearse } from '../../rehearse/rehearse.ts';
import { joinReports, rehearseElsewhere, shareOut } from '../../rehearse/rehearse-in-processes.ts';
import { renderReport, type ScenarioReport } from '../../rehearse/report.ts';
import { scenarios } from '../../rehearse/scenarios/index.ts';
import { withScratchDatabases } from '../../rehearse/scratch-databases.ts';
import { type CommandContext, CommandFailure, EXIT, needConfig, quietLog } from '../command-context.ts';

/** Of a failing seed, made smaller. */
const MOST_PLAYS = 30;

interface Flags {
  readonly scenario: string;
  readonly seed: string;
  readonly json?: boolean;
  readonly list?: boolean;
  readonly random?: boolean;
  readonly days: string;
  readonly keep?: string;
  readonly killAt?: StepName;
  /** Set by the command itself for the processes among which it shares the work. */
  readonly part?: 'talking' | 'silent';
  /** Set by a desk that shows the played days. */
  readonly tellDays?: boolean;
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
    .option(
      '--random',
      'days that the seed draws: prices, faults, crashes, takeovers; a failing one is made smaller',
    )
    .option('--days <number>', 'trading days of a random rehearsal', '1')
    .option('--keep <places>', 'of a random rehearsal only these events, or none')
    .addOption(
      new Option('--kill-at <point>', 'let the program of a random rehearsal die there').choices(STEP_NAMES),
    )
    .option('--json', 'print the report as JSON')
    .addOption(new Option('--part <how>').choices(['talking', 'silent']).hideHelp())
    .addOption(new Option('--tell-days').hideHelp())
    .action(async (flags: Flags) => {
      if (flags.list) return listScenarios(context, flags.json);
      if (flags.random) return playRandomDays(context, flags);
      const names = flags.scenario.split(',').map((name) => name.trim());
      const { unknown } = chooseScenarios(names);
      if (unknown.length > 0) {
        const known = scenarios.map((scenario) => scenario.name).join(', ');
        throw new CommandFailure(
          EXIT.usage,
          `There is no scenario "${unknown.join('", "')}". There are: all, ${known}.`,
        );
      }
      const seeds = readSeeds(flags.seed);
      const talks = flags.part === undefined ? flags.json !== true : flags.part === 'talking';
      const report =
        flags.part === undefined
          ? await playInParts(context, { names, seeds, talks }, flags.seed)
          : await play(context, { names, seeds, talks, tellsDays: flags.tellDays ?? false });
      context.write(`${flags.json ? JSON.stringify(report) : renderReport(report)}\n`);
      if (!report.passed) throw new CommandFailure(EXIT.failed, '');
    });
}

/** Random days, one seed after another; what fails is played again with less until nothing can be left out. */
async function playRandomDays(context: CommandContext, flags: Flags): Promise<void> {
  const days = Number(flags.days);
  if (!Number.isInteger(days) || days < 1 || days > 60) {
    throw new CommandFailure(EXIT.usage, `"${flags.days}" is no number of days. Use 1 to 60.`);
  }
  const keep =
    flags.keep === undefined
      ? undefined
      : flags.keep.split(',').flatMap((place) => (place === 'none' ? [] : [Number(place)]));
  const report = await withScratch(context, async (withDatabase) => {
    const scenarios: ScenarioReport[] = [];
    for (const seed of readSeeds(flags.seed)) {
      const wish: RandomWish = { seed, days, keep, killAt: flags.killAt };
      const played = await playRandom(wish, withDatabase);
      scenarios.push(played);
      if (flags.json !== true) context.complain(progress(played));
      if (played.passed) continue;
      const fails = async (smaller: RandomWish) => !(await playRandom(smaller, withDatabase)).passed;
      const smallest = await shrink(wish, fails, MOST_PLAYS);
      context.complain(`    ${commandFor(smallest)}\n`);
    }
    return { scenarios, passed: scenarios.every(({ passed }) => passed) };
  });
  context.write(`${flags.json ? JSON.stringify(report) : renderReport(report)}\n`);
  if (!report.passed) throw new CommandFailure(EXIT.failed, '');
}

interface Wish {
  readonly names: readonly string[];
  readonly seeds: readonly number[];
  /** Whether each scenario's end is told on the error output. */
  readonly talks: boolean;
  readonly tellsDays?: boolean;
}

/** One thread plays the broker, the exchange and us: several processes use the machine's other cores. */
async function playInParts(context: CommandContext, wish: Wish, seeds: string) {
  const { chosen } = chooseScenarios(wish.names);
  const parts = shareOut(chosen);
  if (parts.length < 2) return play(context, wish);
  const reports = await Promise.all(
    parts.map((part) => rehearseElsewhere(part, { seeds, talks: wish.talks })),
  );
  return joinReports(reports, chosen);
}

function play(context: CommandContext, { names, seeds, talks, tellsDays = false }: Wish) {
  return withScratch(context, (withDatabase) =>
    rehearse({
      names,
      seeds,
      withDatabase,
      tellsDays,
      onReport: (report) => talks && context.complain(progress(report)),
    }),
  );
}

async function withScratch<T>(
  context: CommandContext,
  use: (withDatabase: WithDatabase) => Promise<T>,
): Promise<T> {
  const { config } = await needConfig(context);
  return withScratchDatabases(config.databaseUrl, quietLog(config), use);
}

function progress({ name, seed, passed, seconds, violations }: ScenarioReport): string {
  const head = `${passed ? 'passed' : 'FAILED'} ${name} (seed ${seed}, ${seconds.toFixed(1)} s)\n`;
  return head + violations.map((violation) => `    ${violation}\n`).join('');
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
