import type { OwnersThings } from '../../support/owners-things.ts';

/** The least that a program's token needs; `person`: a person with a session only; `nobody`: no login at all. */
export type Need = 'nobody' | 'read' | 'trade' | 'admin' | 'person';

export interface Rule {
  readonly need: Need;
  /** The person must have shown a password or a code a moment ago. */
  readonly stepUp?: true;
  /** What `{id}` stands for. Another user's is answered with 404, as one that does not exist. */
  readonly of?: keyof OwnersThings;
  /** A body that the route would take from the owner. */
  readonly body?: unknown;
  /** The owner's things, named in the body. A stranger's answer is 404. */
  readonly names?: (owner: OwnersThings) => object;
  /** A filter by the owner's things: a stranger's answer is 404 or has nothing in it. */
  readonly asks?: (owner: OwnersThings) => Readonly<Record<string, string>>;
  /** Where a stranger's answer is 200, because it is a list with a verdict on each thing named. */
  readonly strangerIsTold?: string;
  /** What the owner gets where it is not 200: the thing is his, but in another state. */
  readonly ownerGets?: number;
  /** An answer without an end. */
  readonly streams?: true;
  /** There only in the demo and for paper accounts, or with a data folder: otherwise nobody finds it. */
  readonly demo?: true;
}

const byAccount = { asks: ({ accountId }: OwnersThings) => ({ account_id: accountId }) };
const credentials = {
  consumer_key: 'k',
  mobile_number: '+919999999999',
  ucc: 'AB1C2',
  mpin: '123456',
  totp_secret: 'JBSWY3DPEHPK3PXP',
};
const reason = 'it is my own';

/** Every route of the running program. What is not here fails the story, and so does what is here and is no route. */
export const AUTHORIZATION: Readonly<Record<string, Rule>> = {
  'GET /healthz': { need: 'nobody' },
  'GET /readyz': { need: 'nobody' },
  'GET /metrics': { need: 'nobody' },
  'GET /openapi.json': { need: 'nobody' },
  'GET /api/v1/status': { need: 'nobody' },
  'POST /api/v1/auth/setup': { need: 'nobody' },
  'POST /api/v1/auth/login': { need: 'nobody' },
  'GET /api/v1/auth/me': { need: 'read' },
  'POST /api/v1/auth/logout': { need: 'person' },
  'GET /api/v1/auth/security': { need: 'person' },
  'POST /api/v1/auth/proof': { need: 'person' },
  'POST /api/v1/auth/password': { need: 'person' },
  'GET /api/v1/auth/sessions': { need: 'person' },
  'DELETE /api/v1/auth/sessions/{id}': { need: 'person', of: 'sessionId' },
  'POST /api/v1/auth/sessions/end-others': { need: 'person' },
  'POST /api/v1/auth/second-factor': { need: 'person', stepUp: true },
  'POST /api/v1/auth/second-factor/confirm': { need: 'person', stepUp: true },
  'POST /api/v1/auth/second-factor/recovery-codes': { need: 'person', stepUp: true },
  'POST /api/v1/auth/second-factor/off': { need: 'person' },
  'GET /api/v1/auth/tokens': { need: 'person' },
  'POST /api/v1/auth/tokens': { need: 'person', stepUp: true },
  'DELETE /api/v1/auth/tokens/{id}': { need: 'person', of: 'tokenId' },

  'GET /api/v1/user/orders': { need: 'read', ...byAccount },
  'GET /api/v1/user/orders/failed': { need: 'read', ...byAccount },
  'GET /api/v1/user/orders/statistics': { need: 'read', ...byAccount },
  'GET /api/v1/user/orders/reasons': { need: 'read', ...byAccount },
  'GET /api/v1/user/orders/states': { need: 'read', ...byAccount },
  'GET /api/v1/user/orders/{id}': { need: 'read', of: 'orderId' },
  'GET /api/v1/user/orders/{id}/events': { need: 'read', of: 'orderId' },
  'GET /api/v1/user/orders/{id}/prices': { need: 'read', of: 'orderId' },
  'GET /api/v1/user/orders/{id}/candidates': { need: 'read', of: 'orderId', ownerGets: 409 },
  'POST /api/v1/user/orders': {
    need: 'trade',
    names: ({ accountId }) => ({
      account_id: accountId,
      symbol: 'SBIN',
      side: 'buy',
      quantity: 1,
      limit_price: '500.00',
    }),
  },
  'POST /api/v1/user/orders/sync': { need: 'trade', names: ({ accountId }) => ({ account_id: accountId }) },
  'PATCH /api/v1/user/orders/{id}': { need: 'trade', of: 'orderId', body: { quantity: 1 } },
  'DELETE /api/v1/user/orders/{id}': { need: 'trade', of: 'orderId' },
  'POST /api/v1/user/orders/{id}/cancel': { need: 'trade', of: 'orderId' },
  'POST /api/v1/user/orders/{id}/retry': { need: 'trade', of: 'orderId' },
  'POST /api/v1/user/orders/{id}/resolve': {
    need: 'person',
    of: 'orderId',
    body: { decision: 'not_placed', reason },
  },
  'POST /api/v1/user/orders/{id}/care': { need: 'person', of: 'orderId', body: { under_care: true, reason } },
  'POST /api/v1/user/retry-queue/bulk': {
    need: 'trade',
    names: ({ orderId }) => ({ action: 'drop', ids: [orderId] }),
    strangerIsTold: 'order_not_found',
  },
  'PUT /api/v1/user/retry-queue/order': {
    need: 'trade',
    names: ({ accountId }) => ({ account_id: accountId, order_ids: [] }),
  },
  'GET /api/v1/user/requests/{id}': { need: 'read', of: 'requestId' },
  'GET /api/v1/user/evidence/{id}': { need: 'read', of: 'evidenceId' },
  'GET /api/v1/user/divergences': { need: 'read', ...byAccount },

  'GET /api/v1/user/positions': { need: 'read', ...byAccount },
  'GET /api/v1/user/positions/{id}': { need: 'read', of: 'positionId' },
  'GET /api/v1/user/positions/{id}/prices': { need: 'read', of: 'positionId' },
  'POST /api/v1/user/positions/{id}/hold': { need: 'trade', of: 'positionId', body: {} },
  'POST /api/v1/user/positions/{id}/resume': { need: 'trade', of: 'positionId' },
  'POST /api/v1/user/positions/{id}/adjust': {
    need: 'person',
    of: 'positionId',
    body: { from: 1, to: 2, ex_day: '2026-08-21', reason: 'a split' },
  },
  'POST /api/v1/user/positions/{id}/settle-sale': {
    need: 'person',
    of: 'positionId',
    body: { order_id: 'ord_1', of_position: 1 },
  },
  'GET /api/v1/user/trades': { need: 'read', ...byAccount },
  'GET /api/v1/user/trades/profit': { need: 'read', ...byAccount },
  'GET /api/v1/user/days': { need: 'read', ...byAccount },
  'GET /api/v1/user/days/{day}': { need: 'read', ...byAccount },
  'GET /api/v1/user/events': {
    need: 'read',
    asks: ({ accountId, orderId }) => ({ account_id: accountId, order_id: orderId }),
  },

  'POST /api/v1/user/recommendations': { need: 'trade' },
  'GET /api/v1/user/placement-runs': { need: 'read', ...byAccount },
  'POST /api/v1/user/placement-runs': {
    need: 'trade',
    names: ({ accountId, recommendationsId }) => ({
      account_id: accountId,
      recommendations_id: recommendationsId,
      dry_run: true,
    }),
  },
  'GET /api/v1/user/placement-runs/{id}': { need: 'read', of: 'runId' },
  'POST /api/v1/user/prices': { need: 'admin' },
  'GET /api/v1/user/prices/days': { need: 'read', asks: () => ({ from_date: '2026-08-20' }) },
  'GET /api/v1/market/days/{day}': { need: 'read' },
  'GET /api/v1/user/calendar': { need: 'read' },
  'GET /api/v1/user/legacy': { need: 'read' },

  'GET /api/v1/user/broker-accounts': { need: 'read' },
  'GET /api/v1/user/broker-accounts/{id}/settings-origin': { need: 'read', of: 'accountId' },
  'POST /api/v1/user/broker-accounts': { need: 'person', stepUp: true },
  'PATCH /api/v1/user/broker-accounts/{id}': {
    need: 'person',
    stepUp: true,
    of: 'accountId',
    body: { label: 'mine' },
  },
  'PUT /api/v1/user/broker-accounts/{id}/credentials': {
    need: 'person',
    stepUp: true,
    of: 'accountId',
    body: credentials,
  },
  'POST /api/v1/user/broker-accounts/{id}/pause': { need: 'trade', of: 'accountId' },
  'POST /api/v1/user/broker-accounts/{id}/resume': { need: 'person', stepUp: true, of: 'accountId' },
  'POST /api/v1/user/broker-accounts/{id}/mode': {
    need: 'person',
    stepUp: true,
    of: 'accountId',
    body: { mode: 'live' },
    // It plays on a simulated exchange.
    ownerGets: 409,
  },
  'POST /api/v1/user/broker-accounts/{id}/login': { need: 'admin', of: 'accountId' },
  'POST /api/v1/user/broker-accounts/{id}/confirm-other-program': {
    need: 'person',
    stepUp: true,
    of: 'accountId',
    body: { reason },
  },
  'POST /api/v1/user/broker-accounts/{id}/verify-history': { need: 'read', of: 'accountId' },

  'GET /api/v1/user/guards': { need: 'read', ...byAccount },
  'POST /api/v1/user/circuit-breaker/reset': {
    need: 'person',
    stepUp: true,
    names: ({ accountId }) => ({ account_id: accountId, reason }),
  },
  'GET /api/v1/user/kill-switch': { need: 'read', ...byAccount },
  'POST /api/v1/user/kill-switch': {
    need: 'trade',
    names: ({ accountId }) => ({ account_id: accountId, on: true }),
  },
  'POST /api/v1/user/kill-switch/release': {
    need: 'person',
    stepUp: true,
    names: ({ accountId }) => ({ account_id: accountId, reason }),
  },
  'POST /api/v1/user/kill-switch/cancel': {
    need: 'trade',
    names: ({ accountId }) => ({ account_id: accountId }),
  },
  'GET /api/v1/user/funds': { need: 'read', ...byAccount },
  'POST /api/v1/user/funds/read': { need: 'trade', names: ({ accountId }) => ({ account_id: accountId }) },
  'GET /api/v1/user/health': { need: 'read' },
  'GET /api/v1/user/stream': { need: 'read', streams: true },

  'GET /api/v1/user/notifications': {
    need: 'read',
    asks: ({ accountId, orderId }) => ({ account_id: accountId, order_id: orderId }),
  },
  'GET /api/v1/user/notifications/unread': { need: 'read' },
  'POST /api/v1/user/notifications/{id}/read': { need: 'admin', of: 'noticeId' },
  'POST /api/v1/user/notifications/read-all': { need: 'admin', body: {} },
  'GET /api/v1/user/notification-preferences': { need: 'read' },
  'GET /api/v1/user/notification-preferences/preview': {
    need: 'read',
    asks: () => ({ kind: 'order_rejected' }),
  },
  'PUT /api/v1/user/notification-preferences': { need: 'admin' },
  'GET /api/v1/user/notification-deliveries': { need: 'read' },
  'GET /api/v1/user/notification-deliveries/tally': { need: 'read' },
  'POST /api/v1/user/notification-deliveries/send-again': {
    need: 'admin',
    names: ({ noticeId }) => ({ channel: 'webhook', notification_id: noticeId }),
  },
  'GET /api/v1/user/notification-channels': { need: 'read' },
  'PUT /api/v1/user/notification-channels/{channel}': { need: 'person', stepUp: true },
  'POST /api/v1/user/notification-channels/{channel}/test': { need: 'admin' },
  'POST /api/v1/user/notification-channels/telegram/connect': { need: 'person', stepUp: true },
  'GET /api/v1/user/notification-channels/telegram/chat': { need: 'read' },
  'DELETE /api/v1/user/notification-channels/telegram/chat': { need: 'admin' },
  'GET /api/v1/user/notification-channels/web_push/key': { need: 'read' },
  'GET /api/v1/user/notification-channels/web_push/subscriptions': { need: 'read' },
  'POST /api/v1/user/notification-channels/web_push/subscriptions': { need: 'person' },
  'DELETE /api/v1/user/notification-channels/web_push/subscriptions/{id}': {
    need: 'person',
    of: 'subscriptionId',
  },

  'GET /api/v1/installation/backups': { need: 'person', demo: true },
  'POST /api/v1/installation/backups': { need: 'person', stepUp: true, demo: true },
  'POST /api/v1/installation/backups/check': { need: 'person', stepUp: true, demo: true },
  'GET /api/v1/installation/users': { need: 'person' },
  'POST /api/v1/installation/users': {
    need: 'person',
    stepUp: true,
    body: { email: 'chitra@example.in', display_name: 'Chitra', password: 'monsoon-kettle-ladder' },
  },
  'POST /api/v1/installation/calendar/check': {
    need: 'person',
    body: {
      file_name: 'holiday-master.json',
      text: '{"CM":[{"tradingDate":"26-Jan-2027","description":"Republic Day"}]}',
    },
  },
  'POST /api/v1/installation/calendar': {
    need: 'person',
    stepUp: true,
    body: { file_name: 'holiday-master.json', text: '{}', version: 'of another calendar' },
    // Nobody has looked at this one.
    ownerGets: 400,
  },
  'POST /api/v1/installation/doctor': { need: 'person', demo: true },

  'GET /api/v1/demo/simulator': { need: 'read', demo: true },
  'PATCH /api/v1/demo/clock': { need: 'admin', demo: true },
  'POST /api/v1/demo/faults': { need: 'admin', demo: true },
  'DELETE /api/v1/demo/faults/{id}': { need: 'admin', demo: true },
  'POST /api/v1/demo/rehearsals': { need: 'admin', demo: true },
  'GET /api/v1/demo/rehearsals/{id}': { need: 'read', demo: true },
  'GET /api/v1/demo/guarantees': { need: 'read', demo: true },
};
