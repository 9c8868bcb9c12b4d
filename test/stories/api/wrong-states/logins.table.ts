import { always, no, type WrongStates } from './wrong-state.ts';

/** What can be wrong about a login, its second factor and its tokens. */
export const LOGIN_STATES: WrongStates = {
  'POST /api/v1/auth/setup': [
    {
      name: 'there is a user already, or the token is another',
      body: () => ({
        token: 't',
        email: 'a@example.in',
        password: 'monsoon-kettle-ladder',
        display_name: 'A',
      }),
      answer: no(401, 'setup_token_refused'),
      says: /user setup-token/,
    },
  ],
  'POST /api/v1/auth/login': [
    {
      name: 'a wrong password',
      body: ({ owner }) => ({ email: owner.email, password: 'wrong' }),
      answer: no(401, 'login_refused'),
      says: /is wrong/,
    },
  ],
  'POST /api/v1/auth/logout': always,
  'POST /api/v1/auth/proof': [
    {
      name: 'a wrong password',
      body: () => ({ password: 'wrong' }),
      answer: no(403, 'password_refused'),
      says: /is wrong/,
    },
  ],
  'POST /api/v1/auth/password': [
    {
      name: 'a wrong password',
      body: () => ({ current: 'wrong', next: 'monsoon-kettle-ladder-2' }),
      answer: no(403, 'password_refused'),
      says: /is wrong/,
    },
    {
      name: 'a weak password',
      body: () => ({ current: 'monsoon-kettle-ladder', next: 'short' }),
      answer: no(422, 'weak_password'),
      says: /characters/,
    },
  ],
  'DELETE /api/v1/auth/sessions/{id}': [
    {
      name: 'a session that has ended',
      address: () => '/auth/sessions/ses_ended',
      answer: no(404, 'session_not_found'),
      says: /no such session/,
    },
  ],
  'POST /api/v1/auth/sessions/end-others': always,
  'POST /api/v1/auth/second-factor':
    'told with codes that a clock of their own makes, in the story of the second factor',
  'POST /api/v1/auth/second-factor/confirm': [
    {
      name: 'nothing was begun',
      body: () => ({ code: '123456' }),
      answer: no(409, 'second_factor_off'),
      says: /Begin to set it up first/,
    },
  ],
  'POST /api/v1/auth/second-factor/recovery-codes': [
    { name: 'the factor is off', answer: no(409, 'second_factor_off'), says: /Begin to set it up first/ },
  ],
  'POST /api/v1/auth/second-factor/off': [
    {
      name: 'the factor is off',
      body: () => ({ password: 'monsoon-kettle-ladder', code: '123456' }),
      answer: no(409, 'second_factor_off'),
      says: /not on/,
    },
  ],
  'POST /api/v1/auth/tokens': always,
  'DELETE /api/v1/auth/tokens/{id}': [
    {
      name: 'a token that was revoked',
      arrange: (w) => w.ask('DELETE', `/auth/tokens/${w.things.tokenId}`),
      address: (w) => `/auth/tokens/${w.things.tokenId}`,
      answer: no(409, 'wrong_state', 'revoked'),
      says: /revoked before.*Make a new one/,
    },
  ],
};
