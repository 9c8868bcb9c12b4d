import { realClock } from '@orderwatch/clock';
import { sql } from 'kysely';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { runCli } from '../../../packages/server/src/cli/program.ts';
import { createIds } from '../../../packages/server/src/ids.ts';
import { createLog } from '../../../packages/server/src/log.ts';
import { createEmailChannel } from '../../../packages/server/src/notices/channels/email-channel.ts';
import { createTelegramChannel } from '../../../packages/server/src/notices/channels/telegram-channel.ts';
import { createWebhookChannel } from '../../../packages/server/src/notices/channels/webhook-channel.ts';
import { type OpenApi, openApi, PASSWORD, type Visitor } from '../../support/api.ts';
import { type Canaries, collectTokens, createCanaries } from '../../support/canaries.ts';
import { startBotApi } from '../../support/peers/bot-api.ts';
import { startReceiver } from '../../support/peers/http-receiver.ts';
import { startMailServer } from '../../support/peers/mail-server.ts';
import { EVENING, startTradingDay, type TradingDay } from '../../support/trading-day.ts';

const entered = {
  consumer_key: 'canary-consumer-key-5f2b',
  mobile_number: '+919812345670',
  ucc: 'ZZ9Y8',
  mpin: '739184',
  totp_secret: 'KRUGS4ZANFZSAYJA',
};
const MAIL_PASSWORD = 'canary-mail-password-91c3';
const HOOK_SECRET = 'canary-hook-secret-77d0a1b2';
const DATABASE_PASSWORD = 'canary-database-password';

/** Everything that leaves the program, under the name of its way out. */
type Outputs = { readonly [way: string]: string[] };

async function liveOneDay() {
  const canaries = createCanaries();
  collectTokens(canaries);
  for (const [name, secret] of Object.entries(entered)) if (name !== 'ucc') canaries.add(name, secret);
  canaries.add('mail password', MAIL_PASSWORD);
  canaries.add('webhook secret', HOOK_SECRET);
  canaries.add('password', PASSWORD);
  canaries.add('database password', DATABASE_PASSWORD);

  const outputs: Outputs = { log: [], api: [], stream: [], told: [], cli: [] };
  const log = createLog({
    level: 'debug',
    nowMs: () => realClock.nowMs(),
    destination: { write: (line) => void outputs.log?.push(line) },
  });
  const telegram = await startBotApi();
  canaries.add('bot token', telegram.token);
  const mail = await startMailServer({ user: 'asha', password: MAIL_PASSWORD });
  const hook = await startReceiver();
  const day = await startTradingDay({
    log,
    channels: ({ db, clock, keyRing }) => [
      createWebhookChannel({ clock, realTime: realClock, allowPrivate: true }),
      createEmailChannel({ clock, pageUrl: null }),
      createTelegramChannel({
        db,
        ids: createIds(),
        keyRing,
        clock,
        realTime: realClock,
        apiRoot: telegram.url,
      }),
    ],
  });
  const { mpin, totpSecret, consumerKey, mobileNumber } = day.account.credentials;
  for (const [name, secret] of Object.entries({ mpin, totpSecret, consumerKey, mobileNumber }))
    canaries.add(`${name} of the day's account`, secret);

  const api = await openApi(day, { log, keyRing: day.desk.notices.keyRing });
  const owner = await api.owner();
  canaries.add('session', owner.cookie().split('=')[1] ?? '');
  const say = async (reply: Promise<{ status: number; text: string; headers: Headers }>) => {
    const { status, text, headers } = await reply;
    outputs.api?.push(`${text} ${JSON.stringify([...headers])}`);
    return status;
  };
  await listenTo(api, owner, outputs);
  return { canaries, outputs, day, api, owner, say, telegram, mail, hook };
}

type Lived = Awaited<ReturnType<typeof liveOneDay>>;

/** Keeps everything that the event stream sends. */
async function listenTo(api: OpenApi, owner: Visitor, outputs: Outputs): Promise<void> {
  const end = new AbortController();
  onTestFinished(() => end.abort());
  const response = await fetch(`${api.url}/api/v1/user/stream`, {
    headers: { cookie: owner.cookie() },
    signal: end.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const readOn = async (): Promise<void> => {
    for (;;) {
      const part = await reader?.read().catch(() => undefined);
      if (part === undefined || part.done) return;
      outputs.stream?.push(part.value);
    }
  };
  void readOn();
}

/** A person enters every secret there is, rightly and wrongly. */
async function enterSecrets({ owner, say, hook, mail, telegram, api }: Lived): Promise<void> {
  const channel = (kind: string, body: object) =>
    say(owner.send('PUT', `/api/v1/user/notification-channels/${kind}`, body));
  expect(
    await channel('webhook', {
      enabled: true,
      settings: { url: hook.url },
      secrets: { secret: HOOK_SECRET },
    }),
  ).toBe(200);
  const settings = {
    host: mail.host,
    port: mail.port,
    secure: false,
    user: 'asha',
    from: 'a@example.in',
    to: 'b@example.in',
  };
  expect(await channel('email', { enabled: true, settings, secrets: { password: MAIL_PASSWORD } })).toBe(200);
  expect(
    await channel('telegram', { enabled: true, settings: {}, secrets: { bot_token: telegram.token } }),
  ).toBe(200);
  for (const kind of ['webhook', 'email', 'telegram'])
    await say(owner.send('POST', `/api/v1/user/notification-channels/${kind}/test`));
  const account = { label: 'Second', mode: 'live', owner_relation: 'self', credentials: entered };
  expect(await say(owner.send('POST', '/api/v1/user/broker-accounts', account))).toBe(201);
  // A field too many, and one of a wrong kind: the answer says where, and nothing of what was sent.
  const broken = { ...entered, mpin: [entered.mpin], totp_secret: `${entered.totp_secret}!` };
  expect(
    await say(owner.send('POST', '/api/v1/user/broker-accounts', { ...account, credentials: broken })),
  ).toBe(400);
  await say(owner.send('POST', '/api/v1/user/broker-accounts', `{"credentials":${JSON.stringify(entered)}`));
  await say(owner.get(`/api/v1/user/none?token=${HOOK_SECRET}&session=${owner.cookie().split('=')[1]}`));
  await say(
    api.visitor().send('POST', '/api/v1/auth/login', { email: owner.email, password: `${PASSWORD}x` }),
  );
  await say(owner.get('/api/v1/auth/me'));
}

/** Buys, a rejection, a broken session at the broker, a channel that is down. */
async function trade({ day, hook, mail }: Lived): Promise<void> {
  await day.until('16:05:00', EVENING);
  await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'INFY' }]));
  await day.until('16:06:00', EVENING);
  day.simulator.sessions.expire(day.account.ucc);
  hook.answerNext({ status: 500 });
  await day.until('09:20:00');
  await day.clock.settle();
  expect(hook.received.length).toBeGreaterThan(1);
  expect(mail.mails.length).toBeGreaterThan(1);
}

/** Every route of the document that reads, with every thing that there is. */
async function readEverything({ api, owner, say, day }: Lived): Promise<void> {
  const { db } = day.database;
  const ids = async (table: 'orders' | 'evidence' | 'positions' | 'placement_runs' | 'broker_accounts') =>
    (await db.selectFrom(table).select('id').execute()).map(({ id }) => id);
  const ofKind: Record<string, readonly string[]> = {
    orders: await ids('orders'),
    evidence: await ids('evidence'),
    positions: await ids('positions'),
    'placement-runs': await ids('placement_runs'),
    'broker-accounts': await ids('broker_accounts'),
  };
  for (const [path, methods] of Object.entries(api.app.swagger().paths ?? {})) {
    if (!Object.keys(methods ?? {}).includes('get') || path.endsWith('/stream')) continue;
    const kind = /user\/([a-z-]+)\/\{id\}/.exec(path)?.[1] ?? '';
    for (const id of path.includes('{id}') ? (ofKind[kind] ?? ['x']) : [''])
      await say(owner.get(path.replace('{id}', id).replace('{day}', '2026-08-21')));
  }
}

async function useTheCommandLine({ day, outputs }: Lived): Promise<void> {
  const order = await day.order('SBIN');
  const { rows } = await sql<{ name: string }>`select current_database()::text as name`.execute(
    day.database.db,
  );
  const rightUrl = Object.assign(new URL(inject('postgres').adminUrl), {
    pathname: `/${rows[0]?.name}`,
  }).href;
  const wrongUrl = `postgres://orderwatch:${DATABASE_PASSWORD}@127.0.0.1:1/none`;
  for (const [argv, DATABASE_URL] of [
    [['orders', '--json'], rightUrl],
    [['order', order.id, '--evidence', '--json'], rightUrl],
    [['config', 'show', '--json'], wrongUrl],
    [['migrate', 'status'], wrongUrl],
    [['migrate', 'status'], `mysql://orderwatch:${DATABASE_PASSWORD}@127.0.0.1:1/none`],
    [['orders'], `postgres://orderwatch:${DATABASE_PASSWORD}/%@none`],
  ] as const) {
    const write = (text: string): void => void outputs.cli?.push(text);
    await runCli(
      argv,
      {
        environment: { DATABASE_URL },
        cwd: '/',
        write,
        complain: write,
        readInput: async () => '',
        askSecret: async () => undefined,
        ended: async () => {},
      },
      [],
    );
  }
}

/** Every row of every table as text: what is not sealed or hashed would stand there as it is. */
async function databaseText(day: TradingDay): Promise<readonly (readonly [table: string, text: string])[]> {
  const { db } = day.database;
  const { rows: tables } = await sql<{ name: string }>`
    select table_name::text as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(db);
  return Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await sql<{ text: string }>`select t::text as text from ${sql.table(name)} t`.execute(
        db,
      );
      return [name, rows.map(({ text }) => text).join('\n')] as const;
    }),
  );
}

function foundIn(canaries: Canaries, texts: readonly string[]): readonly string[] {
  return [...new Set(texts.flatMap((text) => canaries.found(text)))];
}

describe('a day on which every secret can be recognised', () => {
  it('shows none of them in logs, answers, stream, messages, commands or the database', async () => {
    const lived = await liveOneDay();
    const { canaries, outputs, day, owner, mail, hook, telegram } = lived;
    await enterSecrets(lived);
    await trade(lived);
    await readEverything(lived);
    await useTheCommandLine(lived);
    outputs.told?.push(
      ...mail.mails.map(({ raw }) => raw),
      ...hook.received.map((got) => JSON.stringify(got)),
    );
    outputs.told?.push(...telegram.calls.map((call) => JSON.stringify(call)));

    // The tokens of the broker's sessions were seen on their way, at least of two logins.
    expect(canaries.count()).toBeGreaterThan(16);
    for (const [way, texts] of Object.entries(outputs)) {
      expect([way, texts.length > 0]).toEqual([way, true]);
      expect([way, foundIn(canaries, texts)]).toEqual([way, []]);
    }
    const tables = await databaseText(day);
    expect(tables.length).toBeGreaterThan(25);
    for (const [table, text] of tables) expect([table, canaries.found(text)]).toEqual([table, []]);
    // The search itself: it finds what is there.
    expect(canaries.found(`x ${owner.cookie()}`)).toContain('session');
    expect(canaries.found(Buffer.from(`y${HOOK_SECRET}z`).toString('base64'))).toEqual(['webhook secret']);
    expect(canaries.found(Buffer.from(MAIL_PASSWORD).toString('hex'))).toEqual(['mail password']);
  });
});
