import { api, bodyOf } from '../api/client.ts';
import type { ActivityEvent } from '../api/queries-today.ts';

const PAGE_SIZE = 500;
/** As many pages as the server turns. */
const MOST_PAGES = 1_000;

/** Everything that happened in one's accounts, each event once, the oldest first. */
export async function fetchAllEvents(
  signal: AbortSignal,
  onProgress: (events: number) => void,
): Promise<readonly ActivityEvent[]> {
  const found = new Map<string, ActivityEvent>();
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const query = { page, page_size: PAGE_SIZE };
    const { items } = await bodyOf(api.GET('/api/v1/user/events', { params: { query }, signal }));
    for (const event of items) found.set(event.id, event);
    onProgress(found.size);
    if (items.length < PAGE_SIZE) break;
  }
  return [...found.values()].reverse();
}
