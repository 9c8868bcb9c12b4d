import { realClock } from '@orderwatch/clock';
import { type Blow, strike, untilWatched, unwatchedMsMax } from './blows.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { type KillWorld, openKillWorld } from './kill-world.ts';
import { createOnlooker, type Onlooker } from './look-at-world.ts';
import { type RestlessOwner, startOwner } from './restless-owner.ts';

export interface KillsWish {
  readonly seed: number;
  /** Over one database. */
  readonly instances: number;
  /** In their order of appearance over the days. */
  readonly blows: readonly Blow[];
  /** Over which parts of the days they are spread; all of them when left out. */
  readonly phases?: readonly KillPhase[];
  readonly onBlow?: (sentence: string) => void;
}

export interface KillsReport {
  readonly figures: Readonly<Record<string, number>>;
  readonly violations: readonly string[];
}

/** From when on programs die, and which part of the deaths happens there. */
export interface KillPhase {
  readonly from: string;
  readonly share: number;
}

/** The market is open, and orders are filled. */
export const MARKET_OPEN: KillPhase = { from: '2026-08-21T09:14:40+05:30', share: 0.3 };
/** AMO orders, their release, the market, its end. */
const PHASES: readonly KillPhase[] = [
  { from: '2026-08-20T16:02:00+05:30', share: 0.3 },
  { from: '2026-08-21T08:59:40+05:30', share: 0.15 },
  { from: '2026-08-21T09:07:40+05:30', share: 0.15 },
  MARKET_OPEN,
  { from: '2026-08-21T15:26:00+05:30', share: 0.1 },
];
/** The day is over by our own rule: what is open still has ended. Whoever looks later finds orders gone without a word. */
const SEALED_FROM = '2026-08-21T15:46:00+05:30';
/** The broker has cleaned its book by then, as late as it ever does: before, it calls day orders open that are over. */
const REST_FROM = '2026-08-21T17:45:00+05:30';
const RESTING_READINGS = 3;

/** What goes wrong at the broker all the while. Replies that take their time are when it is worst to die. */
const FAULTS = [
  { kind: 'delay', ms: 250, when: 'after', operation: ['place', 'cancel', 'modify'], probability: 0.5 },
  { kind: 'delay', ms: 150, when: 'before', operation: ['place', 'cancel', 'modify'], probability: 0.3 },
  { kind: 'lost_after', operation: 'place', probability: 0.08 },
  { kind: 'lost_before', operation: 'place', probability: 0.05 },
  { kind: 'status', status: 503, operation: 'orders', probability: 0.03 },
] as const;
const REJECTED = ['ITC', 'WIPRO'] as const;

/** Between two blows the owner has had so many answers; and how long after one another may follow that waits for nobody. */
const LIFE_ANSWERS = [1, 5] as const;
const LIFE_LOOK_MS = 100;
const NEXT_BLOW_MS = [50, 4_000] as const;
const NEXT_BLOW_PERCENT = 65;

/** Lets orders be placed, changed and cancelled over two days while programs die, and looks after each death. */
export async function playKills(wish: KillsWish): Promise<KillsReport> {
  const chance = chanceFrom(wish.seed);
  const phases = wish.phases ?? PHASES;
  const from = phases[0]?.from ?? REST_FROM;
  const world = await openKillWorld({ seed: wish.seed, from, instances: wish.instances });
  const onlooker = createOnlooker(world);
  const figures: Record<string, number> = {};
  const stage = { world, chance, onlooker, figures, onBlow: wish.onBlow ?? (() => {}) };
  const faults: number[] = [];
  try {
    for (const fault of FAULTS) faults.push(((await world.control('/faults', fault)) as { id: number }).id);
    for (const trading_symbol of REJECTED.map((symbol) => `${symbol}-EQ`))
      await world.control('/rejections', { when: 'at_once', text: 'RMS:Blocked', trading_symbol });
    const begunMs = realClock.monotonicMs();
    const sinceMs = world.nowMs();
    await Promise.all(world.desks.map((desk) => desk.ready()));
    if (!Number.isFinite(await untilWatched(world, sinceMs - 1)))
      throw new Error('No account was ever watched');
    const startMs = realClock.monotonicMs() - begunMs;
    figures['longest start before anything died, in ms'] = Math.round(startMs);
    const owner = startOwner(world, chanceFrom(wish.seed + 1_000));
    const hands = { ...stage, owner };
    const left = [...wish.blows];
    for (const [number, { from, share }] of phases.entries()) {
      const isLast = number === phases.length - 1;
      const count = isLast ? left.length : Math.round(wish.blows.length * share);
      if (count === 0) continue;
      if (number > 0) await jump(hands, from);
      await dealBlows(hands, left.splice(0, count));
    }
    await owner.stop();
    for (const id of faults) await world.removeFault(id);
    await jump(hands, SEALED_FROM);
    await jump(hands, REST_FROM);
    for (let reading = 0; reading < RESTING_READINGS; reading += 1) {
      await watchedAgain(hands, world.nowMs(), 'the end of everything');
    }
    await onlooker.look();
    await onlooker.lookAtEnd();
    return {
      figures: { ...figures, ...owner.counts(), ...onlooker.figures },
      violations: [...onlooker.found],
    };
  } finally {
    await world.close();
  }
}

interface Hands {
  readonly world: KillWorld;
  readonly chance: Chance;
  readonly onlooker: Onlooker;
  readonly figures: Record<string, number>;
  readonly onBlow: (sentence: string) => void;
  readonly owner: RestlessOwner;
}

async function jump(hands: Hands, from: string): Promise<void> {
  const { world, onlooker } = hands;
  await world.jumpTo(from);
  await watchedAgain(hands, world.nowMs(), `the start at ${from}`);
  await onlooker.look();
}

/** Waits until every account has been read again, and notes when that took longer than it may. */
async function watchedAgain({ world, onlooker }: Hands, sinceMs: number, after: string): Promise<number> {
  const tookMs = await untilWatched(world, sinceMs);
  if (tookMs > unwatchedMsMax(world)) {
    const seconds = Number.isFinite(tookMs) ? `for ${Math.round(tookMs / 1_000)} s` : 'for good';
    onlooker.found.add(`After ${after}, an account was without a monitor ${seconds}`);
  }
  return tookMs;
}

/** Something has been asked for and answered since the last blow, however long that takes on this machine. */
async function live({ world, owner, chance }: Hands): Promise<void> {
  const wanted = owner.answered() + chance.between(...LIFE_ANSWERS);
  const untilMs = realClock.monotonicMs() + unwatchedMsMax(world);
  while (owner.answered() < wanted && realClock.monotonicMs() < untilMs) await realClock.sleep(LIFE_LOOK_MS);
}

async function dealBlows(hands: Hands, blows: readonly Blow[]): Promise<void> {
  const { world, chance, onlooker, figures, onBlow } = hands;
  const left = [...blows];
  for (let blow = left.shift(); blow !== undefined; blow = left.shift()) {
    await live(hands);
    const dealt = [blow];
    let struckMs = await deal(hands, blow);
    while (left[0] !== undefined && mayFollow(blow, left[0]) && chance.below(100) < NEXT_BLOW_PERCENT) {
      await realClock.sleep(chance.between(...NEXT_BLOW_MS));
      const next = left.shift() as Blow;
      dealt.push(next);
      struckMs = await deal(hands, next);
      count(figures, 'of them before the last one was overcome');
    }
    const tookMs = await watchedAgain(hands, struckMs, dealt.join(', '));
    figures['longest without a monitor, in ms'] = Math.max(
      figures['longest without a monitor, in ms'] ?? 0,
      Math.round(tookMs),
    );
    for (const desk of world.desks) if (desk.isPaused()) await desk.resume();
    await onlooker.look();
    onBlow(
      `${dealt.join(', ')}: watched again after ${Math.round(tookMs)} ms, ${onlooker.found.size} violations`,
    );
  }
}

async function deal({ world, chance, figures }: Hands, blow: Blow): Promise<number> {
  const struckMs = world.nowMs();
  await strike(world, blow, chance);
  count(figures, `blows: ${blow}`);
  return struckMs;
}

/** A pause is waited for: another must have taken over before the one that was stopped goes on. */
function mayFollow(first: Blow, next: Blow): boolean {
  return first !== 'pause' && next !== 'pause';
}

function count(figures: Record<string, number>, name: string): void {
  figures[name] = (figures[name] ?? 0) + 1;
}
