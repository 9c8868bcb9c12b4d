import type { FastifyInstance, FastifyRequest } from 'fastify';
import { appendAudit } from '../db/audit/append-audit.ts';
import type { HttpDeps } from './deps.ts';
import { isSafeMethod } from './guards/refuse-foreign-sites.ts';

/** Ways in, by which nobody is known yet: what came of them is kept all the same. */
const WAYS_IN = '/api/v1/auth/';

/**
 * Keeps what people do in the chain of the audit: an entry before the change is made, and one with what came of it
 * before the answer leaves. Where the first cannot be written, the change is not made. Reading is not kept, nor is
 * anything that was typed.
 */
export function auditChanges(
  app: FastifyInstance,
  { auth, keyRing, realTime }: Pick<HttpDeps, 'auth' | 'keyRing' | 'realTime'>,
): void {
  const keep = (request: FastifyRequest, stage: 'asked' | 'answered', status: number | null) =>
    appendAudit(auth.db, keyRing, {
      atMs: realTime.nowMs(),
      userId: request.caller?.userId ?? null,
      channel: 'http',
      action: `${request.method} ${request.routeOptions.url ?? ''}`,
      subject: subjectOf(request),
      stage,
      requestId: request.id,
      status,
      ip: request.ip,
    });
  const asked = new WeakSet<FastifyRequest>();
  app.addHook('preHandler', async (request) => {
    if (isSafeMethod(request.method) || !request.caller || request.caller.demo) return;
    await keep(request, 'asked', null);
    asked.add(request);
  });
  app.addHook('onSend', async (request, reply) => {
    const isWayIn = !isSafeMethod(request.method) && request.routeOptions.url?.startsWith(WAYS_IN) === true;
    if (asked.has(request) || isWayIn) await keep(request, 'answered', reply.statusCode);
  });
}

/** The thing's id, from the address, or the account that the body names. */
function subjectOf({ params, body }: FastifyRequest): string | null {
  const { id, channel } = Object(params);
  const named: unknown = id ?? channel ?? (Buffer.isBuffer(body) ? undefined : Object(body).account_id);
  return typeof named === 'string' ? named.slice(0, 64) : null;
}
