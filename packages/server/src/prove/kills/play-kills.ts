import { realClock } from '@orderwatch/clock';
import { type Blow, strike, UNWATCHED_MS_MAX, untilWatched } from './blows.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { type KillWorld, openKillWorld } from './kill-world.ts';
import { createOnlooker, type Onlooker } from './look-at-world.ts';
import { startOwner } from './restless-owner.ts';

export interface KillsWish {
  readonly seed: number;
  /** Over one database. */
  readonly instances: number;
  /** In their order of appearance over the days. */
  readonly blows: readonly Blow[];
  readonly onBlow?: (sentence: string) => void;
}

export interface KillsReport {
  readonly figures: Readonly<Record<string, number>>;
  readonly violations: readonly string[];
}

/** When programs die, and which part of the deaths happens from there on: AMO orders, their release, the market, its end. */
const PHASES = [
  { from: '2026-08-20T16:02:00+05:30', share: 0.3 },
  { from: '2026-08-21T08:59:40+05:30', share: 0.15 },
  { from: '2026-08-21T09:07:40+05:30', share: 0.15 },
  { from: '2026-08-21T09:14:40+05:30', share: 0.3 },
  { from: '2026-08-21T15:26:00+05:30', share: 0.1 },
] as const;
const REST_FROM = '2026-08-21T15:46:00+05:30';
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

/** Life between two blows, and how long after one another may follow that waits for nobody. */
const LIFE_MS = [400, 2_500] as const;
const NEXT_BLOW_MS = [50, 4_000] as const;
const NEXT_BLOW_PERCENT = 65;
/** A machine that is busy otherwise needs its time to start a program at all. */
const STARTS_OF_PATIENCE = 3;

/** Lets orders be placed, changed and cancelled over two days while programs die, and looks after each death. */
export async function playKills(wish: KillsWish): Promise<KillsReport> {
  const chance = chanceFrom(wish.seed);
  const world = await openKillWorld({ seed: wish.seed, from: PHASES[0].from, instances: wish.instances });
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
    await untilWatched(world, sinceMs - 1);
    const startMs = realClock.monotonicMs() - begunMs;
    figures['longest start before anything died, in ms'] = Math.round(startMs);
    const hands = { ...stage, unwatchedMsMax: Math.max(UNWATCHED_MS_MAX, STARTS_OF_PATIENCE * startMs) };
    const owner = startOwner(world, chanceFrom(wish.seed + 1_000));
    const left = [...wish.blows];
    for (const [number, { from, share }] of PHASES.entries()) {
      const isLast = number === PHASES.length - 1;
      const count = isLast ? left.length : Math.round(wish.blows.length * share);
      if (count === 0) continue;
      if (number > 0) await jump(hands, from);
      await dealBlows(hands, left.splice(0, count));
    }
    await owner.stop();
    for (const id of faults) await world.removeFault(id);
    await jump(hands, REST_FROM);
    for (let reading = 0; reading < RESTING_READINGS; reading += 1) await untilWatched(world, world.nowMs());
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
  readonly unwatchedMsMax: number;
}

async function jump({ world, onlooker }: Hands, from: string): Promise<void> {
  await world.jumpTo(from);
  await untilWatched(world, world.nowMs());
  await onlooker.look();
}

async function dealBlows(hands: Hands, blows: readonly Blow[]): Promise<void> {
  const { world, chance, onlooker, figures, onBlow } = hands;
  const left = [...blows];
  for (let blow = left.shift(); blow !== undefined; blow = left.shift()) {
    await realClock.sleep(chance.between(...LIFE_MS));
    const dealt = [blow];
    let struckMs = await deal(hands, blow);
    while (left[0] !== undefined && mayFollow(blow, left[0]) && chance.below(100) < NEXT_BLOW_PERCENT) {
      await realClock.sleep(chance.between(...NEXT_BLOW_MS));
      const next = left.shift() as Blow;
      dealt.push(next);
      struckMs = await deal(hands, next);
      count(figures, 'of them before the last one was overcome');
    }
    const tookMs = await untilWatched(world, struckMs);
    figures['longest without a monitor, in ms'] = Math.max(
      figures['longest without a monitor, in ms'] ?? 0,
      Math.round(tookMs),
    );
    if (tookMs > hands.unwatchedMsMax) {
      onlooker.found.add(
        `After ${dealt.join(', ')}, an account was without a monitor for ${Math.round(tookMs / 1_000)} s`,
      );
    }
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
