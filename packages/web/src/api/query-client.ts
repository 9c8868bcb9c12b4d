import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { noteGood } from '../clock/good-moments.ts';
import { createFailureKeeper, harmless, noteRefusedChange } from './failures.ts';
import { asProblem } from './problem.ts';
import { meQuery, statusQuery } from './queries.ts';

const UNAUTHENTICATED = 401;

export function createQueryClient(): QueryClient {
  const failures = createFailureKeeper();
  /** A session that ended shows first in whatever was asked next. */
  const lookWhoIsHere = (error: unknown) => {
    if (asProblem(error).status !== UNAUTHENTICATED) return;
    void client.invalidateQueries({ queryKey: meQuery.queryKey });
    void client.invalidateQueries({ queryKey: statusQuery.queryKey });
  };
  const client: QueryClient = new QueryClient({
    mutationCache: new MutationCache({
      onError(error, _typed, _before, { meta }) {
        noteRefusedChange(error, meta === harmless);
        lookWhoIsHere(error);
      },
    }),
    queryCache: new QueryCache({
      onSuccess(_, query) {
        noteGood(query.state.dataUpdatedAt);
        failures.succeeded(query);
      },
      onError(error, query) {
        failures.failed(error, query);
        const [area] = query.queryKey;
        if (area !== 'me') lookWhoIsHere(error);
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => failures < 2 && asProblem(error).status >= 500,
        // The stream says what changed, and a tab that slept asks for everything anew.
        refetchOnWindowFocus: false,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  return client;
}
