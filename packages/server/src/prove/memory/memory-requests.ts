import type { RequestState } from '../../requests/request.ts';
import type { RequestRecords } from '../../requests/request-records.ts';
import { isHeldBy, type MemoryTables } from './memory-tables.ts';

/** Requests as `db/requests/request-state.ts` keeps them; they stand in the order in which they were asked. */
export function requestsIn(tables: MemoryTables): RequestRecords {
  const inState = (wanted: RequestState) =>
    [...tables.requests.values()].flatMap(({ request, state }) => (state === wanted ? [request] : []));
  const move = (id: string, from: readonly RequestState[], state: RequestState): void => {
    const known = tables.requests.get(id);
    if (known !== undefined && from.includes(known.state)) tables.requests.set(id, { ...known, state });
  };
  return {
    async beginNext(claim) {
      const [next] = isHeldBy(tables, claim) ? inState('queued') : [];
      if (next !== undefined) move(next.id, ['queued'], 'working');
      return next;
    },
    answer: async (id, { state }) => move(id, ['queued', 'working'], state),
    loadWorking: async () => inState('working'),
    requeue: async (id) => move(id, ['working'], 'queued'),
  };
}

/** How many wait for somebody to begin them. */
export function countQueued({ requests }: MemoryTables): number {
  return [...requests.values()].filter(({ state }) => state === 'queued').length;
}
