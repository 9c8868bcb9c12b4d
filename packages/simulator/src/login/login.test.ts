import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dataOf, type ForeignClient } from '../foreign-client.fixture.ts';
import { istMs, startDay } from '../trading-day.fixture.ts';

const errors: Record<string, unknown> = JSON.parse(
  readFileSync(new URL('../../fixtures/errors.json', import.meta.url), 'utf8'),
);

async function loginWith(client: ForeignClient, change: Record<string, unknown>, authorization?: string) {
  const { mobileNumber, ucc, url, consumerKey } = client.credentials;
  return client.send(`${url}/login/1.0/tradeApiLogin`, {
    method: 'POST',
    headers: { ...client.loginHeaders(), Authorization: authorization ?? consumerKey },
    body: JSON.stringify({ mobileNumber, ucc, totp: client.totp(), ...change }),
  });
}

async function validateWith(client: ForeignClient, body: object, headers: Record<string, string> = {}) {
  const viewed = dataOf(await loginWith(client, {}));
  return client.send(`${client.credentials.url}/login/1.0/tradeApiValidate`, {
    method: 'POST',
    headers: {
      ...client.loginHeaders(),
      sid: String(viewed.sid),
      Auth: String(viewed.token),
      ...headers,
    },
    body: JSON.stringify(body),
  });
}

describe('the first step refuses', () => {
  const bad = 'login_documented_bad_totp';
  const cases = [
    { name: 'a wrong TOTP', change: { totp: '000000' }, body: bad },
    { name: 'a TOTP that is no number', change: { totp: 'abcdef' }, body: bad },
    { name: 'another mobile number', change: { mobileNumber: '+910000000000' }, body: bad },
    { name: 'an unknown access token', change: {}, authorization: 'nobody', body: bad },
    { name: 'an unknown client code', change: { ucc: 'ZZZZZ' }, body: 'login_http200_invalid_ucc' },
  ];
  it.each(cases)('$name', async ({ change, authorization, body }) => {
    const { client } = await startDay('09:20:00');
    expect((await loginWith(client, change, authorization)).body).toEqual(errors[body]);
  });

  it.each([
    ['mobileNumber', 'MobileNumber'],
    ['ucc', 'Ucc'],
    ['totp', 'Totp'],
  ])('a body without %s, naming it', async (field, named) => {
    const { client } = await startDay('09:20:00');
    const { body, status } = await loginWith(client, { [field]: undefined });
    expect(status).toBe(400);
    expect(body).toEqual({ error: [{ code: '400', message: `Missing required field '${named}'` }] });
  });
});

describe('the second step refuses', () => {
  it('a wrong MPIN', async () => {
    const { client } = await startDay('09:20:00');
    expect((await validateWith(client, { mpin: '000000' })).body).toEqual(errors.login_http200_invalid_mpin);
  });

  it('a missing MPIN', async () => {
    const { client } = await startDay('09:20:00');
    expect((await validateWith(client, {})).body).toEqual(errors.login_missing_field);
  });

  it('a session that the first step did not give', async () => {
    const { client } = await startDay('09:20:00');
    const { mpin } = client.credentials;
    expect((await validateWith(client, { mpin }, { sid: 'another' })).body).toEqual(
      errors.order_invalid_session_token,
    );
  });
});

describe('the TOTP', () => {
  it('is right one step early and late, and wrong two steps away', async () => {
    const { client, clock } = await startDay('09:20:00');
    const totp = client.totp();
    const accepted = async (): Promise<boolean> => 'data' in (await loginWith(client, { totp })).body;
    await clock.advanceBy(30_000);
    expect(await accepted()).toBe(true);
    await clock.advanceBy(30_000);
    expect(await accepted()).toBe(false);
  });
});

describe('a session', () => {
  it('carries its end in the token: midnight in India', async () => {
    const { client } = await startDay('09:20:00');
    const payload: unknown = JSON.parse(
      Buffer.from(client.token.split('.')[1] ?? '', 'base64url').toString(),
    );
    expect(payload).toMatchObject({
      scope: ['Trade'],
      ucc: 'AB1C2',
      iss: 'login-service',
      exp: istMs('00:00:00', '2026-08-22') / 1000,
    });
  });

  it('is refused from midnight on', async () => {
    const { client, clock } = await startDay('09:20:00');
    await clock.advanceTo(istMs('00:00:00', '2026-08-22') - 1);
    expect((await client.get('/portfolio/v1/holdings')).status).toBe(200);
    await clock.advanceBy(1);
    const { body, status } = await client.get('/portfolio/v1/holdings');
    expect({ body, status }).toEqual({ body: errors.order_invalid_session_token, status: 403 });
  });

  it('is needed by every call of trading and reading, under headers in any case', async () => {
    const { client } = await startDay('09:20:00');
    const lower = { auth: client.token, sid: client.sid };
    const url = `${client.baseUrl}/quick/user/orders?sId=ignored`;
    expect((await client.send(url, { method: 'GET', headers: lower })).body.stCode).toBe(5203);
    expect((await client.send(url, { method: 'GET', headers: { auth: client.token } })).body.stCode).toBe(
      100022,
    );
  });

  it('of the first step opens nothing but the second', async () => {
    const { client } = await startDay('09:20:00');
    const viewed = dataOf(await loginWith(client, {}));
    const headers = { Auth: String(viewed.token), Sid: String(viewed.sid) };
    expect((await client.get('/quick/user/orders', headers)).body).toEqual(
      errors.order_invalid_access_type_view_token,
    );
  });

  it('words its end differently at the margin call', async () => {
    const { client, simulator } = await startDay('09:20:00');
    simulator.sessions.expireAll();
    expect((await client.post('/quick/user/check-margin', {})).body).toEqual(
      errors.margin_invalid_session_token,
    );
  });

  it('stands beside an older one of the same account', async () => {
    const { client } = await startDay('09:20:00');
    const older = { Auth: client.token, Sid: client.sid };
    await client.login();
    expect((await client.get('/portfolio/v1/holdings', older)).status).toBe(200);
  });

  it('names the address that the day was moved to', async () => {
    const { client, simulator } = await startDay('09:20:00');
    simulator.sessions.moveTo('http://127.0.0.1:9');
    const { trade } = await client.login();
    expect(dataOf(trade).baseUrl).toBe('http://127.0.0.1:9');
  });
});
