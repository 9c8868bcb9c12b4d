import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../connect.ts';
import type { PlacementRunRowsTable, PlacementRunsTable } from '../tables/runs.ts';
import type { Json } from '../tables.ts';

interface RunRowRecord {
  readonly position: number;
  readonly ticker: string;
  readonly outcome: PlacementRunRowsTable['outcome'];
  readonly reasonCode: string | null;
  readonly reason: string | null;
  readonly orderId: string | null;
  readonly detail: Json;
}

export interface RunRecord {
  readonly id: string;
  readonly account_id: string;
  readonly recommendation_file_id: string | null;
  readonly trading_day: string | null;
  readonly asked_by: PlacementRunsTable['asked_by'];
  readonly dry_run: boolean;
  readonly state: PlacementRunsTable['state'];
  readonly refusal_code: string | null;
  readonly refusal_text: string | null;
  readonly continues_run_id: string | null;
  readonly created_at: number;
  readonly started_at: number | null;
  readonly finished_at: number | null;
  readonly rows: readonly RunRowRecord[] | null;
}

/** A user's latest placement runs, newest first, each with its rows. */
export async function listRuns(
  db: Db,
  of: { readonly userId: string; readonly accountId?: string | undefined; readonly limit: number },
): Promise<readonly RunRecord[]> {
  const account = of.accountId === undefined ? sql`true` : sql`r.account_id = ${of.accountId}`;
  return selectRuns(db, sql`a.user_id = ${of.userId} and ${account}`, of.limit);
}

/** Undefined when there is no such run, or it is somebody else's. */
export async function findRun(
  db: Db,
  of: { readonly userId: string; readonly runId: string },
): Promise<RunRecord | undefined> {
  const rows = await selectRuns(db, sql`a.user_id = ${of.userId} and r.id = ${of.runId}`, 1);
  return rows[0];
}

async function selectRuns(
  db: Db,
  condition: RawBuilder<unknown>,
  limit: number,
): Promise<readonly RunRecord[]> {
  const { rows } = await sql<RunRecord>`
    with page as materialized (
      select r.* from placement_runs r join broker_accounts a on a.id = r.account_id
      where ${condition} order by r.created_at desc, r.id desc limit ${limit}
    )
    select id, account_id, recommendation_file_id, trading_day, asked_by, dry_run, state, refusal_code, refusal_text,
      continues_run_id, created_at, started_at, finished_at,
      (select json_agg(json_build_object(
         'position', x.position, 'ticker', x.ticker, 'outcome', x.outcome, 'reasonCode', x.reason_code,
         'reason', x.reason, 'orderId', x.order_id, 'detail', x.detail) order by x.position)
       from placement_run_rows x where x.run_id = page.id) as rows
    from page order by created_at desc, id desc`.execute(db);
  return rows;
}
