import type { OwnersThings } from '../../support/owners-things.ts';
import { INSTALLATION_WRITES } from './installation-writes.table.ts';
import { LOGIN_WRITES, NO_BODY, WHOLE, WORDS, type Write } from './login-writes.table.ts';

const ID = ['', 5, 'x'.repeat(65)];
const REASON = ['', 'ab', 'x'.repeat(501), 5];
const credentials = {
  consumer_key: 'k',
  mobile_number: '+919999999999',
  ucc: 'AB1C2',
  mpin: '123456',
  totp_secret: 'JBSWY3DPEHPK3PXP',
};
const wrongCredentials = {
  consumer_key: WORDS,
  mobile_number: ['9999999999', '+9199', 5],
  ucc: ['', 'ab1c2', 5],
  mpin: ['12345', 'abcdef', 123456],
  totp_secret: ['12', 'lower', 5],
};
const reason = 'it is my own';
const byAccount = ({ accountId }: OwnersThings) => ({ account_id: accountId });

/** Every route that changes something. What is not here fails the story, and so does what is here and is no route. */
export const WRITES: Readonly<Record<string, Write>> = {
  ...LOGIN_WRITES,

  'POST /api/v1/user/orders': {
    key: true,
    body: ({ accountId }) => ({
      account_id: accountId,
      symbol: 'CIPLA',
      side: 'buy',
      quantity: 1,
      limit_price: '1400.00',
    }),
    needs: ['account_id', 'symbol', 'side', 'quantity', 'limit_price'],
    wrong: {
      account_id: ID,
      symbol: ['', 'cipla eq', 'CIPLA.NS', 5],
      side: ['hold', 'BUY', null],
      quantity: [...WHOLE, 10_000_001],
      limit_price: ['', '-1', '1400.005', 1400, '1e5', 'NaN', '1,400.00', ' 1400', '9'.repeat(20)],
      // Words for other types are answered with why there are none: see the story of orders at a limit.
      order_type: [5, null],
      managed: ['yes', 1, null],
    },
  },
  'POST /api/v1/user/orders/sync': { body: byAccount, needs: ['account_id'], wrong: { account_id: ID } },
  'PATCH /api/v1/user/orders/{id}': {
    key: true,
    body: () => ({ quantity: 1 }),
    wrong: { quantity: [...WHOLE, 10_000_001], limit_price: ['', '-1', '1400.005', 1400, 'much', null] },
  },
  'DELETE /api/v1/user/orders/{id}': NO_BODY,
  'POST /api/v1/user/orders/{id}/cancel': { key: true },
  'POST /api/v1/user/orders/{id}/retry': { key: true },
  'POST /api/v1/user/orders/{id}/resolve': {
    body: () => ({ decision: 'placed_as', broker_order_id: '260821000000001', reason }),
    needs: ['decision', 'broker_order_id', 'reason'],
    wrong: {
      decision: ['maybe', 5, null],
      broker_order_id: ['', '12', 'abc', 260821000000001],
      reason: REASON,
    },
  },
  'POST /api/v1/user/orders/{id}/care': {
    body: () => ({ under_care: true, reason }),
    needs: ['under_care', 'reason'],
    wrong: { under_care: ['yes', 1, null], reason: REASON },
  },
  'POST /api/v1/user/retry-queue/bulk': {
    key: true,
    body: ({ orderId }) => ({ action: 'drop', ids: [orderId] }),
    needs: ['action', 'ids'],
    wrong: {
      action: ['cancel', 5, null],
      ids: [[], [''], ['a', 'a'], 'x', [5], Array.from({ length: 101 }, (_, number) => `ord_${number}`)],
    },
  },
  'PUT /api/v1/user/retry-queue/order': {
    key: true,
    body: ({ accountId }) => ({ account_id: accountId, order_ids: [] }),
    needs: ['account_id', 'order_ids'],
    wrong: {
      account_id: ID,
      order_ids: ['x', [''], ['a', 'a'], [5], Array.from({ length: 501 }, (_, number) => `ord_${number}`)],
    },
  },

  'POST /api/v1/user/positions/{id}/hold': {
    key: true,
    body: () => ({ until: '2026-09-01', reason }),
    wrong: {
      until: ['2026-02-30', '2026-13-01', 'tomorrow', '01-09-2026', 5],
      reason: ['', 'x'.repeat(201), 5],
    },
  },
  'POST /api/v1/user/positions/{id}/resume': { key: true },
  'POST /api/v1/user/positions/{id}/adjust': {
    key: true,
    body: () => ({ from: 1, to: 2, ex_day: '2026-08-21', reason }),
    needs: ['from', 'to', 'ex_day', 'reason'],
    wrong: {
      from: [...WHOLE, 1_000_001],
      to: [...WHOLE, 1_000_001],
      ex_day: ['2026-02-30', '2026-13-01', '', 5, null],
      reason: ['', 'x'.repeat(201), 5],
    },
  },
  'POST /api/v1/user/positions/{id}/settle-sale': {
    key: true,
    body: ({ orderId }) => ({ order_id: orderId, of_position: 1 }),
    needs: ['order_id', 'of_position'],
    wrong: { order_id: ID, of_position: [-1, 1.5, '1', null, 10_000_001] },
  },

  'POST /api/v1/user/recommendations': { file: true },
  'POST /api/v1/user/placement-runs': {
    key: true,
    body: ({ accountId, recommendationsId }) => ({
      account_id: accountId,
      recommendations_id: recommendationsId,
      dry_run: true,
    }),
    needs: ['account_id'],
    wrong: { account_id: ID, recommendations_id: ID, dry_run: ['no', 0, null] },
  },
  'POST /api/v1/user/prices': { file: true },

  'POST /api/v1/user/broker-accounts': {
    body: () => ({ label: 'Mine', mode: 'paper', owner_relation: 'self', credentials }),
    needs: ['label', 'mode', 'owner_relation', 'credentials'],
    wrong: {
      label: ['', 'x'.repeat(61), 5],
      mode: ['demo', 5],
      owner_relation: ['friend', 5],
      credentials: [{}, null, { ...credentials, mpin: 'abcdef' }, { ...credentials, extra: 'x' }],
      settings: [{ leverage: 5 }, { placement_time: '25:00' }, { capital_per_trade: '-5.00' }, 'x'],
    },
  },
  'PATCH /api/v1/user/broker-accounts/{id}': {
    body: () => ({ label: 'Mine' }),
    wrong: {
      label: ['', 'x'.repeat(61), 5],
      settings_version: [5, 'x'.repeat(65)],
      settings: [
        'x',
        { leverage: 5 },
        { capital_per_trade: '-5.00' },
        { capital_per_trade: '0.00' },
        { capital_per_trade: '100.005' },
        { capital_per_trade: 100_000 },
        { max_order_value: '9'.repeat(40) },
        { max_positions: 0 },
        { price_buffer_percent: '-1' },
        { placement_time: '24:00' },
        { retry: { time: '8:30' } },
        { sells: { policy: 'guess' } },
        { guards: { max_value_per_day: '1.234' } },
        { guards: { breaker_rejections: 0 } },
        { switches: { placing: 'on' } },
        { switches: { everything: false } },
      ],
    },
  },
  'PUT /api/v1/user/broker-accounts/{id}/credentials': {
    body: () => credentials,
    needs: Object.keys(credentials),
    wrong: wrongCredentials,
  },
  'POST /api/v1/user/broker-accounts/{id}/mode': {
    body: () => ({ mode: 'live' }),
    needs: ['mode'],
    wrong: { mode: ['paper', 'demo', 'LIVE', 5, null] },
  },
  'POST /api/v1/user/broker-accounts/{id}/pause': NO_BODY,
  'POST /api/v1/user/broker-accounts/{id}/resume': NO_BODY,
  'POST /api/v1/user/broker-accounts/{id}/login': NO_BODY,
  'POST /api/v1/user/broker-accounts/{id}/confirm-other-program': {
    body: () => ({ reason }),
    needs: ['reason'],
    wrong: { reason: REASON },
  },
  'POST /api/v1/user/broker-accounts/{id}/verify-history': NO_BODY,

  'POST /api/v1/user/circuit-breaker/reset': {
    body: ({ accountId }) => ({ account_id: accountId, reason }),
    needs: ['account_id', 'reason'],
    wrong: { account_id: ID, reason: REASON },
  },
  'POST /api/v1/user/kill-switch': {
    body: ({ accountId }) => ({ account_id: accountId, on: true }),
    needs: ['account_id', 'on'],
    wrong: { account_id: ID, all: [false, 'yes'], on: [false, 'yes'], reason: REASON },
  },
  'POST /api/v1/user/kill-switch/release': {
    body: ({ accountId }) => ({ account_id: accountId, reason }),
    needs: ['account_id', 'reason'],
    wrong: { account_id: ID, all: [false, 'yes'], reason: REASON },
  },
  'POST /api/v1/user/kill-switch/cancel': {
    key: true,
    body: byAccount,
    needs: ['account_id'],
    wrong: { account_id: ID, all: [false, 'yes'] },
  },
  'POST /api/v1/user/funds/read': { body: byAccount, needs: ['account_id'], wrong: { account_id: ID } },

  'POST /api/v1/user/notifications/{id}/read': NO_BODY,
  'POST /api/v1/user/notifications/read-all': {
    body: () => ({}),
    wrong: { up_to: ['yesterday', '2026-02-30T00:00:00Z', '2026-08-21', 5] },
  },
  'PUT /api/v1/user/notification-preferences': {
    body: () => ({}),
    wrong: {
      choices: [{ 'no.such': {} }, 'x'],
      quiet_hours: [{ from: '25:00', to: '06:00' }, { from: '22:00' }, 'night'],
      hide_amounts: [['pigeon'], 'x'],
      limits: [{ per_minute: 0 }, { per_hour: 1.5 }, { per_day: 5 }],
    },
  },
  'POST /api/v1/user/notification-deliveries/send-again': {
    body: ({ noticeId }) => ({ channel: 'webhook', notification_id: noticeId }),
    needs: ['channel'],
    wrong: { channel: ['pigeon', 5, null], notification_id: [5, 'x'.repeat(65)] },
  },
  'PUT /api/v1/user/notification-channels/{channel}': {
    body: () => ({ enabled: false }),
    wrong: {
      enabled: ['yes', 1],
      settings: ['x', { url: { deep: 1 } }, { ['x'.repeat(41)]: 'y' }],
      secrets: ['x', { secret: 5 }],
    },
  },
  'POST /api/v1/user/notification-channels/{channel}/test': NO_BODY,
  'POST /api/v1/user/notification-channels/telegram/connect': NO_BODY,
  'DELETE /api/v1/user/notification-channels/telegram/chat': NO_BODY,
  'POST /api/v1/user/notification-channels/web_push/subscriptions': {
    body: () => ({
      endpoint: 'https://push.example.org/1',
      keys: { p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) },
    }),
    needs: ['endpoint', 'keys'],
    wrong: {
      endpoint: ['http://push.example.org/1', 'x', 5],
      expirationTime: ['x'],
      keys: [{}, 'x', { p256dh: 'short', auth: 'A'.repeat(22) }],
    },
  },
  'DELETE /api/v1/user/notification-channels/web_push/subscriptions/{id}': NO_BODY,

  ...INSTALLATION_WRITES,

  'PATCH /api/v1/demo/clock': {
    body: () => ({ playing: true }),
    wrong: { playing: ['x', 1], speed: [0, 11, '2', null] },
  },
  'POST /api/v1/demo/faults': {
    body: ({ accountId }) => ({ name: 'feed_down', account_id: accountId }),
    needs: ['name', 'account_id'],
    wrong: { name: ['no_such', 5], account_id: ID },
  },
  'DELETE /api/v1/demo/faults/{id}': NO_BODY,
  'POST /api/v1/demo/rehearsals': {
    body: () => ({ scenario: 'a plain day' }),
    needs: ['scenario'],
    wrong: { scenario: ['', 5, 'x'.repeat(81)], seed: [0, 1.5, 1_000_001, '1'] },
  },
};
