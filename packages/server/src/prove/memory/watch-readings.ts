import type { VirtualClock } from '@orderwatch/clock';
import type { CycleReport } from '../../desk/desk.ts';
import { type MemoryWorld, momentOf } from './draw-world.ts';
import type { Onlooker } from './onlooker.ts';
import type { Troupe } from './troupe.ts';

/** While nothing is wrong, each account has a whole reading so often in the hours of the market. */
const EVERY_MS = 3 * 60_000;
const MINUTE_MS = 60_000;

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
    const openMs = momentOf(world, day, '09:05:00');
    const since = Math.max(calmSinceMs, openMs);
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
        const untilMs = momentOf(world, day, '15:25:00');
        for (let atMs = momentOf(world, day, '09:10:00'); atMs < untilMs; atMs += 5 * MINUTE_MS) {
          clock.setTimer(atMs - clock.nowMs(), () => {
            if (troupe.isAlive()) look(day);
            else noteTrouble(clock.nowMs() + 5 * MINUTE_MS);
          });
        }
      }
    },
  };
}
