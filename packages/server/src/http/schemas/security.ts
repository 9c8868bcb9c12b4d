import { SCOPES } from '@orderwatch/core';
import { z } from 'zod';
import { isAddress } from '../../auth/api-tokens/api-token.ts';
import { moment } from './common.ts';

const secret = z.string().min(1).max(200);
const code = z.string().trim().min(1).max(40);

export const proofBody = z
  .strictObject({ password: secret.optional(), code: code.optional() })
  .refine((typed) => (typed.password === undefined) !== (typed.code === undefined), 'Send one of the two')
  .meta({ description: 'The code where the user has a second factor, the password where not' });
export const passwordBody = z.strictObject({ current: secret, next: secret });
export const confirmBody = z.strictObject({ code });
export const switchOffBody = z.strictObject({ password: secret, code });

const happening = z.object({
  kind: z.string().meta({ description: 'Stable, for example `logged_in` or `token_created`' }),
  at: moment,
  ip: z.string(),
  user_agent: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const securityView = z
  .object({
    second_factor: z.object({ on: z.boolean(), recovery_codes_left: z.number().int() }),
    proof: z.object({
      asks_for: z.enum(['password', 'code']),
      holds_until: moment.nullable().meta({ description: 'Null when a fresh proof is needed' }),
    }),
    happenings: z.array(happening).meta({ description: 'The latest, newest first' }),
  })
  .meta({ id: 'Security' });

export const sessionView = z
  .object({
    id: z.string(),
    current: z.boolean().meta({ description: 'The one that asks' }),
    ip: z.string(),
    user_agent: z.string(),
    created_at: moment,
    last_seen_at: moment.meta({ description: 'To the minute' }),
    expires_at: moment,
  })
  .meta({ id: 'Session' });
export const endedSessions = z.object({ ended: z.number().int() });

export const enrolment = z
  .object({
    secret: z.string().meta({ description: 'Base32, for typing; shown this once' }),
    uri: z.string().meta({ description: 'What the QR code holds' }),
  })
  .meta({ id: 'Enrolment' });
export const recoveryCodes = z
  .object({ recovery_codes: z.array(z.string()).meta({ description: 'Each works once; shown this once' }) })
  .meta({ id: 'RecoveryCodes' });

const DAYS_MAX = 366;
const ADDRESSES_MAX = 20;
export const newToken = z
  .strictObject({
    name: z.string().trim().min(1).max(60),
    scope: z.enum(SCOPES),
    days: z.number().int().min(1).max(DAYS_MAX).meta({ description: 'Until it expires' }),
    addresses: z
      .array(z.string().trim().refine(isAddress, 'is neither an IP address nor a network like 10.0.0.0/8'))
      .max(ADDRESSES_MAX)
      .default([])
      .meta({ description: 'From where it may be used; none: from anywhere' }),
  })
  .meta({ id: 'NewToken' });
export const tokenView = z
  .object({
    id: z.string(),
    name: z.string(),
    scope: z.enum(SCOPES),
    prefix: z.string().meta({ description: 'How it begins' }),
    addresses: z.array(z.string()),
    created_at: moment,
    expires_at: moment,
    last_used_at: moment.nullable().meta({ description: 'To the minute' }),
    last_used_ip: z.string().nullable(),
    state: z.enum(['works', 'expired', 'revoked']),
  })
  .meta({ id: 'Token' });
export const createdToken = z
  .object({ id: z.string(), token: z.string().meta({ description: 'Shown this once' }) })
  .meta({ id: 'CreatedToken' });
