import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { MemoryReport, MemoryWish } from './play-world.ts';

const PROGRAM = fileURLToPath(new URL('./world-process.ts', import.meta.url));

/** Plays worlds on as many cores as there are. Reports stand in the order of the wishes; rejects when one could not be played. */
export async function playWorlds(wishes: readonly MemoryWish[]): Promise<readonly MemoryReport[]> {
  const reports: MemoryReport[] = [];
  const waiting = [...wishes.entries()];
  async function work(): Promise<void> {
    const player = fork(PROGRAM);
    const ended = once(player, 'exit').then(([code]) => {
      throw new Error(`Whoever played the worlds ended with ${code}`);
    });
    ended.catch(() => {});
    try {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [place, wish] = next;
        player.send(wish);
        const [report] = (await Promise.race([once(player, 'message'), ended])) as [MemoryReport];
        reports[place] = report;
      }
    } finally {
      player.kill();
    }
  }
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), wishes.length) }, work));
  return reports;
}
