import { describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../packages/server/src/db/audit/verify-audit.ts';
import { type OpenApi, openApi, PASSWORD } from '../../support/api.ts';
import { startTradingDay } from '../../support/trading-day.ts';

async function house() {
  const day = await startTradingDay();
  const api = await openApi(day);
  return { day, api, owner: await api.owner() };
}

async function entriesOf({ deps }: OpenApi) {
  const rows = await deps.auth.db.selectFrom('audit_entries').selectAll().orderBy('seq').execute();
  return rows.map(({ user_id, action, subject, stage, status }) => ({
    user_id,
    action,
    subject,
    stage,
    status,
  }));
}

describe('the audit of what people do', () => {
  it('has each change before it is made and with what came of it, and nothing of what was typed', async () => {
    const { day, api, owner } = await house();
    const { accountId, userId } = day.account;
    await owner.get('/api/v1/user/orders');
    await owner.send('POST', `/api/v1/user/broker-accounts/${accountId}/pause`);
    await owner.send('POST', '/api/v1/user/broker-accounts/unknown/pause');
    const pause = 'POST /api/v1/user/broker-accounts/:id/pause';
    expect((await entriesOf(api)).slice(1)).toEqual([
      { user_id: userId, action: pause, subject: accountId, stage: 'asked', status: null },
      { user_id: userId, action: pause, subject: accountId, stage: 'answered', status: 200 },
      { user_id: userId, action: pause, subject: 'unknown', stage: 'asked', status: null },
      { user_id: userId, action: pause, subject: 'unknown', stage: 'answered', status: 404 },
    ]);
    expect(await verifyAudit(api.deps.auth.db, api.deps.keyRing)).toMatchObject({ firstBroken: null });
  });

  it('has every try to log in, with what came of it', async () => {
    const { api, owner } = await house();
    for (const password of ['not the password', PASSWORD])
      await api.visitor().send('POST', '/api/v1/auth/login', { email: owner.email, password });
    const action = 'POST /api/v1/auth/login';
    expect((await entriesOf(api)).map(({ action: what, status }) => [what, status])).toEqual([
      [action, 200],
      [action, 401],
      [action, 200],
    ]);
  });

  it('lets no change be made that it cannot keep', async () => {
    const { day, api, owner } = await house();
    const { db } = api.deps.auth;
    await db.schema.alterTable('audit_entries').renameTo('audit_entries_away').execute();
    const { accountId } = day.account;
    expect((await owner.send('POST', `/api/v1/user/broker-accounts/${accountId}/pause`)).status).toBe(500);
    const account = await db
      .selectFrom('broker_accounts')
      .select('paused_at')
      .where('id', '=', accountId)
      .executeTakeFirst();
    expect(account).toEqual({ paused_at: null });
    expect((await owner.get('/api/v1/user/orders')).status).toBe(200);
  });
});
