import { realClock } from '@orderwatch/clock';
import { loadMonitors, type MonitorFacts } from '../../db/rehearsal/load-monitors.ts';
import type { Chance } from './chance.ts';
import type { KeptDesk } from './kept-desk.ts';
import type { KillWorld } from './kill-world.ts';

export type Blow = 'service' | 'postgres' | 'both' | 'pause';

/** The longest that an account may be without a monitor, on a machine that has nothing else to do. */
const UNWATCHED_MS_MAX = 45_000;
/** What such a machine takes to read the program's modules. Where it takes longer, everything does. */
const LOAD_MS = 3_000;
/** Nobody comes any more after so many times as long. */
const PATIENCE = 4;
const LOOK_AGAIN_MS = 150;
const ASK_EVERY_MS = 1_500;
const ASKED_MS = 10_000;

/** Kills at once; a pause only stops. Resolves when the blow has been dealt. */
export async function strike(world: KillWorld, blow: Blow, chance: Chance): Promise<void> {
  const desk = await chooseDesk(world, chance);
  switch (blow) {
    case 'service':
      return desk.kill();
    case 'postgres':
      return world.postgres.kill();
    case 'both':
      await Promise.all([world.postgres.kill(), ...world.desks.map((each) => each.kill())]);
      return;
    case 'pause':
      return desk.pause();
  }
}

/** One that acts for somebody, where that can be known. */
async function chooseDesk({ database, desks }: KillWorld, chance: Chance): Promise<KeptDesk> {
  const monitors = await loadMonitors(database.db).catch(() => []);
  const holders = desks.filter((desk) => desk.pid() !== 0 && monitors.some(({ pid }) => pid === desk.pid()));
  return chance.pick(holders.length > 0 ? holders : desks);
}

/** The longest that an account may be without a monitor, as busy as the machine is now. */
export function unwatchedMsMax({ desks }: KillWorld): number {
  const slowest = Math.max(...desks.map((desk) => desk.loadMs()));
  return UNWATCHED_MS_MAX * Math.max(1, slowest / LOAD_MS);
}

/**
 * Waits until somebody who runs has read every account's book completely after that moment, and returns how long it took.
 * Where the blow left the holder alone, the reading is asked for as a person does. Gives up after a multiple of what is
 * allowed.
 */
export async function untilWatched(world: KillWorld, sinceMs: number): Promise<number> {
  const begunMs = realClock.monotonicMs();
  let askedMs = Number.NEGATIVE_INFINITY;
  let seen: readonly MonitorFacts[] = [];
  while (realClock.monotonicMs() - begunMs < PATIENCE * unwatchedMsMax(world)) {
    const running = new Set(world.desks.filter((desk) => !desk.isPaused()).map((desk) => desk.pid()));
    seen = await loadMonitors(world.database.db).catch(() => []);
    const unwatched = seen.filter(
      ({ pid, lastCompleteAtMs }) => pid === null || !running.has(pid) || (lastCompleteAtMs ?? 0) <= sinceMs,
    );
    if (seen.length > 0 && unwatched.length === 0) {
      return Math.max(...seen.map(({ lastCompleteAtMs }) => lastCompleteAtMs ?? 0)) - sinceMs;
    }
    if (realClock.monotonicMs() - askedMs > ASK_EVERY_MS) {
      askedMs = realClock.monotonicMs();
      for (const { accountId, pid } of unwatched) void askForReading(world, accountId, pid);
    }
    await realClock.sleep(LOOK_AGAIN_MS);
  }
  return Number.POSITIVE_INFINITY;
}

/** Asks the holder: another would only write it down for the holder to find. */
async function askForReading(world: KillWorld, accountId: string, pid: number | null): Promise<void> {
  const holder = world.desks.find((desk) => desk.pid() === pid && !desk.isPaused());
  if (pid === null || holder === undefined) return;
  await fetch(`${holder.url}/api/v1/user/orders/sync`, {
    method: 'POST',
    headers: { authorization: `Bearer ${world.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ account_id: accountId }),
    signal: AbortSignal.timeout(ASKED_MS),
  }).catch(() => {});
}
