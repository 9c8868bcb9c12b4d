import { sql } from 'kysely';
import { z } from 'zod';
import type { HttpDeps } from '../deps.ts';
import { isLoopbackAddress } from '../guards/recognise.ts';
import type { Metrics } from '../metrics.ts';
import { Problem } from '../problems.ts';
import { type Api, faults } from './plugin.ts';

const tags = ['health'];
const state = z.object({ status: z.string() });

export function healthRoutes(app: Api, { db }: HttpDeps, metrics: Metrics): void {
  app.get(
    '/healthz',
    {
      config: { access: 'anyone' },
      schema: { tags, summary: 'The program runs', response: { 200: state, ...faults } },
    },
    async () => ({ status: 'ok' }),
  );

  app.get(
    '/readyz',
    {
      config: { access: 'anyone' },
      schema: { tags, summary: 'The database answers', response: { 200: state, ...faults } },
    },
    async () => {
      await sql`select 1`.execute(db).catch((error: unknown) => {
        throw new Problem('database_unavailable', {
          detail: error instanceof Error ? error.message : 'No answer.',
        });
      });
      return { status: 'ready' };
    },
  );

  app.get(
    '/metrics',
    {
      config: { access: 'anyone' },
      schema: {
        tags,
        summary: "Figures in Prometheus' text format, for this machine or after a login",
        response: {
          200: { description: 'Figures', content: { 'text/plain': { schema: z.string() } } },
          ...faults,
        },
      },
    },
    async (request, reply) => {
      if (!request.caller && !isLoopbackAddress(request.ip)) throw new Problem('login_required');
      return reply.type(metrics.contentType).send(await metrics.text());
    },
  );
}
