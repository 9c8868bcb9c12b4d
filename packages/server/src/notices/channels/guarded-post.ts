import { type LookupAddress, type LookupAllOptions, lookup as lookUpByDns } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { explainNetwork, type NetworkProblem } from './network-problem.ts';
import { isPrivateAddress } from './private-address.ts';

export interface GuardedPost {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  /** Real time, from the first look-up to the head of the answer. */
  readonly timeoutMs: number;
  readonly allowPrivate: boolean;
  /** Finds the addresses of a name; the system's own resolver by default. */
  readonly lookUp?: LookUpAll;
}

export type LookUpAll = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

export type PostReply =
  | { readonly kind: 'answered'; readonly status: number; readonly retryAfterMs: number | null }
  /** The address leads into this machine's own network, and nothing was sent. */
  | { readonly kind: 'private_address' }
  | { readonly kind: 'failed'; readonly problem: NetworkProblem };

/**
 * Posts to an address that a user entered. The address is checked after the name was looked up, and it is the checked
 * one that is connected to, so that a name cannot point elsewhere in between. Redirects are answers, not followed.
 */
export async function guardedPost(wish: GuardedPost): Promise<PostReply> {
  const host = wish.url.hostname.replace(/^\[|\]$/g, '');
  if (!wish.allowPrivate && isIP(host) !== 0 && isPrivateAddress(host)) return { kind: 'private_address' };
  try {
    return await post(wish);
  } catch (error) {
    if (isPrivateError(error)) return { kind: 'private_address' };
    return { kind: 'failed', problem: explainNetwork(error, host) };
  }
}

function post({
  url,
  headers,
  body,
  timeoutMs,
  allowPrivate,
  lookUp = lookUpByDns,
}: GuardedPost): Promise<PostReply> {
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const sending = request(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        agent: false,
        signal: AbortSignal.timeout(timeoutMs),
        ...(allowPrivate ? {} : { lookup: publicOnly(lookUp) }),
      },
      (answer) => {
        resolve({
          kind: 'answered',
          status: answer.statusCode ?? 0,
          retryAfterMs: retryAfter(answer.headers['retry-after']),
        });
        // Nothing that stands in the answer is of interest, and it could be endless.
        answer.destroy();
      },
    );
    sending.on('error', reject);
    sending.end(body);
  });
}

const PRIVATE = 'ERR_PRIVATE_ADDRESS';

/** Looks a name up, and fails when any of its addresses is private: a mixture is a trick or a mistake. */
function publicOnly(lookUp: LookUpAll): LookupFunction {
  return (hostname, options, callback) => {
    lookUp(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '');
      if (addresses.length === 0 || addresses.some(({ address }) => isPrivateAddress(address))) {
        return callback(Object.assign(new Error('A private address'), { code: PRIVATE }), '');
      }
      if (options.all) return callback(null, addresses);
      const [first] = addresses;
      callback(null, first?.address ?? '', first?.family);
    });
  };
}

function isPrivateError(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isPrivateError);
  return error instanceof Error && 'code' in error && error.code === PRIVATE;
}

const LONGEST_WAIT_S = 86_400;

/** Seconds only: a date would be by the other side's clock. */
function retryAfter(header: string | undefined): number | null {
  if (header === undefined || !/^\d{1,9}$/.test(header)) return null;
  return Math.min(Number(header), LONGEST_WAIT_S) * 1000;
}
