import { sql } from 'kysely';
import { type Db, toTimestamp } from '../connect.ts';

export interface KeyClaim {
  readonly userId: string;
  readonly key: string;
  readonly requestSha256: Buffer;
  /** A name for this one run of the request, so that only it may store the answer. */
  readonly runner: string;
  readonly nowMs: number;
  /** A run that began before this moment and never answered is taken to have died. */
  readonly abandonedBeforeMs: number;
}

export type KeyAnswer =
  /** The seed is the same for every run of the request, whichever of them died. */
  | { readonly kind: 'claimed'; readonly seed: string }
  | { readonly kind: 'running' }
  | { readonly kind: 'other_request' }
  | { readonly kind: 'answered'; readonly status: number; readonly answer: string };

/** Of any number of requests with one key, exactly one is told `claimed`. */
export async function claimKey(db: Db, claim: KeyClaim): Promise<KeyAnswer> {
  const { rows } = await sql<{ seed: string }>`
    insert into idempotency_keys (user_id, key, request_sha256, runner, seed, started_at)
    values (${claim.userId}, ${claim.key}, ${claim.requestSha256}, ${claim.runner}, ${claim.runner}, ${toTimestamp(claim.nowMs)})
    on conflict (user_id, key) do update set
        seed = coalesce(idempotency_keys.seed, idempotency_keys.runner),
        runner = excluded.runner, started_at = excluded.started_at
      where idempotency_keys.finished_at is null
        and idempotency_keys.request_sha256 = excluded.request_sha256
        and idempotency_keys.started_at < ${toTimestamp(claim.abandonedBeforeMs)}
    returning seed`.execute(db);
  if (rows[0] !== undefined) return { kind: 'claimed', seed: rows[0].seed };
  const found = await db
    .selectFrom('idempotency_keys')
    .select(['request_sha256', 'status', 'answer'])
    .where('user_id', '=', claim.userId)
    .where('key', '=', claim.key)
    .executeTakeFirst();
  // Given back between the two statements: the caller may try again.
  if (!found) return { kind: 'running' };
  if (!found.request_sha256.equals(claim.requestSha256)) return { kind: 'other_request' };
  if (found.status === null || found.answer === null) return { kind: 'running' };
  return { kind: 'answered', status: found.status, answer: found.answer };
}

export interface KeyResult {
  readonly userId: string;
  readonly key: string;
  readonly runner: string;
  readonly status: number;
  readonly answer: string;
  readonly atMs: number;
}

export async function storeAnswer(db: Db, result: KeyResult): Promise<void> {
  await db
    .updateTable('idempotency_keys')
    .set({ status: result.status, answer: result.answer, finished_at: toTimestamp(result.atMs) })
    .where('user_id', '=', result.userId)
    .where('key', '=', result.key)
    .where('runner', '=', result.runner)
    .execute();
}

/** Gives a key back whose request was refused before it did anything, so that it can be sent again mended. */
export async function releaseKey(db: Db, claim: Pick<KeyClaim, 'userId' | 'key' | 'runner'>): Promise<void> {
  await db
    .deleteFrom('idempotency_keys')
    .where('user_id', '=', claim.userId)
    .where('key', '=', claim.key)
    .where('runner', '=', claim.runner)
    .where('finished_at', 'is', null)
    .execute();
}
