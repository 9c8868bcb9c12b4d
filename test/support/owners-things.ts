import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Visitor } from './api.ts';
import { positionsOf } from './positions.ts';
import type { TradingDay } from './trading-day.ts';

/** What the owner has, by which a stranger tries to reach it. */
export interface OwnersThings {
  readonly accountId: string;
  readonly orderId: string;
  readonly positionId: string;
  readonly evidenceId: string;
  readonly runId: string;
  readonly requestId: string;
  readonly noticeId: string;
  readonly subscriptionId: string;
  readonly recommendationsId: string;
  readonly sessionId: string;
  readonly tokenId: string;
}

/** Things of nobody, for routes that are refused before anything is looked for. */
export const nothing: OwnersThings = {
  accountId: 'x',
  orderId: 'x',
  positionId: 'x',
  evidenceId: 'x',
  runId: 'x',
  requestId: 'x',
  noticeId: 'x',
  subscriptionId: 'x',
  recommendationsId: 'x',
  sessionId: 'x',
  tokenId: 'x',
};

/** One of everything that the owner of the day's account has; a morning on which an order was filled has passed. */
export async function thingsOf(day: TradingDay, owner: Visitor): Promise<OwnersThings> {
  const { db } = day.database;
  const { accountId, userId } = day.account;
  const [position] = await positionsOf(day);
  const idOf = async (table: 'evidence' | 'placement_runs' | 'notices') =>
    (
      await db
        .selectFrom(table)
        .select('id')
        .where('account_id', '=', accountId)
        .orderBy('id')
        .executeTakeFirstOrThrow()
    ).id;
  const file = await db.selectFrom('recommendation_files').select('id').executeTakeFirstOrThrow();
  await sql`
    insert into desk_requests (id, account_id, user_id, kind, body, channel, asked_at, state, answer, answered_at)
    values ('req_of_owner', ${accountId}, ${userId}, 'hold_position', '{}', 'api', now(), 'done',
      '{"code":null,"text":"done","facts":{}}', now())`.execute(db);
  const pushed = await owner.send('POST', '/api/v1/user/notification-channels/web_push/subscriptions', {
    endpoint: 'https://push.example.org/owner',
    keys: {
      p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
      auth: 'BTBZMqHH6r4Tts7J_aSIgg',
    },
  });
  expect(pushed.status).toBe(201);
  const made = await owner.send('POST', '/api/v1/auth/tokens', { name: 'Mine', scope: 'read', days: 30 });
  expect(made.status).toBe(201);
  const session = await db
    .selectFrom('web_sessions')
    .select('id')
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow();
  return {
    accountId,
    orderId: (await day.order('SBIN')).id,
    positionId: position?.id ?? 'no position',
    evidenceId: await idOf('evidence'),
    runId: await idOf('placement_runs'),
    requestId: 'req_of_owner',
    noticeId: await idOf('notices'),
    subscriptionId: String(Object(pushed.body).id),
    recommendationsId: file.id,
    sessionId: session.id,
    tokenId: String(Object(made.body).id),
  };
}

/** All that the owner has, as the database holds it. */
export async function stateOf(day: TradingDay): Promise<string> {
  const { db } = day.database;
  const { accountId, userId } = day.account;
  const tables = [
    ['orders', 'account_id', accountId],
    ['attempts', 'account_id', accountId],
    ['positions', 'account_id', accountId],
    ['placement_runs', 'account_id', accountId],
    ['desk_requests', 'account_id', accountId],
    ['broker_accounts', 'id', accountId],
    ['broker_credentials', 'account_id', accountId],
    ['recommendation_files', 'user_id', userId],
    ['notices', 'user_id', userId],
    ['notification_channels', 'user_id', userId],
    ['notification_preferences', 'user_id', userId],
    ['push_subscriptions', 'user_id', userId],
    ['api_tokens', 'user_id', userId],
  ] as const;
  const texts: string[] = [];
  for (const [table, column, id] of tables) {
    const { rows } = await sql`
      select to_jsonb(t) as row from ${sql.table(table)} t where ${sql.ref(column)} = ${id} order by 1`.execute(
      db,
    );
    texts.push(`${table} ${JSON.stringify(rows)}`);
  }
  return texts.join('\n');
}

/** What a refused request must leave as it was: everything that is or tells of an order, a position or a run. */
export async function tracesOf({ database: { db }, account: { accountId } }: TradingDay): Promise<string> {
  const texts: string[] = [];
  for (const table of ['orders', 'attempts', 'commands', 'fills', 'positions', 'events', 'placement_runs']) {
    const { rows } = await sql`
      select to_jsonb(t) as row from ${sql.table(table)} t where account_id = ${accountId} order by 1`.execute(
      db,
    );
    texts.push(...rows.map((row) => `${table} ${JSON.stringify(row)}`));
  }
  return texts.join('\n');
}
