import { createHash } from 'node:crypto';
import type { Clock } from '@orderwatch/clock';
import { plainLine } from '@orderwatch/core';
import webPush from 'web-push';
import type { Db } from '../../db/connect.ts';
import { listSubscriptions, type PushSubscription, removeSubscription } from '../../db/push/subscriptions.ts';
import type { KeyRing } from '../../secrets/key-file.ts';
import type { Channel, ChannelMessage, ChannelTarget, SendOutcome } from './channel.ts';
import { guardedPost, type PostReply } from './guarded-post.ts';
import { checked, trialStep } from './one-step.ts';
import { printable, shorten } from './printable.ts';
import { openVapidKeys, type VapidKeys } from './vapid-keys.ts';

export interface WebPushParts {
  readonly db: Db;
  readonly keyRing: KeyRing;
  readonly clock: Pick<Clock, 'hold'>;
  /** Where a push service finds whoever sends, when it has something to complain of: an https address or mailto. */
  readonly contact: string;
  /** For push services on this machine, in tests. */
  readonly allowPrivate: boolean;
}

/** A push for a telephone that is switched off is kept for a day. */
const TTL_S = 86_400;
const TIMEOUT_MS = 10_000;
const BODY_LETTERS = 400;
const REMEMBERED = 200;

/** What is encrypted for one browser. Small: services take 4 KB at most, and a lock screen shows four lines. */
interface Payload {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly order_id: string | null;
  readonly severity: string;
  readonly silent: boolean;
}

/** Pushes each message to every browser that the user subscribed, encrypted for that browser alone. */
export function createWebPushChannel({ db, keyRing, clock, contact, allowPrivate }: WebPushParts): Channel {
  /** Which browsers have taken a message that goes to others again. Lost at a restart: at most a visible repeat. */
  const taken = new Map<string, Set<string>>();

  async function pushTo(one: PushSubscription, payload: Payload, vapid: VapidKeys): Promise<SendOutcome> {
    const subscription = { endpoint: one.endpoint, keys: { p256dh: one.p256dh, auth: one.auth } };
    const { headers, body } = webPush.generateRequestDetails(subscription, JSON.stringify(payload), {
      vapidDetails: { subject: contact, ...vapid },
      TTL: TTL_S,
      contentEncoding: 'aes128gcm',
      urgency: payload.silent ? 'normal' : 'high',
      // A repeat that the browser has not fetched yet takes the place of the first.
      topic: createHash('sha256').update(payload.id).digest('base64url').slice(0, 32),
    });
    const url = new URL(one.endpoint);
    const text = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    return outcomeOf(
      await guardedPost({ url, headers: text, body, timeoutMs: TIMEOUT_MS, allowPrivate }),
      one,
    );
  }

  async function pushToAll(payload: Payload, { userId }: ChannelTarget): Promise<SendOutcome> {
    const release = clock.hold();
    try {
      const vapid = await openVapidKeys(db, keyRing);
      if (!vapid) return SEALED;
      const done = taken.get(payload.id) ?? new Set();
      const due = (await listSubscriptions(db, userId)).filter(({ id }) => !done.has(id));
      const outcomes = await Promise.all(
        due.map(async (one) => {
          const outcome = await pushTo(one, payload, vapid);
          if (outcome.kind === 'sent') done.add(one.id);
          if (outcome.kind === 'refused') await removeSubscription(db, { userId, id: one.id });
          return outcome;
        }),
      );
      const waiting = outcomes.find(({ kind }) => kind === 'retry');
      remember(payload.id, waiting ? done : undefined);
      if (waiting) return waiting;
      return done.size > 0 ? { kind: 'sent' } : (outcomes[0] ?? NOBODY);
    } finally {
      release();
    }
  }

  function remember(id: string, done: Set<string> | undefined): void {
    taken.delete(id);
    if (done) taken.set(id, done);
    const [oldest] = taken.keys();
    if (taken.size > REMEMBERED && oldest !== undefined) taken.delete(oldest);
  }

  return {
    kind: 'web_push',
    secretFields: [],
    inspect: () => [],
    async check(target) {
      const count = (await listSubscriptions(db, target.userId)).length;
      if (count === 0)
        return checked([{ step: 'browsers', ok: false, detail: `${NOBODY.why} ${NOBODY.mend}` }]);
      const detail = count === 1 ? 'One browser is subscribed.' : `${count} browsers are subscribed.`;
      const trial: Payload = {
        id: 'test',
        title: 'Orderwatch reaches this browser',
        body: 'This is a message of trial.',
        order_id: null,
        severity: 'low',
        silent: false,
      };
      const outcome = await pushToAll(trial, target);
      const success =
        'The push service took a message of trial. If none appears, look at the notification settings of the system.';
      return checked([{ step: 'browsers', ok: true, detail }, trialStep('push', outcome, success)]);
    },
    send: (message, target) => pushToAll(payloadOf(message), target),
  };
}

const SEALED = {
  kind: 'refused',
  why: 'The key file does not open the keys of web push.',
  mend: 'Restore the key file from your backup, and start again.',
} as const satisfies SendOutcome;

const NOBODY = {
  kind: 'refused',
  why: 'No browser is subscribed.',
  mend: 'Open Orderwatch in the browser that shall show the messages, and allow them there.',
} as const satisfies SendOutcome;

/** What a browser is shown. */
export function payloadOf({ id, text, severity, silent, items }: ChannelMessage): Payload {
  return {
    id,
    title: shorten(printable(text.title), 120),
    body: shorten(text.lines.map((line) => printable(plainLine(line))).join('\n'), BODY_LETTERS),
    order_id: items.length === 1 ? items[0].orderId : null,
    severity,
    silent,
  };
}

function outcomeOf(reply: PostReply, { endpoint }: PushSubscription): SendOutcome {
  const { hostname } = new URL(endpoint);
  const mend = 'Subscribe that browser again.';
  if (reply.kind === 'private_address') {
    return { kind: 'refused', why: `${hostname} leads into this machine's own network.`, mend };
  }
  if (reply.kind === 'failed') return { kind: 'retry', why: reply.problem.why };
  const { status, retryAfterMs } = reply;
  if (status >= 200 && status < 300) return { kind: 'sent' };
  if (status === 404 || status === 410) {
    return { kind: 'refused', why: 'The browser has ended its subscription, so it was removed.', mend };
  }
  if (status === 400 || status === 401 || status === 403) {
    const why = `The push service ${hostname} no longer knows this installation (${status}), so the browser was removed.`;
    return { kind: 'refused', why, mend };
  }
  const why = `The push service ${hostname} answered ${status}.`;
  return { kind: 'retry', why, ...(retryAfterMs !== null && { afterMs: retryAfterMs }) };
}
