import { describe, expect, it } from 'vitest';
import { EVENING, MORNING, startTradingDay } from '../../support/trading-day.ts';

describe('two accounts of one program', () => {
  it('place, are read and are told of apart: nothing of the one reaches the other', async () => {
    const day = await startTradingDay({
      accounts: ['AB1C2', 'XY9Z8'].map((ucc) => ({ ucc, cashPaise: 100_000_000 })),
    });
    const [first, second] = day.accounts;
    if (first === undefined || second === undefined) throw new Error('There are two accounts');
    const picks = [
      { ...first, symbol: 'SBIN' },
      { ...second, symbol: 'CIPLA' },
    ];
    await day.until('16:05:00', EVENING);
    // Both at the same moment, so that what is shared by mistake is shared here.
    await Promise.all(
      picks.map(async ({ accountId, symbol }) =>
        day.desk.requestRun({
          accountId,
          recommendationFileId: await day.recommend([{ symbol }]),
          dryRun: false,
          askedBy: 'user',
        }),
      ),
    );
    day.simulator.broker.rejectAtOpen(
      { ucc: second.ucc, tradingSymbol: 'CIPLA-EQ' },
      'RMS:Blocked for the day',
    );
    await day.until('09:30:00', MORNING);

    const { db } = day.database;
    const orders = await db.selectFrom('orders').select(['account_id', 'symbol', 'status']).execute();
    expect(orders.toSorted((a, b) => a.symbol.localeCompare(b.symbol))).toEqual([
      { account_id: second.accountId, symbol: 'CIPLA', status: 'rejected' },
      {
        account_id: first.accountId,
        symbol: 'SBIN',
        status: expect.stringMatching(/ongoing|pending_execution/),
      },
    ]);
    for (const { ucc, symbol } of picks) {
      const atBroker = day.simulator.broker.orders(ucc).map(({ instrument }) => instrument.tradingSymbol);
      expect([ucc, atBroker]).toEqual([ucc, [`${symbol}-EQ`]]);
    }
    const told = await db.selectFrom('notices').select(['account_id', 'kind']).execute();
    const rejections = told.filter(({ kind }) => kind === 'order_rejected');
    expect(rejections).toEqual([{ account_id: second.accountId, kind: 'order_rejected' }]);
  });
});
