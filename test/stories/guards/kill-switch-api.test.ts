import { describe, expect, it } from 'vitest';
import {
  decisionsView,
  killCancelView,
  killSwitchView,
} from '../../../packages/server/src/http/schemas/guards.ts';
import { openApi } from '../../support/api.ts';
import { EVENING, startTradingDay } from '../../support/trading-day.ts';

const PATH = '/api/v1/user/kill-switch';

async function house() {
  const day = await startTradingDay();
  const api = await openApi(day);
  return { day, api, owner: await api.owner(), stranger: await api.newUser('bala') };
}

describe('cancelling what the kill switch left', () => {
  it('is a call of its own, cancels what can be, and repeats nothing for the same key', async () => {
    const { day, owner } = await house();
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'CIPLA' }]));
    await owner.send('POST', PATH, { all: true, on: true });
    await day.until('16:06:00', EVENING);
    expect((await day.order('SBIN')).status).toBe('amo');

    const headers = { 'idempotency-key': 'cancel-all-1' };
    const reply = await owner.send('POST', `${PATH}/cancel`, { all: true }, headers);
    expect(reply.status).toBe(202);
    const answer = killCancelView.parse(reply.body);
    expect(answer.asked).toBe(2);
    await day.until('16:08:00', EVENING);
    for (const symbol of ['SBIN', 'CIPLA']) {
      expect(await day.order(symbol)).toMatchObject({ status: 'cancelled', cancelled_by: 'user' });
    }
    const again = await owner.send('POST', `${PATH}/cancel`, { all: true }, headers);
    expect(again.text).toBe(reply.text);
    const left = killSwitchView.parse((await owner.get(PATH)).body);
    expect(left).toMatchObject({ cancellable: { count: 0 }, not_cancellable: { count: 0 } });
    expect(day.placements()).toBe(2);
  });

  it('tells until when an order cannot be cancelled', async () => {
    const { day, owner } = await house();
    await day.until('16:05:00', EVENING);
    const sbin = day.simulator.broker.instrument('nse_cm', 'SBIN-EQ');
    // So low that it rests at the exchange.
    const lastClose = (((sbin?.previousClosePaise ?? 0) * 0.95) / 100).toFixed(0);
    await day.place(await day.recommend([{ symbol: 'SBIN', lastClose: `${lastClose}.00` }]));
    await day.until('09:09:00');
    const view = killSwitchView.parse((await owner.get(PATH)).body);
    expect(view.not_cancellable.items).toMatchObject([
      { symbol: 'SBIN', why: 'exchange_takes_nothing', until: '2026-08-21T03:42:00.000Z' },
    ]);
  });
});

describe('the kill switch over the API', () => {
  it('is pulled and released with a reason, once each', async () => {
    const { day, owner } = await house();
    const { accountId } = day.account;
    const body = { account_id: accountId, on: true };
    const first = killSwitchView.parse((await owner.send('POST', PATH, body)).body);
    const second = killSwitchView.parse((await owner.send('POST', PATH, body)).body);
    expect(first.accounts[0]?.killed_at).not.toBeNull();
    expect(second.accounts[0]?.killed_at).toBe(first.accounts[0]?.killed_at);
    const told = (await day.events()).filter(({ kind }) => kind === 'account.killed');
    expect(told).toHaveLength(1);

    const release = { account_id: accountId, reason: 'looked at it' };
    const reply = await owner.send('POST', `${PATH}/release`, release);
    expect(decisionsView.parse(reply.body).items).toMatchObject([{ account_id: accountId, state: 'done' }]);
    const late = await owner.send('POST', `${PATH}/release`, release);
    expect([late.status, late.body]).toMatchObject([409, { code: 'wrong_state' }]);
    const view = killSwitchView.parse((await owner.get(`${PATH}?account_id=${accountId}`)).body);
    expect(view.accounts).toMatchObject([{ killed_at: null, reason: null }]);
  });

  it.each([
    ['neither an account nor all', { on: true }],
    ['both', { account_id: 'acc_1', all: true, on: true }],
    ['switching it off', { all: true, on: false }],
    ['no body', undefined],
    ['a reason of one letter', { all: true, on: true, reason: 'x' }],
    ['an unknown key', { all: true, on: true, force: true }],
  ])('refuses %s', async (_, body) => {
    const { owner } = await house();
    const reply = await owner.send('POST', PATH, body);
    expect([reply.status, reply.body]).toMatchObject([400, { code: 'invalid_request' }]);
  });

  it('wants a reason for the release, and a key for cancelling', async () => {
    const { owner } = await house();
    expect((await owner.send('POST', `${PATH}/release`, { all: true })).status).toBe(400);
    const unkeyed = await owner.send('POST', `${PATH}/cancel`, { all: true });
    expect([unkeyed.status, unkeyed.body]).toMatchObject([400, { code: 'idempotency_key_missing' }]);
  });

  it('knows no account of somebody else, and stops none of theirs', async () => {
    const { day, stranger } = await house();
    const { accountId } = day.account;
    const keyed = { 'idempotency-key': 'not-mine-at-all' };
    const asks = [
      stranger.get(`${PATH}?account_id=${accountId}`),
      stranger.send('POST', PATH, { account_id: accountId, on: true }),
      stranger.send('POST', `${PATH}/release`, { account_id: accountId, reason: 'why not' }),
      stranger.send('POST', `${PATH}/cancel`, { account_id: accountId }, keyed),
      stranger.get(`/api/v1/user/guards?account_id=${accountId}`),
      stranger.send('POST', '/api/v1/user/circuit-breaker/reset', {
        account_id: accountId,
        reason: 'why not',
      }),
      stranger.send('POST', `/api/v1/user/broker-accounts/${accountId}/confirm-other-program`, {
        reason: 'mine',
      }),
      stranger.get(`/api/v1/user/funds?account_id=${accountId}`),
      stranger.send('POST', '/api/v1/user/funds/read', { account_id: accountId }),
    ];
    for (const reply of await Promise.all(asks)) {
      expect([reply.status, reply.body]).toMatchObject([404, { code: 'account_not_found' }]);
    }
    expect((await stranger.send('POST', PATH, { all: true, on: true })).status).toBe(200);
    const row = await day.database.db.selectFrom('broker_accounts').select('killed_at').executeTakeFirst();
    expect(row?.killed_at).toBeNull();
  });
});

describe('a stop because of another program', () => {
  it('ends by a decision with a reason, and there is nothing to decide without one', async () => {
    const { day, owner } = await house();
    const { accountId } = day.account;
    const path = `/api/v1/user/broker-accounts/${accountId}/confirm-other-program`;
    expect((await owner.send('POST', path, { reason: 'it is my script' })).status).toBe(409);
    expect((await owner.send('POST', path, {})).status).toBe(400);
    await day.database.db
      .updateTable('broker_accounts')
      .set({ placing_stopped_reason: 'another program places orders' })
      .execute();
    const reply = await owner.send('POST', path, { reason: 'it is my script' });
    expect(reply.body).toMatchObject({ state: 'done' });
    expect((await day.events()).at(-1)).toMatchObject({
      kind: 'account.placing_resumed',
      actor: 'user',
      body: { reason: 'it is my script' },
    });
    const row = await day.database.db
      .selectFrom('broker_accounts')
      .select('placing_stopped_reason')
      .executeTakeFirst();
    expect(row?.placing_stopped_reason).toBeNull();
  });
});
