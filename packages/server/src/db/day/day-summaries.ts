import { type Db, toTimestamp } from '../connect.ts';
import type { Json } from '../tables.ts';

export interface DaySummaryRow {
  readonly accountId: string;
  /** ISO trading day. */
  readonly day: string;
  readonly madeAtMs: number;
  readonly sealed: boolean;
  readonly provisional: boolean;
  readonly figures: Json;
}

/** Keeps a day's summary; one that was made before is made better. */
export async function saveDaySummary(
  db: Db,
  { userId, ...row }: DaySummaryRow & { readonly userId: string },
): Promise<void> {
  const made = {
    made_at: toTimestamp(row.madeAtMs),
    sealed: row.sealed,
    provisional: row.provisional,
    figures: JSON.stringify(row.figures),
  };
  await db
    .insertInto('day_summaries')
    .values({ account_id: row.accountId, user_id: userId, day: row.day, ...made })
    .onConflict((conflict) => conflict.columns(['account_id', 'day']).doUpdateSet(made))
    .execute();
}

export interface DayFilter {
  readonly userId: string;
  readonly accountId?: string | undefined;
  readonly fromDay?: string | undefined;
  readonly toDay?: string | undefined;
}

/** A user's days, the latest first. */
export async function listDaySummaries(
  db: Db,
  filter: DayFilter,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly DaySummaryRow[]; readonly total: number }> {
  const { accountId, fromDay, toDay } = filter;
  let query = db.selectFrom('day_summaries').where('user_id', '=', filter.userId);
  if (accountId !== undefined) query = query.where('account_id', '=', accountId);
  if (fromDay !== undefined) query = query.where('day', '>=', fromDay);
  if (toDay !== undefined) query = query.where('day', '<=', toDay);
  const [rows, count] = await Promise.all([
    query
      .select(['account_id', 'day', 'made_at', 'sealed', 'provisional', 'figures'])
      .orderBy('day', 'desc')
      .orderBy('account_id')
      .limit(page.limit)
      .offset(page.offset)
      .execute(),
    query.select((select) => select.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
  ]);
  return {
    total: count.total,
    rows: rows.map((row) => ({
      accountId: row.account_id,
      day: row.day,
      madeAtMs: row.made_at,
      sealed: row.sealed,
      provisional: row.provisional,
      figures: row.figures,
    })),
  };
}
