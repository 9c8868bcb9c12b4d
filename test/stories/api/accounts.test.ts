import { describe, expect, it } from 'vitest';
import { findCredentials } from '../../../packages/server/src/db/accounts/credentials.ts';
import { accountView, loginReport } from '../../../packages/server/src/http/schemas/account.ts';
import { unsealCredentials } from '../../../packages/server/src/secrets/account-credentials.ts';
import { openApi } from '../../support/api.ts';
import { startTradingDay } from '../../support/trading-day.ts';

const credentials = {
  consumer_key: 'canary-consumer-key',
  mobile_number: '+919876543210',
  ucc: 'XY9Z1',
  mpin: '918273',
  totp_secret: 'CANARYCANARY2345',
};
const wish = { label: 'My account', mode: 'read-only', owner_relation: 'self', credentials };

async function house() {
  const day = await startTradingDay({ idle: true });
  const api = await openApi(day);
  return { day, api, asha: await api.newUser('asha') };
}

describe('an account', () => {
  it('is added with defaults, its credentials sealed and never shown again', async () => {
    const { api, asha, day } = await house();
    const reply = await asha.send('POST', '/api/v1/user/broker-accounts', wish);
    expect(reply.status).toBe(201);
    const account = accountView.parse(reply.body);
    expect(account).toMatchObject({
      label: 'My account',
      mode: 'read-only',
      account_code: 'XY9Z1',
      has_credentials: true,
    });
    expect(account.settings).toMatchObject({
      capital_per_trade: '100000.00',
      max_positions: 6,
      placement_time: '16:05',
    });

    const shown =
      reply.text +
      (await asha.get('/api/v1/user/broker-accounts')).text +
      (await asha.get('/api/v1/status')).text;
    const stored = await findCredentials(day.database.db, account.id);
    const row = JSON.stringify(await day.database.db.selectFrom('broker_credentials').selectAll().execute());
    for (const secret of [
      credentials.consumer_key,
      credentials.mobile_number,
      credentials.mpin,
      credentials.totp_secret,
    ]) {
      expect(shown + row).not.toContain(secret);
    }
    expect(stored && unsealCredentials(api.deps.keyRing, account.id, stored)).toEqual({
      ok: true,
      value: credentials,
    });
  });

  it.each([
    [
      'a wrong TOTP secret',
      { credentials: { ...credentials, totp_secret: '123' } },
      'body.credentials.totp_secret',
    ],
    ['a wrong MPIN', { credentials: { ...credentials, mpin: '12345' } }, 'body.credentials.mpin'],
    [
      'a number without its country',
      { credentials: { ...credentials, mobile_number: '9876543210' } },
      'body.credentials.mobile_number',
    ],
    ['a mode that is none', { mode: 'demo' }, 'body.mode'],
    ['somebody else as the owner', { owner_relation: 'friend' }, 'body.owner_relation'],
    ['a setting that is none', { settings: { leverage: 5 } }, 'body.settings'],
    ['a time that is none', { settings: { placement_time: '25:00' } }, 'body.settings.placement_time'],
  ])('is refused with %s, and nothing half done', async (_, change, path) => {
    const { asha, day } = await house();
    const reply = await asha.send('POST', '/api/v1/user/broker-accounts', { ...wish, ...change });
    expect(reply.status).toBe(400);
    expect(Object(reply.body).errors[0].path).toBe(path);
    expect(reply.text).not.toContain(credentials.consumer_key);
    expect(await day.database.db.selectFrom('broker_accounts').select('id').execute()).toHaveLength(1);
  });

  it('cannot be added twice', async () => {
    const { asha } = await house();
    await asha.send('POST', '/api/v1/user/broker-accounts', wish);
    const again = await asha.send('POST', '/api/v1/user/broker-accounts', wish);
    expect([again.status, Object(again.body).code]).toEqual([409, 'account_exists']);
  });

  it('changes only what is named', async () => {
    const { asha } = await house();
    const { id } = accountView.parse(
      (await asha.send('POST', '/api/v1/user/broker-accounts', { ...wish, settings: { max_positions: 3 } }))
        .body,
    );
    const reply = await asha.send('PATCH', `/api/v1/user/broker-accounts/${id}`, {
      settings: { capital_per_trade: '50000.00' },
    });
    expect(accountView.parse(reply.body)).toMatchObject({
      label: 'My account',
      settings: { max_positions: 3, capital_per_trade: '50000.00' },
    });
    const bad = await asha.send('PATCH', `/api/v1/user/broker-accounts/${id}`, {
      settings: { capital_per_trade: 50000.5 },
    });
    expect(bad.status).toBe(400);
  });

  it('is not changed from settings that are no longer so, and says when they were changed', async () => {
    const { asha } = await house();
    const added = accountView.parse((await asha.send('POST', '/api/v1/user/broker-accounts', wish)).body);
    const path = `/api/v1/user/broker-accounts/${added.id}`;
    const change = (settings: object, version?: string) =>
      asha.send('PATCH', path, { settings, settings_version: version });

    const first = await change({ max_positions: 3 }, added.settings_version);
    expect(first.status).toBe(200);
    const late = await change({ max_positions: 9 }, added.settings_version);
    expect([late.status, Object(late.body).code]).toEqual([409, 'settings_changed']);
    expect(Object(late.body).detail).toMatch(/saved on \w{3} \d+ \w{3} 2026, \d\d:\d\d IST/);

    const now = accountView.parse(first.body);
    expect(now.settings_version).not.toBe(added.settings_version);
    const paused = accountView.parse((await asha.send('POST', `${path}/pause`)).body);
    expect(paused).toMatchObject({ settings: now.settings, settings_version: now.settings_version });
    expect((await change({ max_positions: 9 }, now.settings_version)).status).toBe(200);
    expect((await change({ max_positions: 4 })).status).toBe(200);
  });

  it('keeps both of two changes that are made in the same moment', async () => {
    const { asha } = await house();
    const { id } = accountView.parse((await asha.send('POST', '/api/v1/user/broker-accounts', wish)).body);
    const change = (settings: object) =>
      asha.send('PATCH', `/api/v1/user/broker-accounts/${id}`, { settings });
    const replies = await Promise.all([
      change({ max_positions: 3 }),
      change({ capital_per_trade: '5.00' }),
      change({ guards: { max_orders_per_day: 7 } }),
      change({ guards: { breaker_rejections: 2 } }),
    ]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const { items } = Object((await asha.get('/api/v1/user/broker-accounts')).body);
    expect(items[0].settings).toMatchObject({
      max_positions: 3,
      capital_per_trade: '5.00',
      guards: { max_orders_per_day: 7, breaker_rejections: 2 },
    });
  });

  it('takes new credentials of the same client code only', async () => {
    const { asha, api, day } = await house();
    const { id } = accountView.parse((await asha.send('POST', '/api/v1/user/broker-accounts', wish)).body);
    const path = `/api/v1/user/broker-accounts/${id}/credentials`;
    const other = await asha.send('PUT', path, { ...credentials, ucc: 'QQ1Q1' });
    expect(other.body).toMatchObject({ code: 'invalid_request', errors: [{ path: 'body.ucc' }] });
    expect((await asha.send('PUT', path, { ...credentials, mpin: '000111' })).status).toBe(200);
    const stored = await findCredentials(day.database.db, id);
    expect(stored && unsealCredentials(api.deps.keyRing, id, stored)).toMatchObject({
      value: { mpin: '000111' },
    });
  });

  it('is paused and resumed, and its history says so', async () => {
    const day = await startTradingDay();
    const api = await openApi(day);
    const owner = await api.owner();
    const path = `/api/v1/user/broker-accounts/${day.account.accountId}`;
    expect(accountView.parse((await owner.send('POST', `${path}/pause`)).body).paused_at).not.toBeNull();
    expect(accountView.parse((await owner.send('POST', `${path}/resume`)).body).paused_at).toBeNull();
    expect((await day.events()).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['account.paused', 'account.resumed']),
    );
  });

  it('reports its login at the broker step by step', async () => {
    const day = await startTradingDay();
    const api = await openApi(day);
    const owner = await api.owner();
    const asked = owner.send('POST', `/api/v1/user/broker-accounts/${day.account.accountId}/login`);
    await day.clock.advanceBy(5_000);
    const report = loginReport.parse((await asked).body);
    expect(report.ok).toBe(true);
    expect(report.steps.map(({ step }) => step)).toEqual(['totp', 'mpin', 'order_book', 'funds']);
  });
});
