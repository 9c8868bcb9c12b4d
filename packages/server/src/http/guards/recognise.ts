import { isIP } from 'node:net';
import { type AskedBy, judgeAccess } from '@orderwatch/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { findTokenUser } from '../../auth/api-tokens/api-token.ts';
import type { Visitor } from '../../auth/auth.ts';
import { findSignedIn } from '../../auth/find-signed-in.ts';
import { hasSecondFactor } from '../../auth/second-factor/accept-code.ts';
import type { Asker } from '../../auth/second-factor/enrol.ts';
import { csrfTokenOf, newSessionToken, sameToken } from '../../auth/tokens.ts';
import { bindToUser } from '../../db/bind-to-user.ts';
import type { Db } from '../../db/connect.ts';
import { findUser } from '../../db/users/find-user.ts';
import type { Desk } from '../../desk/desk.ts';
import type { HttpDeps } from '../deps.ts';
import { Problem } from '../problems.ts';
import type { SessionCookie } from '../session-cookie.ts';
import { collectAccessRules } from './access-rules.ts';
import { isSafeMethod } from './refuse-foreign-sites.ts';

/** Who asks. */
export interface Caller {
  readonly userId: string;
  readonly email: string;
  readonly displayName: string;
  readonly csrfToken: string;
  readonly demo: boolean;
  readonly by: AskedBy;
  /** Null for a token, and in the demo. */
  readonly session: { readonly id: string; readonly token: string } | null;
  /** Whether the session or the token that was used still holds: for answers that take long. */
  readonly stillHolds: () => Promise<boolean>;
  /** Where this caller's data are: the demo has a database of its own. */
  readonly db: Db;
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null;
  }
}

/**
 * Finds out who asks, before every route of the API, and refuses what needs a login without one, and what the route's
 * declaration does not grant. A change over a session needs that session's token besides (a browser sends its cookie
 * by itself, an API token it does not); only logging in and setting up come before there is one.
 */
export function recogniseCallers(app: FastifyInstance, deps: HttpDeps, cookie: SessionCookie): void {
  // The demo has no session to derive a token from; this one lives as long as the program.
  const demoSecret = newSessionToken(deps.auth.random);
  collectAccessRules(app);
  app.decorateRequest('caller', null);
  app.addHook('onRequest', async (request) => {
    const { access, scope = 'person', stepUp = false } = request.routeOptions.config;
    const bearer = bearerOf(request);
    const found = await recognise(request, deps, { cookie, demoSecret, bearer });
    // From here on no statement for this caller goes out that does not say whose data it means.
    request.caller = found && { ...found, db: bindToUser(found.db, found.userId) };
    if (access !== 'user') return;
    const { caller } = request;
    if (!caller) throw new Problem(bearer === undefined ? 'login_required' : 'token_refused');
    if (caller.by.kind !== 'token' && !isSafeMethod(request.method)) demandToken(request, caller);
    const verdict = judgeAccess({ scope, stepUp }, caller.by, deps.auth.realTime.nowMs());
    if (verdict === 'proof_needed') throw await proofNeeded(deps, caller);
    if (verdict === 'scope_missing') throw new Problem('scope_missing', { reason: scope });
    if (verdict === 'person_needed') throw new Problem('person_needed');
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

/** The page asks for what `reason` names, and repeats the request. */
async function proofNeeded({ auth }: HttpDeps, { userId }: Caller): Promise<Problem> {
  const asksForCode = await hasSecondFactor(auth.db, userId);
  return new Problem('proof_needed', { reason: asksForCode ? 'code' : 'password' });
}

/** The person at a session, for what concerns the login itself: the demo has none, and no token gets here. */
export function personOf(request: FastifyRequest): Asker {
  const { userId, email, session } = callerOf(request);
  if (session) return { userId, email, sessionId: session.id };
  throw new Problem('login_required', {
    detail: 'The demo has no login of its own.',
    mend: 'Set up your user with the set-up token first.',
  });
}

export function visitorOf(request: FastifyRequest): Visitor {
  return { ip: request.ip, userAgent: request.headers['user-agent'] ?? '' };
}

/** The token of `Authorization: Bearer`; an empty text when the header is there and says something else. */
function bearerOf(request: FastifyRequest): string | undefined {
  const { authorization } = request.headers;
  return authorization === undefined ? undefined : (/^bearer +(\S+) *$/i.exec(authorization)?.[1] ?? '');
}

/** A request with a bearer token is that token's and nobody else's, whatever cookie it has. */
async function recognise(
  request: FastifyRequest,
  deps: HttpDeps,
  { cookie, demoSecret, bearer }: { cookie: SessionCookie; demoSecret: string; bearer: string | undefined },
): Promise<Caller | null> {
  if (bearer !== undefined) return recogniseToken(request, deps, bearer);
  const token = cookie.read(request);
  const signedIn = token ? await findSignedIn(deps.auth, token) : undefined;
  if (signedIn && token) {
    const { userId, email, displayName, sessionId, provedAtMs } = signedIn;
    return {
      userId,
      email,
      displayName,
      csrfToken: csrfTokenOf(token),
      demo: false,
      by: { kind: 'session', provedAtMs },
      session: { id: sessionId, token },
      stillHolds: async () => (await findSignedIn(deps.auth, token)) !== undefined,
      db: deps.auth.db,
    };
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
        by: { kind: 'demo' },
        session: null,
        stillHolds: async () => true,
        db: deps.db,
      }
    : null;
}

async function recogniseToken(
  { ip }: FastifyRequest,
  { auth }: HttpDeps,
  bearer: string,
): Promise<Caller | null> {
  const found = await findTokenUser(auth, bearer, ip);
  if (!found) return null;
  const { userId, email, displayName, scope } = found;
  return {
    userId,
    email,
    displayName,
    csrfToken: '',
    demo: false,
    by: { kind: 'token', scope },
    session: null,
    stillHolds: async () => (await findTokenUser(auth, bearer, ip)) !== undefined,
    db: auth.db,
  };
}

/** Whether the other end is this machine. */
export function isLoopbackAddress(ip: string): boolean {
  const bare = ip.startsWith('::ffff:') ? ip.slice('::ffff:'.length) : ip;
  return bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'));
}
