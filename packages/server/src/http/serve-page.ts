import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { sendProblem } from './answer-errors.ts';
import { pagePolicy } from './security-headers.ts';

/** Stands in the built page where each delivery has a mark of its own. */
const NONCE = '__CSP_NONCE__';

/** Serves the built page. An address that is no file and not the API's is one of the page's own. */
export async function servePage(app: FastifyInstance, webRoot: string | null): Promise<void> {
  const html =
    webRoot === null
      ? undefined
      : await readFile(path.join(webRoot, 'index.html'), 'utf8').catch(() => undefined);
  const sendPage = (reply: FastifyReply, page: string): FastifyReply => {
    const nonce = randomBytes(16).toString('base64url');
    return reply
      .header('content-security-policy', pagePolicy(nonce))
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(page.replaceAll(NONCE, nonce));
  };
  if (webRoot !== null && html !== undefined) {
    await app.register(fastifyStatic, {
      root: webRoot,
      wildcard: false,
      // The build writes .br and .gz beside each file: uncompressed, the first load would be three times as large.
      preCompressed: true,
      // The page itself is never sent as it lies there: each delivery is marked.
      index: false,
      globIgnore: ['index.html*'],
      setHeaders(reply, file) {
        // Built files carry a hash of their content in their name; the page itself must be asked for anew.
        const immutable = file.includes(`${path.sep}assets${path.sep}`);
        reply.header('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
    app.get('/', { config: { access: 'anyone' }, schema: { hide: true } }, (_, reply) =>
      sendPage(reply, html),
    );
  }
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    const isOurs = /^\/(api|docs|openapi\.json|healthz|readyz|metrics)(\/|\?|$)/.test(request.url);
    if (html !== undefined && isPage && !isOurs) return sendPage(reply, html);
    return sendProblem(reply, 'not_found', {
      detail: `${request.method} ${request.url.split('?')[0]} does not exist.`,
    });
  });
}
