import { sql } from 'kysely';
import type { BenchCluster } from './bench-database.ts';
import { type Figures, fact } from './goal.ts';
import { median, timeMs } from './measure.ts';

const RUNS = 100;

/** What no program on this machine could do faster: one question to the database, and one commit that is on the disk. */
export async function measureFloors(cluster: BenchCluster): Promise<Figures> {
  const { db } = await cluster.open('floors');
  await sql`create table one (value integer not null)`.execute(db);
  await sql`insert into one values (0)`.execute(db);
  const asked: number[] = [];
  const committed: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    asked.push(await timeMs(() => sql`select value from one`.execute(db)));
    committed.push(await timeMs(() => sql`update one set value = value + 1`.execute(db)));
  }
  return {
    goals: [],
    facts: [
      fact('floor: one round trip to the database', median(asked), 'ms'),
      fact('floor: one committed update, on the disk', median(committed), 'ms'),
    ],
  };
}
