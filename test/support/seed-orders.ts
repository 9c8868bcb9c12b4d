import { createHash } from 'node:crypto';
import { type Db, toTimestamp } from '../../packages/server/src/db/connect.ts';
import type { NewOrderRow } from '../../packages/server/src/db/tables.ts';

export interface SeedOwner {
  readonly accountId: string;
  readonly userId: string;
}

/** An order as the database may hold it; what is not named is that of a plain after-market buy. */
export type OrderSeed = Partial<NewOrderRow> & {
  readonly id: string;
  readonly atMs: number;
  readonly brokerOrderId?: string;
  readonly clientTag?: string;
  readonly brokerStatus?: string;
};

/** Writes orders straight into the database, each with one attempt, for tests of what reads them. */
export async function seedOrders(db: Db, owner: SeedOwner, seeds: readonly OrderSeed[]): Promise<void> {
  for (const seed of seeds) {
    const { id, atMs, brokerOrderId = null, clientTag = null, brokerStatus = null, ...columns } = seed;
    const symbol = columns.symbol ?? 'RELIANCE';
    await db
      .insertInto('orders')
      .values({
        id,
        account_id: owner.accountId,
        user_id: owner.userId,
        created_at: toTimestamp(atMs),
        updated_at: toTimestamp(atMs),
        trading_day: '2026-08-21',
        origin: 'system',
        managed: true,
        side: 'buy',
        exchange: 'NSE',
        segment: 'nse_cm',
        symbol,
        series: 'EQ',
        trading_symbol: `${symbol}-EQ`,
        token: '2885',
        instrument_key: `NSE:${id}`,
        quantity: 40,
        order_type: 'limit',
        limit_price: 245_050,
        variety: 'amo',
        validity: 'day',
        product: 'CNC',
        status: 'amo',
        ...columns,
      })
      .execute();
    await db
      .insertInto('attempts')
      .values({
        id: `att_${id}`,
        order_id: id,
        account_id: owner.accountId,
        number: 1,
        client_tag: clientTag,
        broker_order_id: brokerOrderId,
        state: brokerOrderId === null ? 'planned' : 'accepted',
        epoch: 1,
        created_at: toTimestamp(atMs),
        sent_at: toTimestamp(atMs + 1_000),
        answered_at: brokerOrderId === null ? null : toTimestamp(atMs + 1_250),
        last_seen: brokerStatus === null ? null : JSON.stringify({ statusText: brokerStatus }),
      })
      .execute();
  }
}

export interface EventSeed {
  readonly orderId: string | null;
  readonly kind: string;
  readonly atMs: number;
  readonly body?: unknown;
  readonly evidence?: unknown;
}

/** Appends events behind the account's head, as a writer does; the hashes are no chain. */
export async function seedEvents(
  db: Db,
  owner: SeedOwner,
  seeds: readonly EventSeed[],
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const seed of seeds) {
    const head = await db
      .insertInto('account_heads')
      .values({ account_id: owner.accountId, event_seq: 1, event_hash: Buffer.alloc(32), guard: '{}' })
      .onConflict((conflict) =>
        conflict
          .column('account_id')
          .doUpdateSet((row) => ({ event_seq: row('account_heads.event_seq', '+', 1) })),
      )
      .returning('event_seq')
      .executeTakeFirstOrThrow();
    const id = `${owner.accountId}_${head.event_seq}`;
    const evidenceId = seed.evidence === undefined ? null : `evd_${id}`;
    if (evidenceId !== null) {
      const payload = JSON.stringify(seed.evidence);
      await db
        .insertInto('evidence')
        .values({
          id: evidenceId,
          account_id: owner.accountId,
          source: 'book',
          received_at: toTimestamp(seed.atMs),
          payload,
          sha256: createHash('sha256').update(payload).digest(),
        })
        .execute();
    }
    await db
      .insertInto('events')
      .values({
        id: `evt_${id}`,
        account_id: owner.accountId,
        seq: head.event_seq,
        order_id: seed.orderId,
        kind: seed.kind,
        actor: 'broker',
        source: 'book',
        at: toTimestamp(seed.atMs),
        body: JSON.stringify(seed.body ?? {}),
        evidence_id: evidenceId,
        prev_hash: Buffer.alloc(32),
        hash: Buffer.alloc(32),
      })
      .execute();
    ids.push(`evt_${id}`);
  }
  return ids;
}
