import type { RandomBytes } from '../../ids.ts';
import type { Db } from '../connect.ts';

const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** The two characters in front of every tag that this installation makes; chosen once, at its first start. */
export async function loadInstallationCode(db: Db, random: RandomBytes): Promise<string> {
  const chosen = [...random(2)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
  await db
    .insertInto('installation')
    .values({ key: 'tag_prefix', value: JSON.stringify(chosen) })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  const row = await db
    .selectFrom('installation')
    .select('value')
    .where('key', '=', 'tag_prefix')
    .executeTakeFirstOrThrow();
  return String(row.value);
}
