import type { Db } from '../connect.ts';

/** The ids of what a person means by a symbol: the latest buy, the open position. Null where nothing is named. */
export async function findNamed(
  db: Db,
  accountId: string,
  named: { readonly buyOf?: string; readonly positionOf?: string },
): Promise<{ readonly orderId: string | null; readonly positionId: string | null }> {
  const { buyOf, positionOf } = named;
  const order =
    buyOf === undefined
      ? undefined
      : await db
          .selectFrom('orders')
          .select('id')
          .where('account_id', '=', accountId)
          .where('symbol', '=', buyOf)
          .where('side', '=', 'buy')
          .where('origin', '=', 'system')
          .orderBy('created_at', 'desc')
          .executeTakeFirst();
  const position =
    positionOf === undefined
      ? undefined
      : await db
          .selectFrom('positions')
          .select('id')
          .where('account_id', '=', accountId)
          .where('symbol', '=', positionOf)
          .where('closed_at', 'is', null)
          .executeTakeFirst();
  return { orderId: order?.id ?? null, positionId: position?.id ?? null };
}
