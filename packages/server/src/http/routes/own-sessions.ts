import { z } from 'zod';
import { IDLE_MS } from '../../auth/auth.ts';
import { recordSecurityEvent } from '../../db/security/security-events.ts';
import { endOtherSessions, endSession, listSessions } from '../../db/sessions/user-sessions.ts';
import type { HttpDeps } from '../deps.ts';
import { personOf, visitorOf } from '../guards/recognise.ts';
import { Problem } from '../problems.ts';
import { momentText } from '../render/moment-text.ts';
import { endedSessions, sessionView } from '../schemas/security.ts';
import { type Api, byId, faults, items, noQuery } from './plugin.ts';

const tags = ['auth'];

/** Where a user is logged in. Ending a session needs no fresh proof: it takes a right away and gives none. */
export function ownSessionRoutes(app: Api, { auth: { db, realTime } }: HttpDeps): void {
  app.get(
    '/api/v1/auth/sessions',
    {
      config: { access: 'user', scope: 'person' },
      schema: {
        tags,
        summary: 'Where you are logged in',
        querystring: noQuery,
        response: { 200: items(sessionView), ...faults },
      },
    },
    async (request) => {
      const { userId, sessionId } = personOf(request);
      const nowMs = realTime.nowMs();
      const rows = await listSessions(db, { userId, nowMs, idleSinceMs: nowMs - IDLE_MS });
      return {
        items: rows.map((row) => ({
          id: row.id,
          current: row.id === sessionId,
          ip: row.ip,
          user_agent: row.userAgent,
          created_at: momentText(row.createdAtMs),
          last_seen_at: momentText(row.lastSeenMs),
          expires_at: momentText(row.expiresAtMs),
        })),
      };
    },
  );

  app.delete(
    '/api/v1/auth/sessions/:id',
    {
      config: { access: 'user', scope: 'person' },
      schema: {
        tags,
        summary: 'End one session',
        params: byId,
        querystring: noQuery,
        response: { 204: z.null(), ...faults },
      },
    },
    async (request, reply) => {
      const { userId } = personOf(request);
      if (!(await endSession(db, userId, request.params.id))) throw new Problem('session_not_found');
      const atMs = realTime.nowMs();
      await recordSecurityEvent(db, { userId, kind: 'session_ended', atMs, ...visitorOf(request) });
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/v1/auth/sessions/end-others',
    {
      config: { access: 'user', scope: 'person' },
      schema: {
        tags,
        summary: 'End every session but this one',
        querystring: noQuery,
        response: { 200: endedSessions, ...faults },
      },
    },
    async (request) => {
      const { userId, sessionId } = personOf(request);
      const ended = await endOtherSessions(db, userId, sessionId);
      const facts = { sessions: ended };
      const atMs = realTime.nowMs();
      await recordSecurityEvent(db, {
        userId,
        kind: 'other_sessions_ended',
        atMs,
        facts,
        ...visitorOf(request),
      });
      return { ended };
    },
  );
}
