import { stat } from 'node:fs/promises';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { sendProblem } from './answer-errors.ts';

/** Serves the built page. An address that is no file and not the API's is one of the page's own. */
export async function servePage(app: FastifyInstance, webRoot: string | null): Promise<void> {
  const index =
    webRoot === null ? undefined : await stat(path.join(webRoot, 'index.html')).catch(() => undefined);
  if (webRoot !== null && index) {
    await app.register(fastifyStatic, {
      root: webRoot,
      wildcard: false,
      // The build writes .br and .gz beside each file: uncompressed, the first load would be three times as large.
      preCompressed: true,
      index: ['index.html'],
      setHeaders(reply, file) {
        // Built files carry a hash of their content in their name; the page itself must be asked for anew.
        const immutable = file.includes(`${path.sep}assets${path.sep}`);
        reply.header('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    const isOurs = /^\/(api|docs|openapi\.json|healthz|readyz|metrics)(\/|\?|$)/.test(request.url);
    if (index && isPage && !isOurs) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    return sendProblem(reply, 'not_found', {
      detail: `${request.method} ${request.url.split('?')[0]} does not exist.`,
    });
  });
}
