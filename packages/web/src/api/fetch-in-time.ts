/** A question is answered at once or not at all; one that moves something may wait for the broker. */
const READ_MS = 20_000;
const CHANGE_MS = 90_000;
/** Whether the server is there at all is to be known soon. */
const SOON_MS = 8_000;
const SOON = '/api/v1/status';

/**
 * `fetch` that does not wait without end: a server that takes a request and never answers would leave everything as it is,
 * and nothing would say so. Cut off, it rejects as when nobody had been there.
 */
export async function fetchInTime(request: Request): Promise<Response> {
  const cut = new AbortController();
  request.signal.addEventListener('abort', () => cut.abort(), { once: true });
  if (request.signal.aborted) cut.abort();
  // The body has to come in that time, too: what has been read to its end by then is not touched.
  setTimeout(() => cut.abort(), mayTakeMs(request));
  return fetch(request, { signal: cut.signal });
}

/** How long an answer may take, in milliseconds. */
export function mayTakeMs({ method, url }: Pick<Request, 'method' | 'url'>): number {
  if (method !== 'GET') return CHANGE_MS;
  return new URL(url).pathname === SOON ? SOON_MS : READ_MS;
}
