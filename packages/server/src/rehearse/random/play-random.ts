import type { StepName } from '../../desk/steps.ts';
import type { ScenarioReport } from '../report.ts';
import { runScenario } from '../run-scenario.ts';
import { type Act, drawPlan, type Plan } from './draw-plan.ts';
import { fewest } from './fewest.ts';
import { scenarioOfPlan } from './scenario-of-plan.ts';

/** What names a random rehearsal: everything else follows from it. */
export interface RandomWish {
  readonly seed: number;
  readonly days: number;
  /** Only these acts of the plan, by their places; all when left out. */
  readonly keep?: readonly number[] | undefined;
  /** Our program dies when it comes to this point in the evening, and once more on the first morning. */
  readonly killAt?: StepName | undefined;
}

export type WithDatabase = <T>(use: (database: { readonly url: string }) => Promise<T>) => Promise<T>;

export function planOf({ seed, days, keep, killAt }: RandomWish): Plan {
  const plan = drawPlan(seed, days);
  const acts = keep === undefined ? plan.acts : plan.acts.filter((_, place) => keep.includes(place));
  return { ...plan, acts: killAt === undefined ? acts : [...acts, ...killings(killAt, plan.symbols)] };
}

function killings(step: StepName, symbols: readonly string[]): readonly Act[] {
  const death = { kind: 'crash_at', step, downMs: 45_000 } as const;
  const deaths: readonly Act[] = [
    { ...death, day: 'evening', time: '16:04:00' },
    { ...death, day: 1, time: '09:05:00' },
  ];
  return step.startsWith('change:') ? [...deaths, ...changes(symbols)] : deaths;
}

/** Somebody has to want a change, for the program to die at making it. */
function changes(symbols: readonly string[]): readonly Act[] {
  return symbols.flatMap((symbol): readonly Act[] => [
    { kind: 'cancel_through_us', symbol, day: 'evening', time: '16:20:00' },
    { kind: 'cancel_through_us', symbol, day: 1, time: '09:30:00' },
  ]);
}

export function playRandom(wish: RandomWish, withDatabase: WithDatabase): Promise<ScenarioReport> {
  return withDatabase((database) => runScenario(scenarioOfPlan(planOf(wish)), wish.seed, database));
}

/**
 * The same violation with as few acts as can be found: each is left out in turn, and stays out while something is still
 * wrong. Resolves with a wish that still fails; of so many plays at most.
 */
export async function shrink(
  wish: RandomWish,
  fails: (wish: RandomWish) => Promise<boolean>,
  mostPlays: number,
): Promise<RandomWish> {
  const all = wish.keep ?? planOf(wish).acts.map((_: Act, place) => place);
  return { ...wish, keep: await fewest(all, (keep) => fails({ ...wish, keep }), mostPlays) };
}

/** The command that plays it again. */
export function commandFor({ seed, days, keep, killAt }: RandomWish): string {
  const only = keep === undefined ? '' : ` --keep ${keep.length === 0 ? 'none' : keep.join(',')}`;
  const killed = killAt === undefined ? '' : ` --kill-at ${killAt}`;
  return `npm run orderwatch -- rehearse --random --days ${days} --seed ${seed}${only}${killed}`;
}
