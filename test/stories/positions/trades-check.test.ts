import { describe, expect, it } from 'vitest';
import { bought, fillsOf, positionsOf } from '../../support/positions.ts';
import { MORNING, type TradingDay } from '../../support/trading-day.ts';

/** The evening's comparison of a day, as it was settled. */
async function checkOf(day: TradingDay) {
  const row = await day.database.db
    .selectFrom('due_work')
    .select(['done_at', 'outcome'])
    .where('account_id', '=', day.account.accountId)
    .where('kind', '=', 'trades_check')
    .where('subject', '=', MORNING)
    .executeTakeFirstOrThrow();
  return row;
}

function tradesOf(day: TradingDay) {
  return day.simulator.broker.trades(day.account.ucc);
}

async function told(day: TradingDay, kind: string) {
  return (await day.events()).filter((event) => event.kind === kind);
}

describe('the trade book after the close', () => {
  it('is compared with the executions of the day, and finds nothing to change', async () => {
    const day = await bought();
    await day.until('15:49:00');
    const before = { fills: await fillsOf(day), positions: await positionsOf(day) };
    await day.until('16:30:00');
    expect(await checkOf(day)).toMatchObject({
      outcome: {
        result: 'compared',
        executions: tradesOf(day).length,
        replaced: 0,
        differing: 0,
        strangers: 0,
      },
    });
    expect(await fillsOf(day)).toEqual(before.fills);
    expect((await positionsOf(day)).map(({ ledger }) => ledger)).toEqual(
      before.positions.map(({ ledger }) => ledger),
    );
    expect(await told(day, 'account.trades_differ')).toEqual([]);
  });

  it('corrects what a position cost when the exchange corrected a price, once, with the rows as evidence', async () => {
    const day = await bought();
    await day.until('10:00:00');
    const [position] = await positionsOf(day);
    const [trade] = tradesOf(day);
    if (trade === undefined) throw new Error('Nothing was bought');
    day.simulator.broker.correctTrade(day.account.ucc, trade.tradeId, trade.pricePaise + 100);
    await day.until('15:49:00');
    expect((await positionsOf(day))[0]?.bought_value).toBe(position?.bought_value);
    await day.until('16:30:00');
    const [corrected] = await positionsOf(day);
    expect(corrected?.quantity).toBe(position?.quantity);
    expect(Number(corrected?.bought_value)).toBe(Number(position?.bought_value) + trade.quantity);
    const standing = (await fillsOf(day)).filter(({ superseded_at }) => superseded_at === null);
    expect(standing.map(({ fill_key }) => fill_key)).toContain(`trade:${trade.tradeId}#2`);
    expect(standing.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(position?.quantity);
    const [event, ...others] = await told(day, 'position.adjusted');
    expect(others).toEqual([]);
    expect(event?.body).toMatchObject({ reason: 'the broker corrected a price' });
    const evidence = await day.database.db
      .selectFrom('evidence')
      .selectAll()
      .where('id', '=', event?.evidence_id ?? '')
      .executeTakeFirstOrThrow();
    expect(evidence.source).toBe('trades');
    expect(JSON.stringify(evidence.payload)).toContain(trade.tradeId);
    const notices = await day.database.db
      .selectFrom('notices')
      .select(['kind'])
      .where('kind', '=', 'position_changed')
      .execute();
    expect(notices).toHaveLength(1);
  });

  it('corrects what was earned when the position was sold the same day', async () => {
    const day = await bought();
    await day.until('09:30:00');
    const price = tradesOf(day)[0]?.pricePaise ?? 0;
    const risen = Math.round((price * 1.08) / 5) * 5;
    day.simulator.broker.market.setScript({
      tradingSymbol: 'SBIN-EQ',
      day: MORNING,
      openPaise: price,
      points: [
        { at: '10:00', pricePaise: price },
        { at: '10:30', pricePaise: risen },
      ],
      closePaise: risen,
    });
    await day.until('15:49:00');
    const [closed] = await positionsOf(day);
    expect(closed?.closed_at).not.toBeNull();
    const sold = tradesOf(day).find(({ side }) => side === 'S');
    if (sold === undefined) throw new Error('Nothing was sold');
    day.simulator.broker.correctTrade(day.account.ucc, sold.tradeId, sold.pricePaise - 50);
    await day.until('16:30:00');
    const [corrected] = await positionsOf(day);
    expect(Number(corrected?.sold_value)).toBe(Number(closed?.sold_value) - sold.quantity / 2);
    expect(corrected).toMatchObject({
      quantity: 0,
      closed_at: closed?.closed_at,
      sold_qty: closed?.sold_qty,
    });
    expect(await told(day, 'position.adjusted')).toHaveLength(1);
    expect(await told(day, 'order.correction')).toEqual([]);
  });

  it('that names another number of shares changes nothing, and is told with both numbers', async () => {
    const day = await bought();
    await day.until('15:40:00');
    const [position] = await positionsOf(day);
    const numbers = [...new Set(tradesOf(day).map(({ orderNumber }) => orderNumber))];
    day.simulator.faults.add({ kind: 'shrunken_book', missing: numbers, operation: 'trades' });
    await day.until('15:55:00');
    expect(await told(day, 'account.trades_differ')).toEqual([]);
    await day.until('16:30:00');
    const [event, ...others] = await told(day, 'account.trades_differ');
    expect(others).toEqual([]);
    expect(event?.body).toMatchObject({
      text: expect.stringContaining(`0 shares in the trade book, ${position?.quantity} in the order book`),
    });
    expect(await positionsOf(day)).toMatchObject([
      { quantity: position?.quantity, bought_value: position?.bought_value },
    ]);
  });

  it('that cannot be read is asked for again, and no conclusion is drawn from its silence', async () => {
    const day = await bought();
    await day.until('15:40:00');
    const fault = day.simulator.faults.add({ kind: 'status', status: 503, operation: 'trades' });
    await day.until('16:10:00');
    expect((await checkOf(day)).done_at).toBeNull();
    fault.remove();
    await day.until('16:40:00');
    expect((await checkOf(day)).outcome).toMatchObject({ result: 'compared', differing: 0 });
  });
});
