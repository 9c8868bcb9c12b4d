import { api, bodyOf } from '../../api/client.ts';
import { fetchAllEvents } from '../../export/fetch-all-events.ts';
import { fetchAllOrders } from '../../export/fetch-all-orders.ts';
import { fetchAllTrades } from '../../positions/fetch-all-trades.ts';

const PAGE_SIZE = 500;

/** Everything that the API tells this user of himself. It never tells a secret, so there is none in it. */
export async function fetchOwnData(onProgress: (rows: number) => void): Promise<object> {
  const { signal } = new AbortController();
  const orders = await fetchAllOrders({}, signal, (progress) => onProgress(progress.orders));
  const events = await fetchAllEvents(signal, (count) => onProgress(orders.length + count));
  const [me, accounts, preferences, positions, days, trades] = await Promise.all([
    bodyOf(api.GET('/api/v1/auth/me', { signal })),
    bodyOf(api.GET('/api/v1/user/broker-accounts', { signal })),
    bodyOf(api.GET('/api/v1/user/notification-preferences', { signal })),
    fetchPages((page) =>
      bodyOf(
        api.GET('/api/v1/user/positions', { params: { query: { page, page_size: PAGE_SIZE } }, signal }),
      ),
    ),
    fetchPages((page) =>
      bodyOf(api.GET('/api/v1/user/days', { params: { query: { page, page_size: PAGE_SIZE } }, signal })),
    ),
    fetchAllTrades({}),
  ]);
  const { email, display_name } = me;
  return {
    user: { email, display_name },
    accounts: accounts.items,
    notification_preferences: preferences,
    orders,
    positions,
    trades,
    days,
    events,
  };
}

async function fetchPages<T>(ask: (page: number) => Promise<{ readonly items: readonly T[] }>) {
  const found: T[] = [];
  for (let page = 1; ; page += 1) {
    const { items } = await ask(page);
    found.push(...items);
    if (items.length < PAGE_SIZE) return found;
  }
}
