import type { VirtualClock } from '@orderwatch/clock';
import { dayBounds, nseCalendar2026 } from '@orderwatch/core';
import type { CycleReport } from '../../desk/desk.ts';
import type { MemoryWorld } from './draw-world.ts';
import type { Onlooker } from './onlooker.ts';
import type { Troupe } from './troupe.ts';

/** While nothing is wrong, each account has a whole reading so often in the hours of the market. */
const EVERY_MS = 3 * 60_000;
const MINUTE_MS = 60_000;
const LOOK_EVERY_MS = 5 * MINUTE_MS;
const CALENDAR = nseCalendar2026();

/** Holds the program to its promise to look, whenever nothing on purpose keeps it from that. */
export function watchReadings(parts: {
  readonly clock: VirtualClock;
  readonly world: MemoryWorld;
  readonly onlooker: Onlooker;
}) {
  const { clock, world, onlooker } = parts;
  const wholeAt = new Map<string, number>();
  let calmSinceMs = 0;

  const noteTrouble = (untilMs: number): void => {
    calmSinceMs = Math.max(calmSinceMs, untilMs);
  };

  function look(day: number): void {
    const nowMs = clock.nowMs();
    const since = Math.max(calmSinceMs, hoursOf(world, day).fromMs);
    for (const [place] of world.accounts.entries()) {
      const id = `acc_memory${place + 1}`;
      const lastMs = Math.max(wholeAt.get(id) ?? 0, since);
      if (nowMs - lastMs > EVERY_MS) {
        const minutes = Math.round((nowMs - lastMs) / MINUTE_MS);
        onlooker.note(`The book of account ${place + 1} was not read for more than three minutes`);
        if (minutes > 30) onlooker.note(`The book of account ${place + 1} was not read for half an hour`);
      }
    }
  }

  return {
    noteTrouble,
    noteCycle({ accountId, performed, reading, detail }: CycleReport): void {
      const whole = reading === 'complete' || reading === 'empty';
      if (performed && whole && !/not believed/.test(detail)) wholeAt.set(accountId, clock.nowMs());
    },
    begin(troupe: Troupe): void {
      for (let day = 1; day < world.days.length; day += 1) {
        const { fromMs, untilMs } = hoursOf(world, day);
        for (let atMs = fromMs + LOOK_EVERY_MS; atMs < untilMs; atMs += LOOK_EVERY_MS) {
          clock.setTimer(atMs - clock.nowMs(), () => {
            if (troupe.isAlive()) look(day);
            else noteTrouble(clock.nowMs() + LOOK_EVERY_MS);
          });
        }
      }
    },
  };
}

/** From a few minutes after the watch begins to a few before the market closes: a festival's session is in the evening. */
function hoursOf(world: MemoryWorld, day: number): { readonly fromMs: number; readonly untilMs: number } {
  const bounds = dayBounds(CALENDAR, Temporal.PlainDate.from(world.days[day] ?? ''));
  if (bounds.kind === 'no_session') throw new Error(`${world.days[day]} is no trading day`);
  return {
    fromMs: bounds.watchFrom.epochMilliseconds + 6 * MINUTE_MS,
    untilMs: bounds.lastPhaseEnd.epochMilliseconds - LOOK_EVERY_MS,
  };
}
