import { always, no, type World, type WrongStates, why } from './wrong-state.ts';

const newAccount = {
  label: 'Another',
  mode: 'read-only',
  owner_relation: 'self',
  credentials: {
    consumer_key: 'k',
    mobile_number: '+919999999999',
    ucc: 'XY9Z1',
    mpin: '123456',
    totp_secret: 'JBSWY3DPEHPK3PXP',
  },
};
const account = (suffix: string) => (w: World) => `/user/broker-accounts/${w.things.accountId}/${suffix}`;
const decision = (w: World) => ({ account_id: w.things.accountId, reason: why });

/** What can be wrong about accounts and what stops them. */
export const ACCOUNT_STATES: WrongStates = {
  'POST /api/v1/user/broker-accounts': [
    {
      name: 'the same client code in the same mode',
      arrange: (w) => w.ask('POST', '/user/broker-accounts', newAccount),
      body: () => newAccount,
      answer: no(409, 'account_exists'),
      says: /instead of adding it again/,
    },
  ],
  'PATCH /api/v1/user/broker-accounts/{id}': always,
  'PUT /api/v1/user/broker-accounts/{id}/credentials': [
    {
      name: 'credentials of another client code',
      address: account('credentials'),
      body: () => ({ ...newAccount.credentials, ucc: 'OTHER1' }),
      answer: no(400, 'invalid_request'),
      says: /Add another account/,
    },
  ],
  'POST /api/v1/user/broker-accounts/{id}/mode': [
    {
      name: 'an account on a simulated exchange',
      address: account('mode'),
      body: () => ({ mode: 'live' }),
      answer: no(409, 'wrong_state', 'mode_fixed'),
      says: /Add an account in that mode/,
    },
  ],
  'POST /api/v1/user/broker-accounts/{id}/pause':
    'to stop what is stopped is taken, and leaves no second trace',
  'POST /api/v1/user/broker-accounts/{id}/resume': [
    {
      name: 'an account that is not paused',
      address: account('resume'),
      answer: no(409, 'wrong_state', 'not_paused'),
      says: /neither paused nor stopped/,
    },
    {
      name: 'an account under the kill switch',
      arrange: (w) => w.ask('POST', '/user/kill-switch', { all: true, on: true }),
      address: account('resume'),
      answer: no(409, 'wrong_state', 'not_paused'),
      says: /kill switch is on: release that instead/,
    },
  ],
  'POST /api/v1/user/broker-accounts/{id}/login': always,
  'POST /api/v1/user/broker-accounts/{id}/confirm-other-program': [
    {
      name: 'no other program was seen',
      address: account('confirm-other-program'),
      body: () => ({ reason: why }),
      answer: no(409, 'wrong_state', 'wrong_state'),
      says: /not stopped by another program. A pause is ended by resuming/,
    },
  ],
  'POST /api/v1/user/broker-accounts/{id}/verify-history': always,
  'POST /api/v1/user/circuit-breaker/reset': [
    {
      name: 'the breaker is not open',
      body: decision,
      answer: no(409, 'wrong_state', 'wrong_state'),
      says: /not open: it counts/,
    },
  ],
  'POST /api/v1/user/kill-switch': 'to stop what is stopped is taken, and leaves no second trace',
  'POST /api/v1/user/kill-switch/release': [
    {
      name: 'the switch is not on',
      arrange: (w) => w.ask('POST', '/user/kill-switch/release', { all: true, reason: why }),
      body: decision,
      answer: no(409, 'wrong_state', 'wrong_state'),
      says: /nothing to release/,
    },
  ],
  'POST /api/v1/user/kill-switch/cancel':
    'what cannot be cancelled is not asked for, and the answer counts it',
  'POST /api/v1/user/funds/read': 'told in the story of accounts without credentials',
};
