import { createHmac } from 'node:crypto';
import type { Clock } from '@orderwatch/clock';
import { plainLine } from '@orderwatch/core';
import type { Channel, ChannelMessage, ChannelTarget, SendOutcome } from './channel.ts';
import { guardedPost, type PostReply } from './guarded-post.ts';
import { oneStep } from './one-step.ts';
import { isPrivateAddress } from './private-address.ts';

export interface WebhookParts {
  /** Simulated time stands still while a request is under way. */
  readonly clock: Pick<Clock, 'hold'>;
  /** For the signature's timestamp, which the receiver compares with his own clock. */
  readonly realTime: Pick<Clock, 'nowMs'>;
  /** Whether the installation lets webhooks reach into its own network. */
  readonly allowPrivate: boolean;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;
const SECRET_LENGTH_MIN = 16;
const ALLOW_KEY = 'ORDERWATCH_WEBHOOK_ALLOW_PRIVATE';

/** Posts each message as JSON to the user's address, signed with his secret. */
export function createWebhookChannel(parts: WebhookParts): Channel {
  const { allowPrivate, clock, realTime, timeoutMs = TIMEOUT_MS } = parts;

  async function post(body: string, id: string, { settings, secrets }: ChannelTarget): Promise<SendOutcome> {
    const release = clock.hold();
    try {
      const url = new URL(String(settings.url));
      const headers = {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Orderwatch',
        'x-orderwatch-id': id,
        'x-orderwatch-signature': signature(secrets.secret ?? '', realTime.nowMs(), body),
      };
      return outcomeOf(await guardedPost({ url, headers, body, timeoutMs, allowPrivate }), url.hostname);
    } finally {
      release();
    }
  }

  return {
    kind: 'webhook',
    secretFields: ['secret'],
    inspect(settings, secrets) {
      const problems = [];
      const problem = urlProblem(settings.url, allowPrivate);
      if (problem) problems.push({ field: 'url', message: problem });
      if ((secrets.secret ?? '').length < SECRET_LENGTH_MIN) {
        const message = `Enter at least ${SECRET_LENGTH_MIN} characters that nobody can guess: the receiver checks the signature with them.`;
        problems.push({ field: 'secret', message });
      }
      return problems;
    },
    async check(target) {
      const body = JSON.stringify({ id: 'test', kind: 'test', text: 'Orderwatch reaches this address.' });
      return oneStep('post', await post(body, 'test', target), 'A message of trial was taken.');
    },
    send: (message, target) => post(JSON.stringify(webhookBody(message)), message.id, target),
  };
}

/** The value of X-Orderwatch-Signature: when it was signed, in seconds, and the HMAC-SHA256 of `<t>.<body>`. */
export function signature(secret: string, nowMs: number, body: string): string {
  const seconds = Math.floor(nowMs / 1000);
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

/** What is posted, before it is signed. */
export function webhookBody(message: ChannelMessage) {
  const { id, text, severity, items, silent } = message;
  return {
    id,
    event_id: items[0].eventId,
    kind: items.length === 1 ? items[0].kind : 'digest',
    severity,
    silent,
    title: text.title,
    text: text.lines.map(plainLine).join('\n'),
    items: items.map((item) => ({
      notice_id: item.noticeId,
      event_id: item.eventId,
      kind: item.kind,
      severity: item.severity,
      account_id: item.accountId,
      order_id: item.orderId,
      at: new Date(item.atMs).toISOString(),
      facts: item.facts,
    })),
  };
}

function outcomeOf(reply: PostReply, host: string): SendOutcome {
  if (reply.kind === 'private_address') return privateAddress(host);
  if (reply.kind === 'failed') return { kind: 'retry', why: `${reply.problem.why} ${reply.problem.mend}` };
  const { status, retryAfterMs } = reply;
  if (status >= 200 && status < 300) return { kind: 'sent' };
  if (status === 410) {
    const why = `${host} answered 410: it wants no more messages.`;
    return {
      kind: 'refused',
      why,
      mend: 'Enter the new address of the receiver, or switch the webhook off.',
    };
  }
  if (status >= 300 && status < 400) {
    const why = `${host} answered ${status}, a redirect, and none is followed.`;
    return { kind: 'retry', why: `${why} Enter the address that it leads to.` };
  }
  const why = `${host} answered ${status}. Only an answer from 200 to 299 counts as taken.`;
  return { kind: 'retry', why, ...(retryAfterMs !== null && { afterMs: retryAfterMs }) };
}

function privateAddress(host: string): SendOutcome {
  return {
    kind: 'refused',
    why: `${host} leads into this machine's own network.`,
    mend: `Use a public address, or set ${ALLOW_KEY}=yes if this is meant.`,
  };
}

function urlProblem(url: unknown, allowPrivate: boolean): string | null {
  if (typeof url !== 'string' || !URL.canParse(url))
    return 'Enter an address such as https://example.org/orders.';
  const { protocol, hostname, username, password } = new URL(url);
  if (protocol !== 'https:' && !(protocol === 'http:' && allowPrivate)) {
    return allowPrivate
      ? 'Only https and http are supported.'
      : 'Only https is allowed: the messages tell of your money.';
  }
  if (username || password)
    return 'Leave user and password out of the address: the signature says who sends.';
  const literal = /^(\[.*\]|[\d.]+)$/.test(hostname);
  const local =
    hostname === 'localhost' || hostname.endsWith('.localhost') || (literal && isPrivateAddress(hostname));
  return local && !allowPrivate
    ? `It leads into this machine's own network. Use a public address, or set ${ALLOW_KEY}=yes if this is meant.`
    : null;
}
