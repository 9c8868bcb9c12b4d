import { z } from 'zod';
import type { HttpDeps } from '../deps.ts';
import { callerOf } from '../guards/recognise.ts';
import type { Metrics } from '../metrics.ts';
import { Problem } from '../problems.ts';
import { openChangeStream } from '../stream/change-stream.ts';
import { type Api, faults, noQuery } from './plugin.ts';

const STREAMS_MAX = 20;
/** A reader with this much unread is gone or asleep; its browser will come again. */
const UNREAD_BYTES_MAX = 1_000_000;

export function streamRoute(app: Api, deps: HttpDeps, metrics: Metrics): void {
  const { desk, realTime, simulation, log } = deps;
  const open = new Map<() => void, string>();
  // Without this the server would wait at its end for pages that never hang up.
  app.addHook('preClose', async () => {
    for (const close of open.keys()) close();
  });

  app.get(
    '/api/v1/user/stream',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags: ['stream'],
        summary: 'Changes as server-sent events',
        description:
          'Events `change` (StreamChange: ids only), `clock` ({now, rate}) every 15 s, and `resync` when too much was missed. Resumable: the browser sends Last-Event-ID by itself.',
        querystring: noQuery,
        response: {
          200: { description: 'Events', content: { 'text/event-stream': { schema: z.string() } } },
          ...faults,
        },
      },
    },
    async (request, reply) => {
      const { db, userId, stillHolds } = callerOf(request);
      const ofUser = [...open.values()].filter((owner) => owner === userId).length;
      if (ofUser >= STREAMS_MAX) throw new Problem('too_many_requests', { retryAfterSeconds: 10 });
      reply.hijack();
      const { raw } = reply;
      for (const [name, value] of Object.entries(reply.getHeaders())) {
        if (value !== undefined) raw.setHeader(name, value);
      }
      raw.setHeader('content-type', 'text/event-stream; charset=utf-8');
      raw.setHeader('cache-control', 'no-store');
      raw.setHeader('x-accel-buffering', 'no');
      raw.writeHead(200);
      const header = request.headers['last-event-id'];
      const stream = openChangeStream(
        { db, desk, realTime, rate: () => simulation?.rate() ?? 1 },
        {
          userId,
          lastEventId: typeof header === 'string' ? header : undefined,
          write: (text) => raw.write(text) || raw.writableLength < UNREAD_BYTES_MAX,
          mayRead: stillHolds,
          onEnd(error) {
            if (error !== undefined) log.warn('An event stream ended', { request_id: request.id, error });
            open.delete(stream.close);
            metrics.streamClosed();
            raw.end();
          },
        },
      );
      open.set(stream.close, userId);
      metrics.streamOpened();
      raw.on('close', stream.close);
      return reply;
    },
  );
}
