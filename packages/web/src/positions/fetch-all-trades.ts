import { api, bodyOf } from '../api/client.ts';
import type { Trade, TradesQuery } from '../api/queries-positions.ts';

const PAGE_SIZE = 500;
/** Beyond that a file is no longer what a person means. */
const MOST_PAGES = 40;

/** Every trade that the filters let through, each once, the latest first. */
export async function fetchAllTrades(query: TradesQuery): Promise<readonly Trade[]> {
  const found = new Map<string, Trade>();
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const asked = { ...query, page, page_size: PAGE_SIZE };
    const { items } = await bodyOf(api.GET('/api/v1/user/trades', { params: { query: asked } }));
    for (const trade of items) found.set(trade.position_id, trade);
    if (items.length < PAGE_SIZE) break;
  }
  return [...found.values()];
}
