import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from './generated/schema.js';
import { readProblem, unreachable } from './problem.ts';

let csrfToken = '';

/** From `/auth/me`; every change sends it back. */
export function rememberCsrfToken(token: string): void {
  csrfToken = token;
}

const safe = new Set(['GET', 'HEAD']);

const credentials: Middleware = {
  onRequest({ request }) {
    if (safe.has(request.method)) return undefined;
    if (csrfToken) request.headers.set('x-csrf-token', csrfToken);
    if (!request.headers.has('idempotency-key')) request.headers.set('idempotency-key', newKey());
    return request;
  },
};

export const api = createClient<paths>({ baseUrl: '', credentials: 'same-origin' });
api.use(credentials);

/**
 * One key per wish of a person, so that a repeated request does nothing twice. Not `randomUUID`, which browsers
 * offer only over https and on loopback.
 */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** The body of an answer, or a thrown `ApiProblem` that says what to show. */
export async function bodyOf<T>(asked: Promise<Answer<T>>): Promise<NonNullable<T>> {
  const { data, error, response } = await heard(asked);
  if (response.ok && data !== undefined && data !== null) return data;
  throw readProblem(error, response.status);
}

/** For requests whose answer has no body. */
export async function done(asked: Promise<Answer<unknown>>): Promise<void> {
  const { error, response } = await heard(asked);
  if (!response.ok) throw readProblem(error, response.status);
}

async function heard<T>(asked: Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await asked;
  } catch {
    // `fetch` rejects for every kind of silence alike, and its words differ by browser.
    throw unreachable();
  }
}
