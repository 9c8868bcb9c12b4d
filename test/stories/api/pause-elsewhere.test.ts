import { expect, it } from 'vitest';
import { startTradingDay } from '../../support/trading-day.ts';

it('a pause by way of an instance that does not act for the account holds at once, and is in its history', async () => {
  const day = await startTradingDay({ leaseMs: 30_000, first: { instanceId: 'first' } });
  const second = await day.startDesk({ instanceId: 'second' });
  const { accountId } = day.account;
  expect([day.desk, second].map((desk) => desk.liveFacts(accountId).holdsLease)).toEqual([true, false]);
  const kinds = async () => (await day.events()).map(({ kind }) => kind);

  const pausing = second.pause(accountId, 'web');
  const run = await day.run(await day.place(await day.recommend([{ symbol: 'SBIN' }])));
  expect(run).toMatchObject({ refusal_code: 'account_paused' });
  await day.clock.advanceBy(30_000);
  expect(await pausing).toBe(true);
  expect(await kinds()).toContain('account.paused');
  expect(await second.pause(accountId, 'web')).toBe(false);

  const resuming = second.resume(accountId, 'telegram');
  await day.clock.advanceBy(30_000);
  expect(await resuming).toBe(true);
  expect((await day.events()).find(({ kind }) => kind === 'account.resumed')).toMatchObject({
    actor: 'user',
    body: { channel: 'telegram' },
  });
});
