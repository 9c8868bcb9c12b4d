import { isIP } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { findSignedIn } from '../../auth/find-signed-in.ts';
import { csrfTokenOf, newSessionToken, sameToken } from '../../auth/tokens.ts';
import type { Db } from '../../db/connect.ts';
import { findUser } from '../../db/users/find-user.ts';
import type { Desk } from '../../desk/desk.ts';
import type { HttpDeps } from '../deps.ts';
import { Problem } from '../problems.ts';
import type { SessionCookie } from '../session-cookie.ts';
import { isSafeMethod } from './refuse-foreign-sites.ts';

/** Who asks. */
export interface Caller {
  readonly userId: string;
  readonly email: string;
  readonly displayName: string;
  readonly csrfToken: string;
  readonly demo: boolean;
  readonly sessionToken: string | null;
  /** Where this caller's data are: the demo has a database of its own. */
  readonly db: Db;
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null;
  }
  interface FastifyContextConfig {
    /** Who may ask: `anyone`, or somebody who is logged in (also in the demo). */
    access?: 'anyone' | 'user';
    /** The route answers 400 to a request without the header Idempotency-Key. */
    needsIdempotencyKey?: boolean;
  }
}

/**
 * Finds out who asks, before every route of the API, and refuses what needs a login without one. Every change needs
 * the token of the session besides, whoever asks; only logging in and setting up come before there is one.
 */
export function recogniseCallers(app: FastifyInstance, deps: HttpDeps, cookie: SessionCookie): void {
  // The demo has no session to derive a token from; this one lives as long as the program.
  const demoSecret = newSessionToken(deps.auth.random);
  app.decorateRequest('caller', null);
  app.addHook('onRequest', async (request) => {
    request.caller = await recognise(request, deps, cookie, demoSecret);
    if (request.routeOptions.config.access !== 'user') return;
    if (!request.caller) throw new Problem('login_required');
    if (!isSafeMethod(request.method)) demandToken(request, request.caller);
  });
}

/** The caller of a route that needs one. */
export function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw new Problem('login_required');
  return request.caller;
}

/** The desk, for a caller whose accounts it looks after: the demo's desk knows the demo's accounts only. */
export function deskOf(
  request: FastifyRequest,
  { desk, simulation }: Pick<HttpDeps, 'desk' | 'simulation'>,
): Desk {
  if (simulation && !callerOf(request).demo) throw new Problem('demo_running');
  return desk;
}

function demandToken(request: FastifyRequest, caller: Caller): void {
  const sent = request.headers['x-csrf-token'];
  if (typeof sent !== 'string' || !sameToken(sent, caller.csrfToken)) throw new Problem('csrf');
}

async function recognise(
  request: FastifyRequest,
  deps: HttpDeps,
  cookie: SessionCookie,
  demoSecret: string,
): Promise<Caller | null> {
  const token = cookie.read(request);
  const signedIn = token ? await findSignedIn(deps.auth, token) : undefined;
  if (signedIn && token) {
    const { userId, email, displayName } = signedIn;
    const csrfToken = csrfTokenOf(token);
    return { userId, email, displayName, csrfToken, demo: false, sessionToken: token, db: deps.auth.db };
  }
  if (!deps.simulation || !isLoopbackAddress(request.ip)) return null;
  const user = await findUser(deps.db, deps.simulation.demoUserId);
  return user
    ? {
        userId: user.id,
        email: user.email,
        displayName: user.displayName,
        csrfToken: csrfTokenOf(demoSecret),
        demo: true,
        sessionToken: null,
        db: deps.db,
      }
    : null;
}

/** Whether the other end is this machine. */
export function isLoopbackAddress(ip: string): boolean {
  const bare = ip.startsWith('::ffff:') ? ip.slice('::ffff:'.length) : ip;
  return bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'));
}
