import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { createFailureKeeper, noteRefusedChange } from './failures.ts';
import { asProblem } from './problem.ts';
import { meQuery, statusQuery } from './queries.ts';

const UNAUTHENTICATED = 401;

export function createQueryClient(): QueryClient {
  const failures = createFailureKeeper();
  const client: QueryClient = new QueryClient({
    mutationCache: new MutationCache({ onError: noteRefusedChange }),
    queryCache: new QueryCache({
      onSuccess: (_, query) => failures.succeeded(query),
      onError(error, query) {
        failures.failed(error, query);
        // A session that ended shows first in whatever was asked next: look again who we are.
        const [area] = query.queryKey;
        if (asProblem(error).status !== UNAUTHENTICATED || area === 'me') return;
        void client.resetQueries({ queryKey: meQuery.queryKey });
        void client.invalidateQueries({ queryKey: statusQuery.queryKey });
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
