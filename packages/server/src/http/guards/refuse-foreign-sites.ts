import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../problems.ts';

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a request only reads. */
export function isSafeMethod(method: string): boolean {
  return SAFE.has(method);
}

/**
 * A change that a browser sends says where it comes from, and it must be our own page. A program that is no browser
 * says nothing, which is allowed here; the token is asked of it all the same.
 */
export function refuseForeignSites(app: FastifyInstance, publicUrl: URL | null): void {
  app.addHook('onRequest', async (request) => {
    if (isSafeMethod(request.method)) return;
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Problem('foreign_origin');
    const { origin } = request.headers;
    if (origin !== undefined && !isOwnOrigin(origin, request, publicUrl)) throw new Problem('foreign_origin');
  });
}

function isOwnOrigin(origin: string, request: FastifyRequest, publicUrl: URL | null): boolean {
  return origin === publicUrl?.origin || origin === `http://${request.headers.host}`;
}
