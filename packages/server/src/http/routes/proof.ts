import { PROOF_HOLDS_MS } from '@orderwatch/core';
import { z } from 'zod';
import { changeOwnPassword } from '../../auth/change-own-password.ts';
import { prove } from '../../auth/prove.ts';
import { hasSecondFactor } from '../../auth/second-factor/accept-code.ts';
import { countRecoveryCodes } from '../../db/security/recovery-codes.ts';
import { listSecurityEvents, type SecurityEventRow } from '../../db/security/security-events.ts';
import type { HttpDeps } from '../deps.ts';
import { callerOf, personOf, visitorOf } from '../guards/recognise.ts';
import { loginProblem, weakPassword } from '../login-problem.ts';
import { momentText } from '../render/moment-text.ts';
import { passwordBody, proofBody, securityView } from '../schemas/security.ts';
import { type Api, faults, guessLimit, noQuery } from './plugin.ts';

const tags = ['auth'];
const HAPPENINGS = 30;
const facts = z.record(z.string(), z.union([z.string(), z.number()]));

/** What protects a user's login, showing that it is they, and another password. */
export function proofRoutes(app: Api, deps: HttpDeps): void {
  const { auth, keyRing } = deps;
  app.get(
    '/api/v1/auth/security',
    {
      config: { access: 'user', scope: 'person' },
      schema: {
        tags,
        summary: 'What protects your login, and what happened to it',
        querystring: noQuery,
        response: { 200: securityView, ...faults },
      },
    },
    async (request) => {
      const { userId } = personOf(request);
      const on = await hasSecondFactor(auth.db, userId);
      const happenings = await listSecurityEvents(auth.db, { userId, limit: HAPPENINGS });
      return {
        second_factor: { on, recovery_codes_left: await countRecoveryCodes(auth.db, userId) },
        proof: { asks_for: on ? ('code' as const) : ('password' as const), holds_until: holdsUntil(request) },
        happenings: happenings.map(renderHappening),
      };
    },
  );

  app.post(
    '/api/v1/auth/proof',
    {
      config: { access: 'user', scope: 'person', rateLimit: guessLimit },
      schema: {
        tags,
        summary: 'Show that it is you',
        description: `Opens what is about money and secrets for ${PROOF_HOLDS_MS / 60_000} minutes in this session. A login does the same.`,
        body: proofBody,
        querystring: noQuery,
        response: { 204: z.null(), ...faults },
      },
    },
    async (request, reply) => {
      const proved = await prove({ ...auth, keyRing }, personOf(request), request.body, visitorOf(request));
      if (!proved.ok) throw loginProblem(proved.error);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/v1/auth/password',
    {
      config: { access: 'user', scope: 'person', rateLimit: guessLimit },
      schema: {
        tags,
        summary: 'Set another password',
        description: 'Every other session of yours ends. API tokens stay: revoke them by themselves.',
        body: passwordBody,
        querystring: noQuery,
        response: { 204: z.null(), ...faults },
      },
    },
    async (request, reply) => {
      const changed = await changeOwnPassword(auth, personOf(request), request.body, visitorOf(request));
      if (changed.ok) return reply.code(204).send(null);
      if (changed.error.kind === 'weak_password') throw weakPassword(changed.error.fault, 'body.next');
      throw loginProblem(changed.error);
    },
  );

  function holdsUntil(request: Parameters<typeof callerOf>[0]): string | null {
    const { by } = callerOf(request);
    if (by.kind !== 'session' || by.provedAtMs === null) return null;
    const endMs = by.provedAtMs + PROOF_HOLDS_MS;
    return endMs > auth.realTime.nowMs() ? momentText(endMs) : null;
  }
}

function renderHappening(row: SecurityEventRow) {
  return {
    kind: row.kind,
    at: momentText(row.atMs),
    ip: row.ip,
    user_agent: row.userAgent,
    facts: facts.parse(row.facts),
  };
}
