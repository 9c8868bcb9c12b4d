import type { Db } from '../../db/connect.ts';

/** Stands where the database would: whatever part of the program reaches for it is no part of this simulation. */
export const noDatabase: Db = new Proxy({} as Db, {
  get(_, name) {
    throw new Error(`The simulation in memory has no database (${String(name)})`);
  },
});
