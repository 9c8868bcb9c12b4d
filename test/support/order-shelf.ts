import { orderPage } from '../../packages/server/src/http/schemas/order.ts';
import { openApi } from './api.ts';
import { seedOrders } from './seed-orders.ts';
import { istMs, startTradingDay } from './trading-day.ts';

export const REJECTION =
  'RMS:Margin Exceeds,Cash Available:10157.08,Additional margin required:4210.42 for entity account-AB1C2 across exchange across segment across product ';

/** An account with an order of each kind, its API, and its owner. */
export async function shelf() {
  const day = await startTradingDay({ idle: true });
  const { db } = day.database;
  const evening = istMs('16:05:00', '2026-08-20');
  await seedOrders(db, day.account, [
    {
      id: 'ord_amo',
      atMs: evening,
      symbol: 'RELIANCE',
      status: 'amo',
      brokerOrderId: '260820000000001',
      clientTag: 'S1ABCDEFGHJKMN',
      brokerStatus: 'AMO req received',
    },
    {
      id: 'ord_rejected',
      atMs: evening + 1,
      symbol: 'INFY',
      status: 'rejected',
      rejection_reason: REJECTION,
      reason_code: 'margin_short',
      brokerOrderId: '260820000000002',
    },
    {
      id: 'ord_failed',
      atMs: evening + 2,
      symbol: 'TCS',
      status: 'failed',
      reason_code: 'outside_band',
      failure_reason: '₹4,100.00 lies outside the price band.',
    },
    {
      id: 'ord_queued',
      atMs: evening + 3,
      symbol: 'ITC',
      status: 'retry_pending',
      reason_code: 'insufficient_balance',
      failure_reason: '₹500.00 short.',
      required_cash: 150_000,
      available_cash: 100_000,
      shortfall: 50_000,
      retry_expires_at: '2026-08-21T10:00:00Z',
    },
    {
      id: 'ord_filled',
      atMs: evening + 4,
      symbol: 'SBIN',
      status: 'ongoing',
      execution_qty: 40,
      execution_price: '812.346250',
      trading_day: '2026-08-20',
      brokerOrderId: '260820000000003',
      brokerStatus: 'complete',
    },
    {
      id: 'ord_sold',
      atMs: evening + 5,
      symbol: 'SBIN',
      side: 'sell',
      status: 'closed',
      origin: 'external',
      trading_day: '2026-08-19',
    },
  ]);
  const api = await openApi(day);
  return { day, api, owner: await api.owner(), evening };
}

/** The orders of a page of the list. */
export const idsOf = (body: unknown): string[] => orderPage.parse(body).items.map(({ id }) => id);
