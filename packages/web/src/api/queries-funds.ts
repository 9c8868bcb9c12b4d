import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from './client.ts';
import type { components } from './generated/schema.js';

export type Funds = components['schemas']['Funds'];

/** What is free in each account by the broker's last answer, and which waiting buys it pays for. */
export const fundsQuery = queryOptions({
  queryKey: ['funds'],
  queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/v1/user/funds', { signal }))).items,
});

/** Asks the broker now. One that does not answer leaves what was known, and `problem` says why. */
export function readFunds(accountId: string): Promise<Funds> {
  return bodyOf(api.POST('/api/v1/user/funds/read', { body: { account_id: accountId } }));
}
