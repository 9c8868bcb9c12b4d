import { sql } from 'kysely';
import type { SealedFields } from '../../secrets/seal-fields.ts';
import { type Db, toTimestamp } from '../connect.ts';
import { sealedColumns } from '../sealed-columns.ts';

export interface TotpFactor {
  readonly sealed: SealedFields;
  /** Null until a first code has shown that the user's device makes the right ones. */
  readonly confirmedAtMs: number | null;
  readonly lastStep: number | null;
}

export async function findTotpFactor(db: Db, userId: string): Promise<TotpFactor | undefined> {
  const row = await db
    .selectFrom('totp_factors')
    .select(['key_version', 'wrapped_key', 'sealed_fields', 'confirmed_at', 'last_step'])
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return (
    row && {
      sealed: { keyVersion: row.key_version, wrappedKey: row.wrapped_key, sealedFields: row.sealed_fields },
      confirmedAtMs: row.confirmed_at,
      lastStep: row.last_step,
    }
  );
}

/** Begins an enrolment, in the place of one that was not finished. False when a factor is on already. */
export async function beginTotpFactor(
  db: Db,
  factor: { readonly userId: string; readonly sealed: SealedFields; readonly atMs: number },
): Promise<boolean> {
  const values = { ...sealedColumns(factor.sealed), created_at: toTimestamp(factor.atMs) };
  const begun = await db
    .insertInto('totp_factors')
    .values({ user_id: factor.userId, ...values })
    .onConflict((conflict) =>
      conflict.column('user_id').doUpdateSet(values).where('totp_factors.confirmed_at', 'is', null),
    )
    .returning('user_id')
    .executeTakeFirst();
  return begun !== undefined;
}

/** Switches an enrolled factor on. False when it is on already, or there is none. */
export async function confirmTotpFactor(
  db: Db,
  factor: { readonly userId: string; readonly step: number; readonly atMs: number },
): Promise<boolean> {
  const done = await db
    .updateTable('totp_factors')
    .set({ confirmed_at: toTimestamp(factor.atMs), last_step: factor.step })
    .where('user_id', '=', factor.userId)
    .where('confirmed_at', 'is', null)
    .returning('user_id')
    .executeTakeFirst();
  return done !== undefined;
}

/** Takes the step of a code for used. False when it, or a later one, was used meanwhile: of two that race one wins. */
export async function useTotpStep(db: Db, userId: string, step: number): Promise<boolean> {
  const { rows } = await sql`
    update totp_factors set last_step = ${step}
    where user_id = ${userId} and (last_step is null or last_step < ${step})
    returning user_id`.execute(db);
  return rows.length > 0;
}

/** Takes the factor and its recovery codes away. False when there was none. */
export async function deleteTotpFactor(db: Db, userId: string): Promise<boolean> {
  const { rows } = await sql`
    with codes as (delete from recovery_codes where user_id = ${userId})
    delete from totp_factors where user_id = ${userId} returning user_id`.execute(db);
  return rows.length > 0;
}
