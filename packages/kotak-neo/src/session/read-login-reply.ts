import { z } from 'zod';
import { readEnvelope } from '../envelope/envelope.ts';
import { parseJson } from '../transport/parse-json.ts';
import type { TransportReply } from '../transport/transport.ts';
import type { LoginError, LoginErrorKind } from './login-error.ts';

/** What both login steps grant. `baseUrl` comes with the second one only. */
export type Grant = z.infer<typeof grantShape>;

const grantShape = z.object({
  status: z.string().refine((status) => status.toLowerCase() === 'success'),
  token: z.string().min(1),
  sid: z.string().min(1),
  ucc: z.string().default(''),
  baseUrl: z.string().default(''),
  dataCenter: z.string().nullish(),
  rtUrl: z.string().nullish(),
});
const answerShape = z.object({ data: grantShape });

export type LoginReply =
  | { readonly ok: true; readonly grant: Grant }
  | { readonly ok: false; readonly error: LoginError };

/** Reads the answer to either login step. Kotak answers failures with HTTP 200 in several shapes. */
export function readLoginReply(reply: TransportReply): LoginReply {
  if (reply.kind !== 'reply') return refuse('network', reply.words);
  const body = parseJson(reply.bodyText);
  const answer = answerShape.safeParse(body);
  if (answer.success && reply.status >= 200 && reply.status < 300) {
    return { ok: true, grant: answer.data.data };
  }
  const envelope = readEnvelope(body);
  const words = envelope.texts.join('; ');
  if (envelope.code === '100008') return refuse('ip_not_allowed', words);
  if (reply.status === 424 || reply.status >= 500)
    return refuse('temporary', words || `HTTP ${reply.status}`);
  const named = kindByWords(words);
  if (named) return refuse(named, words);
  if (reply.status === 429) return refuse('temporary', words || 'HTTP 429: too many requests');
  return words === ''
    ? refuse('malformed', `HTTP ${reply.status} without a login answer`)
    : refuse('refused', words);
}

/** A missing field is named in its message, so it is looked for before the fields' names. */
function kindByWords(words: string): LoginErrorKind | undefined {
  if (/missing required field/i.test(words)) return 'missing_field';
  if (/mpin/i.test(words)) return 'wrong_mpin';
  if (/totp/i.test(words)) return 'wrong_totp';
  return /\bucc\b/i.test(words) ? 'invalid_ucc' : undefined;
}

function refuse(kind: LoginErrorKind, words: string): LoginReply {
  return { ok: false, error: { kind, words } };
}

const harmless = [
  'stat',
  'status',
  'stCode',
  'errMsg',
  'emsg',
  'message',
  'errorCode',
  'code',
  'error',
] as const;
const harmlessGrant = ['status', 'ucc', 'kType', 'dataCenter', 'baseUrl'] as const;

/** The part of a login answer that may be kept: named fields only, as every other one may be a secret. */
export function loginEvidence(bodyText: string): string {
  const body = z.looseObject({ data: z.looseObject({}).optional() }).safeParse(parseJson(bodyText));
  if (!body.success) return '';
  const kept: Record<string, unknown> = {};
  for (const name of harmless) if (name in body.data) kept[name] = body.data[name];
  const granted = body.data.data;
  if (granted) {
    kept.data = Object.fromEntries(
      harmlessGrant.filter((name) => name in granted).map((name) => [name, granted[name]]),
    );
  }
  return JSON.stringify(kept);
}
