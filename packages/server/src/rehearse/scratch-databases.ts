import { realClock } from '@orderwatch/clock';
import { openScratch } from '../db/open-scratch.ts';
import type { Log } from '../log.ts';
import type { WithDatabase } from './random/play-random.ts';

/** Gives each rehearsal an empty, migrated database on one PostgreSQL, and takes them back. */
export async function withScratchDatabases<T>(
  databaseUrl: string | null,
  log: Log,
  use: (withDatabase: WithDatabase) => Promise<T>,
): Promise<T> {
  const scratch = await openScratch(databaseUrl, log);
  const run = `rehearsal_${process.pid}_${Math.floor(realClock.nowMs()) % 1_000_000}`;
  let count = 0;
  try {
    return await use(async (play) => {
      count += 1;
      const suffix = `${run}_${count}`;
      try {
        return await play({ url: await scratch.prepare(suffix) });
      } finally {
        await scratch.drop(suffix);
      }
    });
  } finally {
    await scratch.close();
  }
}
