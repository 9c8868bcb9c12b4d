import type { OwnersThings } from '../../support/owners-things.ts';

/** How a writing route takes what it is sent. */
export interface Write {
  /** A body whose shape is right; what is refused differs from it in one place. */
  readonly body?: (things: OwnersThings) => Readonly<Record<string, unknown>>;
  /** For each part of the body values that are refused by its name. */
  readonly wrong?: Readonly<Record<string, readonly unknown[]>>;
  /** Parts that may not be left out. */
  readonly needs?: readonly string[];
  /** Money can move: the header `Idempotency-Key` is asked for. */
  readonly key?: true;
  /** The body is a file, and told of in a story of its own. */
  readonly file?: true;
}

export const WORDS = ['', 5, null];
export const WHOLE = [0, -1, 1.5, '2', 1e21, null];
export const NO_BODY: Write = {};

/** What changes a login, its sessions, its second factor or its tokens. */
export const LOGIN_WRITES: Readonly<Record<string, Write>> = {
  'POST /api/v1/auth/setup': {
    body: () => ({ token: 't', email: 'a@example.in', password: 'monsoon-kettle', display_name: 'Asha' }),
    needs: ['token', 'email', 'password', 'display_name'],
    wrong: {
      token: WORDS,
      email: ['no address', 5],
      password: WORDS,
      display_name: ['  ', 'x'.repeat(61), 5],
    },
  },
  'POST /api/v1/auth/login': {
    body: () => ({ email: 'a@example.in', password: 'monsoon-kettle' }),
    needs: ['email', 'password'],
    wrong: { email: WORDS, password: WORDS, code: ['', 5] },
  },
  'POST /api/v1/auth/logout': NO_BODY,
  'POST /api/v1/auth/proof': {
    body: () => ({ password: 'monsoon-kettle' }),
    wrong: { password: WORDS, code: ['', 5] },
  },
  'POST /api/v1/auth/password': {
    body: () => ({ current: 'monsoon-kettle', next: 'monsoon-kettle-2' }),
    needs: ['current', 'next'],
    wrong: { current: WORDS, next: WORDS },
  },
  'DELETE /api/v1/auth/sessions/{id}': NO_BODY,
  'POST /api/v1/auth/sessions/end-others': NO_BODY,
  'POST /api/v1/auth/second-factor': NO_BODY,
  'POST /api/v1/auth/second-factor/confirm': {
    body: () => ({ code: '123456' }),
    needs: ['code'],
    wrong: { code: WORDS },
  },
  'POST /api/v1/auth/second-factor/recovery-codes': NO_BODY,
  'POST /api/v1/auth/second-factor/off': {
    body: () => ({ password: 'monsoon-kettle', code: '123456' }),
    needs: ['password', 'code'],
    wrong: { password: WORDS, code: WORDS },
  },
  'POST /api/v1/auth/tokens': {
    body: () => ({ name: 'Mine', scope: 'read', days: 30 }),
    needs: ['name', 'scope', 'days'],
    wrong: {
      name: ['', '   ', 'x'.repeat(61), 5],
      scope: ['all', 5, null],
      days: [...WHOLE, 367],
      addresses: ['10.0.0.1', ['nowhere'], ['10.0.0.0/40'], Array.from({ length: 21 }, () => '10.0.0.1')],
    },
  },
  'DELETE /api/v1/auth/tokens/{id}': NO_BODY,
};
