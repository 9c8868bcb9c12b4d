import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { readJsonObject } from '../http/read-body.ts';
import { BadControlRequest, type ControlAction, type ControlDeps } from './control-action.ts';
import { faultActions } from './fault-actions.ts';
import { marketActions } from './market-actions.ts';
import { orderActions } from './order-actions.ts';

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const LOOPBACK_NAMES: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * The strings behind the stage, under `/_control`: for the command line and for hands-on tests. Only from this
 * machine, and only for callers that name it so: a page in a browser that was led here by a strange name is refused.
 */
export function addControl(app: FastifyInstance, deps: ControlDeps): void {
  for (const action of [...faultActions, ...orderActions, ...marketActions]) {
    app.route({
      method: action.method,
      url: `/_control${action.path}`,
      handler: (request, reply) => answerControl(deps, action, request, reply),
    });
  }
}

async function answerControl(
  deps: ControlDeps,
  action: ControlAction,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  reply.type('application/json');
  if (!isLocal(request))
    return reply.status(403).send('{"error":"the control API is for this machine only"}');
  try {
    const result = await action.run(deps, {
      params: readParams(request),
      body: (schema) => read(request, schema),
    });
    return reply.send(writeControlJson(result ?? { ok: true }));
  } catch (error) {
    if (!(error instanceof BadControlRequest)) throw error;
    return reply.status(400).send(writeControlJson({ error: error.message }));
  }
}

function isLocal(request: FastifyRequest): boolean {
  const name = (request.headers.host ?? '').replace(/:\d+$/, '');
  return LOOPBACK.has(request.raw.socket.remoteAddress ?? '') && LOOPBACK_NAMES.has(name);
}

function read<S extends z.ZodType>(request: FastifyRequest, schema: S): z.infer<S> {
  const contentType = request.headers['content-type'] ?? '';
  if (request.method === 'POST' && !contentType.startsWith('application/json')) {
    throw new BadControlRequest('send application/json');
  }
  const body = typeof request.body === 'string' && request.body !== '' ? readJsonObject(request.body) : {};
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
  throw new BadControlRequest(problems.join('; '));
}

function readParams(request: FastifyRequest): Readonly<Record<string, unknown>> {
  const { params } = request;
  return typeof params === 'object' && params !== null ? Object.fromEntries(Object.entries(params)) : {};
}

function writeControlJson(value: unknown): string {
  return JSON.stringify(value, (_key, part) => (typeof part === 'bigint' ? String(part) : part));
}
