import { describe, expect, it } from 'vitest';
import { changeMode } from '../../../packages/server/src/db/accounts/change-mode.ts';
import { insertAccount } from '../../../packages/server/src/db/accounts/insert-account.ts';
import { accountView } from '../../../packages/server/src/http/schemas/account.ts';
import { openApi } from '../../support/api.ts';
import { EVENING, MORNING, startTradingDay, type TradingDay } from '../../support/trading-day.ts';

type Mode = 'read-only' | 'live' | 'paper';

async function house(mode: Mode) {
  const day = await startTradingDay({ account: { mode } });
  await day.until('16:05:00', EVENING);
  const api = await openApi(day);
  const owner = await api.owner();
  const path = `/api/v1/user/broker-accounts/${day.account.accountId}`;
  const makeIt = (to: Mode) => owner.send('POST', `${path}/mode`, { mode: to });
  return { day, api, owner, path, makeIt };
}

async function runOf(day: TradingDay, symbol: string) {
  return day.run(await day.place(await day.recommend([{ symbol }])));
}

const modeChanges = async (day: TradingDay) =>
  (await day.events()).filter(({ kind }) => kind === 'account.mode_changed');

describe('an account that only reads', () => {
  it('is made live, and sends nothing before a person resumes it', async () => {
    const { day, owner, path, makeIt } = await house('read-only');
    const reply = await makeIt('live');
    expect(reply.status).toBe(200);
    const account = accountView.parse(reply.body);
    expect([account.id, account.mode]).toEqual([day.account.accountId, 'live']);
    expect(account.paused_at).not.toBeNull();
    expect(await runOf(day, 'SBIN')).toMatchObject({ refusal_code: 'account_paused' });
    expect(day.placements()).toBe(0);

    expect((await owner.send('POST', `${path}/resume`)).status).toBe(200);
    expect(await runOf(day, 'SBIN')).toMatchObject({ state: 'done' });
    expect(day.placements()).toBe(1);
  });
});

describe('an account that is live', () => {
  it('is made to read alone: nothing is sent any more, and what is at work is watched until it is settled', async () => {
    const { day, owner, makeIt } = await house('live');
    expect(await runOf(day, 'SBIN')).toMatchObject({ state: 'done' });
    expect(accountView.parse((await makeIt('read-only')).body).mode).toBe('read-only');
    expect(await modeChanges(day)).toMatchObject([
      { actor: 'user', body: { from: 'live', to: 'read-only', channel: 'web' } },
    ]);
    const told = await day.database.db.selectFrom('notices').select('kind').execute();
    expect(told.map(({ kind }) => kind)).toContain('mode_changed');

    const { id } = await day.order('SBIN');
    const cancelled = await owner.send('POST', `/api/v1/user/orders/${id}/cancel`, undefined, {
      'idempotency-key': 'cancel-what-is-read-only',
    });
    expect(cancelled.body).toMatchObject({ code: 'read_only' });
    expect(await runOf(day, 'CIPLA')).toMatchObject({ refusal_code: 'read_only' });
    await day.until('09:20:00', MORNING);
    expect(await day.order('SBIN')).toMatchObject({ status: 'ongoing' });
    expect(day.placements()).toBe(1);
  });

  it('that is made to read alone in the middle of a run sends nothing more of it', async () => {
    const act = { change: async (): Promise<unknown> => undefined };
    let recorded = 0;
    const day = await startTradingDay({
      account: { mode: 'live' },
      first: {
        async reached(step) {
          if (step === 'placement:recorded' && ++recorded === 2) await act.change();
        },
      },
    });
    const { accountId, userId } = day.account;
    const of = { userId, accountId, to: 'read-only', atMs: day.clock.nowMs() } as const;
    act.change = () => changeMode(day.database.db, of);
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'CIPLA' }]));
    expect(day.placements()).toBe(1);
    const orders = (await day.orders()).map(({ status, reason_code }) => [status, reason_code]);
    expect(orders).toEqual(
      expect.arrayContaining([
        ['amo', null],
        ['retry_pending', 'read_only'],
      ]),
    );
  });

  it.each<[string, Mode, Mode, number, object]>([
    ['that is so already', 'live', 'live', 409, { code: 'wrong_state', reason: 'mode_unchanged' }],
    ['of paper', 'paper', 'live', 409, { code: 'wrong_state', reason: 'mode_fixed' }],
  ])('is not made of one %s', async (_, mode, to, status, body) => {
    const { day, makeIt } = await house(mode);
    const reply = await makeIt(to);
    expect(reply.status).toBe(status);
    expect(reply.body).toMatchObject(body);
    expect(await modeChanges(day)).toEqual([]);
  });

  it('is not made of one whose client code is in that mode as an account of its own', async () => {
    const { day, makeIt } = await house('read-only');
    const { userId, ucc: accountCode } = day.account;
    const same = { userId, accountCode, label: 'Theirs', ownerRelation: 'self', settings: {} } as const;
    await insertAccount(day.database.db, { ...same, id: 'acc_other', mode: 'live', atMs: day.clock.nowMs() });
    expect((await makeIt('live')).body).toMatchObject({ code: 'account_exists' });
    expect(await modeChanges(day)).toEqual([]);
  });
});
