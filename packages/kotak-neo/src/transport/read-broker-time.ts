import type { TransportReply } from './transport.ts';

/**
 * The second in which the broker answered, by its own clock, in epoch milliseconds. An answer that a cache kept carries the
 * date of an earlier one and says so by `Age`: it tells nothing of now.
 */
export function readBrokerTime(reply: TransportReply): number | undefined {
  if (reply.kind !== 'reply' || reply.headers.age !== undefined) return undefined;
  const ms = Date.parse(reply.headers.date ?? '');
  return Number.isNaN(ms) ? undefined : ms;
}
