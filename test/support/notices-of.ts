import type { TradingDay } from './trading-day.ts';

/** What was told of an order, by kind, oldest first. */
export async function noticesOf(day: TradingDay, orderId: string): Promise<readonly string[]> {
  const notices = await day.database.db
    .selectFrom('notices')
    .select('kind')
    .where('order_id', '=', orderId)
    .orderBy('event_seq')
    .execute();
  return notices.map(({ kind }) => kind);
}

/** What was told of placements that did not place all they were to place. */
export function unplacedTold(day: TradingDay) {
  return day.database.db
    .selectFrom('notices')
    .innerJoin('events', 'events.id', 'notices.event_id')
    .select(['notices.severity', 'events.body'])
    .where('notices.kind', '=', 'run_cut_short')
    .execute();
}
