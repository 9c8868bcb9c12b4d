import type { BrokerAccount } from '../api/types.ts';

type Read = Pick<BrokerAccount, 'freshness'>;

/**
 * Whether the broker has not told of some account yet: then having nothing to show is no knowledge, and is not told as
 * "nothing".
 */
export function isUnread(accounts: readonly Read[]): boolean {
  return accounts.some(({ freshness }) => freshness.last_reading_at === null);
}
