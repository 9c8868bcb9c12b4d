import type { JsonObject } from '@orderwatch/core';
import { sql } from 'kysely';
import type { Answer, DeskRequest, RequestReport, RequestState } from '../../requests/request.ts';
import { type Db, toTimestamp } from '../connect.ts';
import type { LeaseClaim } from '../lease/renew-lease.ts';

/** Writes a wish down, once for its id. Whoever holds the account's lease carries it out. */
export async function createRequest(db: Db, request: DeskRequest): Promise<void> {
  await db
    .insertInto('desk_requests')
    .values({
      id: request.id,
      account_id: request.accountId,
      user_id: request.userId,
      kind: request.kind,
      order_id: request.orderId,
      position_id: request.positionId,
      body: JSON.stringify(request.body),
      channel: request.channel,
      asked_at: toTimestamp(request.askedAtMs),
      state: 'queued',
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** Begins the oldest request that waits, if the lease is still ours. Undefined when none waits. */
export async function beginNextRequest(db: Db, claim: LeaseClaim): Promise<DeskRequest | undefined> {
  const { rows } = await sql<RequestColumns>`
    with held as (
      select account_id from leases
      where account_id = ${claim.accountId} and owner = ${claim.owner} and epoch = ${claim.epoch}
      for share
    )
    update desk_requests r set state = 'working'
    from held
    where r.account_id = held.account_id and r.state = 'queued' and r.id = (
      select id from desk_requests
      where account_id = ${claim.accountId} and state = 'queued'
      order by asked_at, id limit 1
      for update skip locked
    )
    returning r.id, r.user_id, r.kind, r.order_id, r.position_id, r.body, r.channel, r.asked_at`.execute(db);
  return rows[0] && requestFrom(claim.accountId, rows[0]);
}

/** Requests that were under way when their instance ended. */
export async function loadWorkingRequests(db: Db, accountId: string): Promise<readonly DeskRequest[]> {
  const rows = await db
    .selectFrom('desk_requests')
    .select(['id', 'user_id', 'kind', 'order_id', 'position_id', 'body', 'channel', 'asked_at'])
    .where('account_id', '=', accountId)
    .where('state', '=', 'working')
    .orderBy('asked_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => requestFrom(accountId, row));
}

export type RequestOutcome = Omit<Answer, 'state'> & { readonly state: Answer['state'] | 'failed' };

/** Writes the answer down, once: a request that was settled meanwhile keeps the answer that it has. */
export async function answerRequest(
  db: Db,
  requestId: string,
  answer: RequestOutcome,
  atMs: number,
): Promise<void> {
  const { state, code, text, facts } = answer;
  await db
    .updateTable('desk_requests')
    .set({ state, answer: JSON.stringify({ code, text, facts }), answered_at: toTimestamp(atMs) })
    .where('id', '=', requestId)
    .where('state', 'in', ['queued', 'working'])
    .execute();
}

/** Puts a request that was under way back among those that wait: it is one that may be carried out again. */
export async function requeueRequest(db: Db, requestId: string): Promise<void> {
  await db
    .updateTable('desk_requests')
    .set({ state: 'queued' })
    .where('id', '=', requestId)
    .where('state', '=', 'working')
    .execute();
}

export async function findRequestReport(db: Db, requestId: string): Promise<RequestReport | undefined> {
  const row = await db
    .selectFrom('desk_requests')
    .select(['state', 'answer'])
    .where('id', '=', requestId)
    .executeTakeFirst();
  return row && { requestId, state: row.state satisfies RequestState, answer: answerFrom(row.answer) };
}

interface RequestColumns {
  readonly id: string;
  readonly user_id: string;
  readonly kind: string;
  readonly order_id: string | null;
  readonly position_id: string | null;
  readonly body: JsonObject;
  readonly channel: DeskRequest['channel'];
  readonly asked_at: number;
}

function requestFrom(accountId: string, row: RequestColumns): DeskRequest {
  return {
    id: row.id,
    accountId,
    userId: row.user_id,
    kind: row.kind,
    orderId: row.order_id,
    positionId: row.position_id,
    body: row.body,
    channel: row.channel,
    askedAtMs: row.asked_at,
  };
}

function answerFrom(answer: JsonObject | null): RequestReport['answer'] {
  if (answer === null) return null;
  const { code, text, facts } = answer;
  const isFacts = typeof facts === 'object' && facts !== null && !Array.isArray(facts);
  return { code: String(code), text: String(text), facts: isFacts ? (facts as JsonObject) : {} };
}
