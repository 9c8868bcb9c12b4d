import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { z } from 'zod';
import type { HttpDeps } from '../deps.ts';
import { isLoopbackAddress } from '../guards/recognise.ts';
import type { Metrics } from '../metrics.ts';
import { Problem } from '../problems.ts';
import { type Api, faults } from './plugin.ts';

const tags = ['health'];
const state = z.object({ status: z.string() });

export function healthRoutes(app: Api, { db, metricsToken = null }: HttpDeps, metrics: Metrics): void {
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
        summary:
          "Figures in Prometheus' text format, for this machine, after a login or with the token of the settings",
        response: {
          200: { description: 'Figures', content: { 'text/plain': { schema: z.string() } } },
          ...faults,
        },
      },
    },
    async (request, reply) => {
      const isKnown = request.caller !== null || isLoopbackAddress(request.ip);
      if (!isKnown && !showsToken(request, metricsToken)) throw new Problem('login_required');
      return reply.type(metrics.contentType).send(await metrics.text());
    },
  );
}

/** Compared in a time that tells nothing of where they differ. */
function showsToken({ headers }: FastifyRequest, token: string | null): boolean {
  if (token === null) return false;
  const wanted = Buffer.from(`Bearer ${token}`);
  const shown = Buffer.from(headers.authorization ?? '');
  return shown.length === wanted.length && timingSafeEqual(shown, wanted);
}
