import { z } from 'zod';
import { createToken, endToken } from '../../auth/api-tokens/api-token.ts';
import { listTokens, type TokenRow } from '../../db/security/api-tokens.ts';
import type { HttpDeps } from '../deps.ts';
import { personOf, visitorOf } from '../guards/recognise.ts';
import { Problem } from '../problems.ts';
import { momentText } from '../render/moment-text.ts';
import { createdToken, newToken, tokenView } from '../schemas/security.ts';
import { type Api, byId, faults, items, noQuery } from './plugin.ts';

const tags = ['auth'];

/** Tokens for programs of the user's own. No token makes, lists or ends tokens. */
export function apiTokenRoutes(app: Api, { auth }: HttpDeps): void {
  app.get(
    '/api/v1/auth/tokens',
    {
      config: { access: 'user', scope: 'person' },
      schema: {
        tags,
        summary: 'Your API tokens',
        querystring: noQuery,
        response: { 200: items(tokenView), ...faults },
      },
    },
    async (request) => {
      const rows = await listTokens(auth.db, personOf(request).userId);
      const nowMs = auth.realTime.nowMs();
      return { items: rows.map((row) => renderToken(row, nowMs)) };
    },
  );

  app.post(
    '/api/v1/auth/tokens',
    {
      config: { access: 'user', scope: 'person', stepUp: true },
      schema: {
        tags,
        summary: 'Make an API token',
        description:
          'Send it as `Authorization: Bearer …`. `read` looks, `trade` places, changes and cancels orders and stops placing, `admin` changes settings besides. What needs a fresh proof, no token does.',
        body: newToken,
        querystring: noQuery,
        response: { 201: createdToken, ...faults },
      },
    },
    async (request, reply) => {
      const { userId } = personOf(request);
      return reply.code(201).send(await createToken(auth, userId, request.body, visitorOf(request)));
    },
  );

  app.delete(
    '/api/v1/auth/tokens/:id',
    {
      config: { access: 'user', scope: 'person' },
      schema: {
        tags,
        summary: 'Revoke an API token',
        params: byId,
        querystring: noQuery,
        response: { 204: z.null(), ...faults },
      },
    },
    async (request, reply) => {
      const { userId } = personOf(request);
      const ended = await endToken(auth, { userId, id: request.params.id }, visitorOf(request));
      if (ended === 'unknown') throw new Problem('token_not_found');
      if (ended === 'ended_before') {
        throw new Problem('wrong_state', {
          detail: 'The token was revoked before: it works no more. Make a new one where one is needed.',
          reason: 'revoked',
        });
      }
      return reply.code(204).send(null);
    },
  );
}

function renderToken(row: TokenRow, nowMs: number): z.infer<typeof tokenView> {
  const { id, name, scope, prefix, addresses, lastUsedIp } = row;
  const ended = row.revokedAtMs === null ? 'expired' : 'revoked';
  return {
    id,
    name,
    scope,
    prefix,
    addresses: [...addresses],
    created_at: momentText(row.createdAtMs),
    expires_at: momentText(row.expiresAtMs),
    last_used_at: row.lastUsedAtMs === null ? null : momentText(row.lastUsedAtMs),
    last_used_ip: lastUsedIp,
    state: row.revokedAtMs === null && row.expiresAtMs > nowMs ? 'works' : ended,
  };
}
