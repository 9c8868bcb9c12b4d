import createClient, { type Middleware } from 'openapi-fetch';
import { fetchInTime } from './fetch-in-time.ts';
import type { paths } from './generated/schema.js';
import { readProblem, unreachable } from './problem.ts';
import { askForProof, proofAsked } from './proof.ts';

let csrfToken = '';

/** From `/auth/me`; every change sends it back. */
export function rememberCsrfToken(token: string): void {
  csrfToken = token;
}

const FORBIDDEN = 403;
/** Each change as it was sent, for sending it again once the person has shown who they are. */
const repeats = new WeakMap<Request, Request>();
const safe = new Set(['GET', 'HEAD']);

const credentials: Middleware = {
  onRequest({ request }) {
    if (safe.has(request.method)) return undefined;
    if (csrfToken) request.headers.set('x-csrf-token', csrfToken);
    if (!request.headers.has('idempotency-key')) request.headers.set('idempotency-key', newKey());
    repeats.set(request, request.clone());
    return request;
  },
  async onResponse({ request, response }) {
    const again = repeats.get(request);
    if (response.status !== FORBIDDEN || !again) return undefined;
    const kind = proofAsked(
      await response
        .clone()
        .json()
        .catch(() => null),
    );
    // The key of the request goes with it: what was refused for want of a proof has done nothing.
    return kind !== undefined && (await askForProof(kind)) ? fetchInTime(again) : undefined;
  },
};

export const api = createClient<paths>({ baseUrl: '', credentials: 'same-origin', fetch: fetchInTime });
api.use(credentials);

/**
 * One key per wish of a person, so that a repeated request does nothing twice. Not `randomUUID`, which browsers
 * offer only over https and on loopback.
 */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The headers of a request that is known again by its key. */
export function keyed(key: string): { readonly headers: { readonly 'idempotency-key': string } } {
  return { headers: { 'idempotency-key': key } };
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
  throw problemOf(error, response);
}

/** For requests whose answer has no body. */
export async function done(asked: Promise<Answer<unknown>>): Promise<void> {
  const { error, response } = await heard(asked);
  if (!response.ok) throw problemOf(error, response);
}

function problemOf(body: unknown, { status, headers }: Response): Error {
  return readProblem(body, status, headers.get('x-request-id') ?? undefined);
}

async function heard<T>(asked: Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await asked;
  } catch {
    // `fetch` rejects for every kind of silence alike, and its words differ by browser.
    throw unreachable();
  }
}
