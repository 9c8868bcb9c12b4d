import type { CycleReport } from '../../packages/server/src/desk/desk.ts';
import type { TradingDay } from './trading-day.ts';

interface Watched {
  readonly day: Pick<TradingDay, 'clock'>;
  readonly accountIds: readonly string[];
  /** Of all instances. */
  readonly cycles: readonly CycleReport[];
}

/** The longest time between two readings of an account that concluded something, from a moment on. */
export function longestGap({ cycles, day, accountIds }: Watched, sinceMs: number): number {
  const gaps = accountIds.flatMap((id) => {
    const read = cycles
      .filter(({ accountId, reading, performed }) => accountId === id && performed && reading !== 'failed')
      .map(({ atMs }) => atMs)
      .filter((atMs) => atMs >= sinceMs);
    const moments = [sinceMs, ...read, day.clock.nowMs()];
    return moments.slice(1).map((atMs, before) => atMs - (moments[before] ?? 0));
  });
  return Math.max(...gaps);
}
