import type { Operation } from '../transport/exchange.ts';
import type { TransportReply } from '../transport/transport.ts';
import { answered, type Failed, type ReadDeps } from './read-account.ts';
import type { ReadOptions, Receipt } from './reading.ts';

/**
 * Reads what the access token alone opens: quotes and instrument files. Uses the trading host when there is a
 * session, and the login host before.
 */
export async function readPublic<Outcome extends { readonly kind: string }>(
  deps: ReadDeps,
  { operation, path }: { readonly operation: Operation; readonly path: string },
  interpret: (reply: TransportReply) => Outcome | Failed,
  { signal }: ReadOptions = {},
): Promise<Receipt & (Outcome | Failed)> {
  const base = deps.keeper.present()?.baseUrl ?? deps.loginBaseUrl;
  const sent = await deps.send({
    operation,
    lane: 'others',
    method: 'GET',
    url: base + path,
    headers: { Authorization: deps.consumerKey },
    timeoutMs: deps.timeoutMs,
    ipv4Only: false,
    ...(signal ? { signal } : {}),
  });
  const { reply, ...receipt } = answered(sent);
  return { ...receipt, ...interpret(reply) };
}
