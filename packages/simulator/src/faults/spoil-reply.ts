import type { WireReply } from '../http/wire-call.ts';
import { writeJson } from '../rows/write-json.ts';

/** An answer as bytes on the wire, or what happens instead of one. */
export type WireOutcome =
  | { readonly kind: 'answer'; readonly status: number; readonly contentType: string; readonly text: string }
  | { readonly kind: 'cut' }
  | { readonly kind: 'cut_mid_body'; readonly answer: Answered; readonly at: number };

export type Answered = Extract<WireOutcome, { kind: 'answer' }>;

const JSON_TYPE = 'application/json; charset=utf-8';

export function written(reply: WireReply): Answered {
  if (reply.kind === 'text') {
    return { kind: 'answer', status: reply.status, contentType: reply.contentType, text: reply.text };
  }
  return { kind: 'answer', status: reply.status, contentType: JSON_TYPE, text: writeJson(reply.value) };
}

/** A status by itself; without a body, as a gateway's. */
export function bareStatus(status: number, body = ''): Answered {
  const contentType = /^\s*[[{]/.test(body) ? JSON_TYPE : 'text/plain; charset=utf-8';
  return { kind: 'answer', status, contentType, text: body };
}

export function gatewayPage(status: number): Answered {
  const text = [
    '<html>',
    '<head><title>Web server is temporarily unavailable</title></head>',
    '<body><center><h1>The page cannot be shown</h1></center><hr><center>gateway</center></body>',
    '</html>',
    '',
  ].join('\r\n');
  return { kind: 'answer', status, contentType: 'text/html', text };
}

/** Ends the text early, but well-formed as HTTP. */
export function truncated(answer: Answered, at = Math.floor(answer.text.length / 2)): Answered {
  return { ...answer, text: answer.text.slice(0, at) };
}
