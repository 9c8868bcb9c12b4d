import { z } from 'zod';
import type { SignedIn } from '../../auth/auth.ts';
import { logIn } from '../../auth/log-in.ts';
import { type SetupError, setUp } from '../../auth/set-up.ts';
import type { Throttled } from '../../auth/slow-down-guessing.ts';
import { csrfTokenOf, hashToken } from '../../auth/tokens.ts';
import { deleteSession } from '../../db/sessions/sessions.ts';
import type { HttpDeps } from '../deps.ts';
import { callerOf, visitorOf } from '../guards/recognise.ts';
import { loginProblem, weakPassword } from '../login-problem.ts';
import { Problem } from '../problems.ts';
import { me } from '../schemas/status.ts';
import type { SessionCookie } from '../session-cookie.ts';
import { type Api, faults, noQuery, guessLimit as rateLimit } from './plugin.ts';

const tags = ['auth'];
const password = z.string().min(1).max(200);
const loginBody = z.strictObject({
  email: z.string().min(1).max(200),
  password,
  code: z.string().trim().min(1).max(40).optional().meta({
    description: 'Where the user has a second factor: six digits of the app, or a recovery code',
  }),
});
const setupBody = z.strictObject({
  token: z.string().min(1).max(100),
  email: z.email().max(200),
  password,
  display_name: z.string().trim().min(1).max(60),
});

export function authRoutes(app: Api, deps: HttpDeps, cookie: SessionCookie): void {
  app.get(
    '/api/v1/auth/me',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags,
        summary: 'Who you are, and the token for changes',
        querystring: noQuery,
        response: { 200: me, ...faults },
      },
    },
    async (request) => {
      const { userId, email, displayName, csrfToken, demo } = callerOf(request);
      return { id: userId, email, display_name: displayName, csrf_token: csrfToken, demo };
    },
  );

  app.post(
    '/api/v1/auth/setup',
    {
      config: { access: 'anyone', rateLimit },
      schema: {
        tags,
        summary: 'Make the first user with the set-up token',
        body: setupBody,
        querystring: noQuery,
        response: { 200: me, ...faults },
      },
    },
    async (request, reply) => {
      const { token, email, password: typed, display_name: displayName } = request.body;
      const made = await setUp(deps.auth, { token, email, password: typed, displayName }, visitorOf(request));
      if (!made.ok) throw setupProblem(made.error);
      cookie.set(reply, made.value.sessionToken);
      return meOf(made.value);
    },
  );

  app.post(
    '/api/v1/auth/login',
    {
      config: { access: 'anyone', rateLimit },
      schema: {
        tags,
        summary: 'Log in',
        description:
          'Where the user has a second factor, a right password without a code is answered with `code_needed`.',
        body: loginBody,
        querystring: noQuery,
        response: { 200: me, ...faults },
      },
    },
    async (request, reply) => {
      const { auth, keyRing } = deps;
      const signedIn = await logIn({ ...auth, keyRing }, request.body, visitorOf(request));
      if (!signedIn.ok) {
        throw signedIn.error.kind === 'refused' ? new Problem('login_refused') : loginProblem(signedIn.error);
      }
      cookie.set(reply, signedIn.value.sessionToken);
      return meOf(signedIn.value);
    },
  );

  app.post(
    '/api/v1/auth/logout',
    {
      config: { access: 'user', scope: 'person' },
      schema: { tags, summary: 'Log out', querystring: noQuery, response: { 204: z.null(), ...faults } },
    },
    async (request, reply) => {
      const { session } = callerOf(request);
      if (session) await deleteSession(deps.auth.db, hashToken(session.token));
      cookie.clear(reply);
      return reply.code(204).send(null);
    },
  );
}

function meOf(signedIn: SignedIn): z.infer<typeof me> {
  return {
    id: signedIn.userId,
    email: signedIn.email,
    display_name: signedIn.displayName,
    csrf_token: csrfTokenOf(signedIn.sessionToken),
    demo: false,
  };
}

function setupProblem(error: SetupError | Throttled): Problem {
  switch (error.kind) {
    case 'wrong_token':
      return new Problem('setup_token_refused');
    case 'throttled':
      return loginProblem(error);
    case 'email_taken':
      return new Problem('email_taken', { mend: 'Use another address, or log in.' });
    case 'weak_password':
      return weakPassword(error.fault, 'body.password');
  }
}
