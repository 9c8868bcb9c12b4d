import type { RandomBytes } from '../../ids.ts';
import type { Db } from '../connect.ts';

const KEY = 'tag';
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The two characters in front of every client tag of this installation; drawn once and kept. */
export async function loadInstallationTag(db: Db, random: RandomBytes): Promise<string> {
  const drawn = Array.from(random(2), (byte) => ALPHABET.charAt(byte & 31)).join('');
  await db
    .insertInto('installation')
    .values({ key: KEY, value: JSON.stringify(drawn) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { value } = await db
    .selectFrom('installation')
    .select('value')
    .where('key', '=', KEY)
    .executeTakeFirstOrThrow();
  return String(value);
}
