import { realClock } from '@orderwatch/clock';
import { onTestFinished } from 'vitest';
import { addUser } from '../../packages/server/src/auth/add-user.ts';
import type { AuthDeps } from '../../packages/server/src/auth/auth.ts';
import { createPasswords } from '../../packages/server/src/auth/passwords.ts';
import { createHttpServer } from '../../packages/server/src/http/create-http-server.ts';
import type { HttpDeps } from '../../packages/server/src/http/deps.ts';
import { createIds, systemRandom } from '../../packages/server/src/ids.ts';
import { createLog } from '../../packages/server/src/log.ts';
import { parseKeyFile } from '../../packages/server/src/secrets/key-file.ts';
import type { TradingDay } from './trading-day.ts';

export interface OpenApi {
  readonly url: string;
  readonly app: Awaited<ReturnType<typeof createHttpServer>>;
  readonly auth: AuthDeps;
  readonly deps: HttpDeps;
  /** Somebody without a cookie; with an address for whoever will log in. */
  visitor(email?: string): Visitor;
  /** A user of his own, logged in, with an account of his own when a client code is given. */
  newUser(name: string): Promise<Visitor>;
  /** The owner of the day's account, logged in. */
  owner(): Promise<Visitor>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body, for `toMatchObject` or a schema of ours. */
  readonly body: unknown;
}

export interface Visitor {
  readonly email: string;
  readonly cookie: () => string;
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  login(password?: string): Promise<Reply>;
}

export const PASSWORD = 'monsoon-kettle-ladder';

/** The API of a trading day, listening on a port of its own. Sessions live on the real clock, as in life. */
export async function openApi(
  day: Pick<TradingDay, 'desk' | 'database' | 'account'>,
  overrides: Partial<HttpDeps> = {},
): Promise<OpenApi> {
  const { db } = day.database;
  const ids = createIds();
  const auth: AuthDeps = {
    db,
    realTime: realClock,
    passwords: createPasswords({ memoryCost: 1024, timeCost: 1, parallelism: 1 }),
    ids,
    random: systemRandom,
  };
  const deps: HttpDeps = {
    db,
    desk: day.desk,
    auth,
    ids,
    keyRing: parseKeyFile(`1 ${Buffer.from(systemRandom(32)).toString('base64')}`, 'test'),
    // A fault of the server is the reason of a failing story: it is shown.
    log: createLog({ level: 'error', nowMs: () => realClock.nowMs() }),
    config: { host: '127.0.0.1', publicUrl: null },
    realTime: realClock,
    version: '0.0.0-test',
    webRoot: null,
    simulation: null,
    ...overrides,
  };
  const app = await createHttpServer(deps);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  onTestFinished(async () => {
    await app.close();
  });
  const visitor = (email = ''): Visitor => createVisitor(url, email);
  return {
    url,
    app,
    auth,
    deps,
    visitor,
    async newUser(name) {
      const email = `${name}@example.in`;
      const added = await addUser(auth, { email, password: PASSWORD, displayName: name });
      if (!added.ok) throw new Error(`No user ${name}: ${added.error.kind}`);
      const someone = visitor(email);
      await someone.login();
      return someone;
    },
    async owner() {
      const passwordHash = await auth.passwords.hash(PASSWORD);
      const { email } = await db
        .updateTable('users')
        .set({ password_hash: passwordHash })
        .where('id', '=', day.account.userId)
        .returning('email')
        .executeTakeFirstOrThrow();
      const someone = visitor(email);
      await someone.login();
      return someone;
    },
  };
}

function createVisitor(url: string, email: string): Visitor {
  let cookie = '';
  let csrf = '';

  async function ask(
    method: string,
    path: string,
    init: { headers: Record<string, string>; body?: string },
  ): Promise<Reply> {
    const response = await fetch(`${url}${path}`, { method, ...init });
    const set = response.headers.get('set-cookie');
    if (set !== null) cookie = set.split(';')[0] ?? '';
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    const body: unknown = isJson ? JSON.parse(text) : text;
    return { status: response.status, headers: response.headers, text, body };
  }

  const visitor: Visitor = {
    email,
    cookie: () => cookie,
    get: (path, headers = {}) => ask('GET', path, { headers: { ...(cookie && { cookie }), ...headers } }),
    send(method, path, body, headers = {}) {
      const isText = typeof body === 'string';
      const type: Record<string, string> =
        body === undefined ? {} : { 'content-type': isText ? 'text/csv' : 'application/json' };
      return ask(method, path, {
        headers: { ...type, ...(cookie && { cookie }), ...(csrf && { 'x-csrf-token': csrf }), ...headers },
        ...(body !== undefined && { body: isText ? body : JSON.stringify(body) }),
      });
    },
    async login(password = PASSWORD) {
      const reply = await visitor.send('POST', '/api/v1/auth/login', { email, password });
      const { body } = reply;
      if (typeof body === 'object' && body !== null && 'csrf_token' in body) csrf = String(body.csrf_token);
      return reply;
    },
  };
  return visitor;
}
