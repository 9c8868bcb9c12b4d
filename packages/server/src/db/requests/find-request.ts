import type { RequestReport } from '../../requests/request.ts';
import type { Db } from '../connect.ts';
import { findRequestReport } from './request-state.ts';

/** A request with the order that it is about or made. Undefined when it is unknown or another user's. */
export async function findRequestOf(
  db: Db,
  of: { readonly userId: string; readonly requestId: string },
): Promise<{ readonly report: RequestReport; readonly orderId: string | null } | undefined> {
  const row = await db
    .selectFrom('desk_requests')
    .select(['id', 'order_id'])
    .where('id', '=', of.requestId)
    .where('user_id', '=', of.userId)
    .executeTakeFirst();
  const report = row && (await findRequestReport(db, row.id));
  if (!row || !report) return undefined;
  const named = report.answer?.facts.order_id;
  return { report, orderId: row.order_id ?? (typeof named === 'string' ? named : null) };
}
