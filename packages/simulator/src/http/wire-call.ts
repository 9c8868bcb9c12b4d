import type { IncomingHttpHeaders } from 'node:http';
import type { HttpOperation } from './operation.ts';

/** A request as it came over the wire. */
export interface WireCall {
  readonly operation: HttpOperation;
  /** `X-Request-ID`: by this key the caller keeps simulated time still until it has the answer. */
  readonly requestId: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly params: Readonly<Record<string, string>>;
  readonly body: string;
  readonly clientAddress: string;
}

export type WireReply =
  | { readonly kind: 'json'; readonly status: number; readonly value: unknown }
  | { readonly kind: 'text'; readonly status: number; readonly contentType: string; readonly text: string };

export function jsonReply(value: unknown, status = 200): WireReply {
  return { kind: 'json', status, value };
}

/** One header; several of one name are joined, as HTTP reads them. */
export function header(call: WireCall, name: string): string {
  const value = call.headers[name];
  return Array.isArray(value) ? value.join(', ') : (value ?? '');
}
