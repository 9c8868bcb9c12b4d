import type { z } from 'zod';
import type { problem } from './schemas/common.ts';

interface ProblemKind {
  readonly status: number;
  readonly title: string;
  readonly mend?: string;
}

/** Every error that the API can answer with. A code, once published, keeps its meaning. */
const PROBLEMS = {
  invalid_request: {
    status: 400,
    title: 'The request is not valid',
    mend: 'Mend the parts that are named under "errors".',
  },
  invalid_file: { status: 400, title: 'The file cannot be used' },
  idempotency_key_missing: {
    status: 400,
    title: 'The header Idempotency-Key is missing',
    mend: 'Send a header Idempotency-Key with a random text of your own, the same one when you repeat the request.',
  },
  login_required: {
    status: 401,
    title: 'You are not logged in',
    mend: 'Log in by POST /api/v1/auth/login and send the cookie.',
  },
  token_refused: {
    status: 401,
    title: 'The API token does not work',
    mend: 'It is unknown, expired, revoked, or may not be used from this address. See Settings → Security.',
  },
  code_needed: {
    status: 401,
    title: 'The code of your second factor is needed',
    mend: 'Send it as "code", together with the e-mail address and the password.',
  },
  login_refused: { status: 401, title: 'E-mail address or password is wrong', mend: 'Try again.' },
  setup_token_refused: {
    status: 401,
    title: 'The set-up token is not valid',
    mend: 'It was printed at the first start. For a new one run: npm run orderwatch -- user setup-token',
  },
  csrf: {
    status: 403,
    title: 'The request does not come from our page',
    mend: 'Send the csrf_token of GET /api/v1/auth/me in the header x-csrf-token.',
  },
  code_refused: {
    status: 403,
    title: 'That code is not right',
    mend: 'Wait for the next code of your app, and check that the clock of the phone is right.',
  },
  password_refused: { status: 403, title: 'The password is wrong', mend: 'Try again.' },
  proof_needed: {
    status: 403,
    title: 'Show that it is you',
    mend: 'Send the password, or the code of the second factor where "reason" says so, to POST /api/v1/auth/proof, and repeat the request.',
  },
  scope_missing: {
    status: 403,
    title: 'The API token may not do that',
    mend: 'It needs the scope that "reason" names.',
  },
  person_needed: {
    status: 403,
    title: 'Only a person may do that',
    mend: 'Do it on the page. No API token may, whatever its scope.',
  },
  foreign_origin: {
    status: 403,
    title: 'The request comes from another site',
    mend: 'Use the page of Orderwatch itself.',
  },
  read_only: {
    status: 403,
    title: 'The account is read-only',
    mend: 'Nothing can be placed with it. To place orders, make it live on the page Accounts.',
  },
  not_found: { status: 404, title: 'There is nothing at this address', mend: 'See /docs for what there is.' },
  order_not_found: { status: 404, title: 'There is no such order' },
  evidence_not_found: {
    status: 404,
    title: 'There is no such evidence, or its days are over',
    mend: "The broker's raw payloads are kept for the days of ORDERWATCH_KEEP_EVIDENCE_DAYS. What they proved stays in the history.",
  },
  position_not_found: { status: 404, title: 'There is no such position' },
  account_not_found: { status: 404, title: 'There is no such account' },
  request_not_found: { status: 404, title: 'There is no such request' },
  run_not_found: { status: 404, title: 'There is no such placement run' },
  notification_not_found: { status: 404, title: 'There is no such notification' },
  channel_not_found: { status: 404, title: 'This installation has no such channel' },
  rehearsal_not_found: {
    status: 404,
    title: 'There is no such rehearsal here any more',
    mend: 'The last ten are kept until the program ends. The same scenario and seed play the same again.',
  },
  fault_not_found: { status: 404, title: 'There is no such fault' },
  backup_not_found: {
    status: 404,
    title: 'There is no such backup',
    mend: 'Take a name that GET /api/v1/installation/backups lists.',
  },
  recommendations_not_found: { status: 404, title: 'There is no such recommendation file' },
  session_not_found: { status: 404, title: 'There is no such session' },
  token_not_found: { status: 404, title: 'There is no such token' },
  subscription_not_found: { status: 404, title: 'There is no such subscription' },
  method_not_allowed: { status: 405, title: 'This address does not take that method' },
  account_exists: {
    status: 409,
    title: 'That client code exists in that mode already',
    mend: 'Change that account, or its credentials, instead of adding it again.',
  },
  settings_changed: {
    status: 409,
    title: 'The settings were changed meanwhile',
    mend: 'Read the account again, decide which values shall hold, and send them with its settings_version.',
  },
  wrong_state: { status: 409, title: 'That cannot be done in this state' },
  request_refused: { status: 409, title: 'It was not done' },
  email_taken: { status: 409, title: 'That e-mail address is taken' },
  second_factor_on: {
    status: 409,
    title: 'The second factor is on already',
    mend: 'To use another app, switch it off first.',
  },
  second_factor_off: { status: 409, title: 'The second factor is not on', mend: 'Begin to set it up first.' },
  second_factor_unreadable: {
    status: 409,
    title: 'The secret of the second factor cannot be opened',
    mend: 'Its key file is missing. Use a recovery code, or run: npm run orderwatch -- user second-factor-off',
  },
  demo_running: {
    status: 409,
    title: 'The demo is running, and it has its own market',
    mend: 'Stop the program and start it again: with a real account configured it leaves the demo.',
  },
  telegram_not_set_up: {
    status: 409,
    title: 'Telegram is not switched on',
    mend: 'Enter the token of your bot under Notifications and switch the channel on, then connect the chat.',
  },
  request_running: {
    status: 409,
    title: 'The same request is still being worked on',
    mend: 'Repeat it in a moment with the same Idempotency-Key.',
  },
  too_large: {
    status: 413,
    title: 'The request is too large',
    mend: 'Files may have 8 MB, every other request 1 MB.',
  },
  unsupported_type: {
    status: 415,
    title: 'That content type is not understood',
    mend: 'Send JSON as application/json, and a file as text/csv.',
  },
  host_not_allowed: {
    status: 421,
    title: 'This server does not answer to that name',
    mend: 'Use http://127.0.0.1 or http://localhost, or set ORDERWATCH_PUBLIC_URL to the address of your proxy.',
  },
  idempotency_key_reused: {
    status: 422,
    title: 'That Idempotency-Key was used for another request',
    mend: 'Use a new key for a new request.',
  },
  number_unknown: {
    status: 422,
    title: 'The broker shows no order with that number',
    mend: "Look the number up in the broker's app, and send it again.",
  },
  limit_orders_only: {
    status: 422,
    title: 'Only limit orders are placed from here',
    mend: 'Name a limit_price, the most that you pay or the least that you take, and leave order_type out.',
  },
  weak_password: { status: 422, title: 'The password is too weak' },
  too_many_requests: { status: 429, title: 'Too many requests', mend: 'Wait as long as Retry-After says.' },
  internal: {
    status: 500,
    title: 'Something went wrong here',
    mend: 'The log says more under this request_id. Your last data are safe.',
  },
  database_unavailable: {
    status: 503,
    title: 'The database does not answer',
    mend: 'Wait a moment. If it stays so, see the log.',
  },
} as const satisfies Record<string, ProblemKind>;
export type ProblemCode = keyof typeof PROBLEMS;
export type ProblemBody = z.infer<typeof problem>;

export interface ProblemFacts {
  readonly detail?: string;
  /** Ours, stable: why it was refused. */
  readonly reason?: string;
  readonly mend?: string;
  readonly errors?: { path: string; message: string }[];
  readonly retryAfterSeconds?: number;
}

/** Thrown by a route, and answered by the one error handler: an expected refusal of a request. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly facts: ProblemFacts;

  constructor(code: ProblemCode, facts: ProblemFacts = {}) {
    super(code);
    this.code = code;
    this.facts = facts;
  }
}

export function problemBody(code: ProblemCode, facts: ProblemFacts = {}): ProblemBody {
  const kind: ProblemKind = PROBLEMS[code];
  const mend = facts.mend ?? kind.mend;
  return {
    type: `urn:orderwatch:problem:${code}`,
    title: kind.title,
    status: kind.status,
    code,
    detail: facts.detail ?? `${kind.title}.`,
    ...(mend !== undefined && { mend }),
    ...(facts.reason !== undefined && { reason: facts.reason }),
    ...(facts.errors && { errors: facts.errors }),
  };
}
