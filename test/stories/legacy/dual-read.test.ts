import { describe, expect, it } from 'vitest';
import { openBridge, openOlderFolder } from '../../support/older-tool.ts';
import { EVENING, MORNING, startTradingDay } from '../../support/trading-day.ts';

describe('beside the older tool, with dual-read', () => {
  it('orders that only the file knows are shown as imported, followed, and never placed', async () => {
    const day = await startTradingDay();
    const folder = await openOlderFolder();
    await folder.write('{"orders": []}');
    const older = openBridge(day, folder.dir, 'dual-read');
    await older.start();
    await day.place(await day.recommend([{ symbol: 'INFY' }]));
    const placed = day.placements();

    const row = {
      symbol: 'ITC-EQ',
      ticker: 'ITC.NS',
      qty: 5,
      order_type: 'LIMIT',
      variety: 'AMO',
      price: 412.5,
    };
    const atMs = `${EVENING}T16:20:00+05:30`;
    await folder.add({
      ...row,
      order_id: '260820000099999',
      placed_at: atMs,
      last_status_check: atMs,
      status: 'PENDING',
      executed_qty: 0,
    });
    await day.until('16:30:00', EVENING);
    await older.idle();
    expect(await day.order('ITC')).toMatchObject({
      origin: 'imported',
      status: 'amo',
      quantity: 5,
      limit_price: 41_250,
    });

    await folder.write('{"orders": [{"order_id": "2608');
    await day.until('16:31:00', EVENING);
    await older.idle();
    expect((await older.status()).problem).toMatch(/ends in the middle/);

    await day.until('09:20:00', MORNING);
    await older.idle();
    expect(day.placements()).toBe(placed);
    expect((await day.orders()).filter((order) => order.symbol === 'ITC')).toHaveLength(1);
  });

  it('shares that the file names by symbol alone are found in the list of the broker', async () => {
    const day = await startTradingDay();
    const folder = await openOlderFolder();
    const atMs = `${EVENING}T16:20:00+05:30`;
    await folder.add({
      order_id: '260820000099999',
      symbol: 'ITC-EQ',
      qty: 5,
      order_type: 'LIMIT',
      variety: 'AMO',
      price: 412.5,
      status: 'EXECUTED',
      placed_at: atMs,
      executed_qty: 5,
      execution_price: 412.5,
    });
    const older = openBridge(day, folder.dir, 'dual-read');
    await older.start();
    expect(await day.order('ITC')).toMatchObject({ token: '', isin: null, instrument_key: 'NSE:ITC-EQ' });
    await day.until('09:20:00', MORNING);
    await older.idle();
    const itc = await day.order('ITC');
    expect(itc.token).not.toBe('');
    expect(itc.isin).toMatch(/^INE/);
    const positions = await day.database.db
      .selectFrom('positions')
      .select(['instrument_key', 'quantity'])
      .where('symbol', '=', 'ITC')
      .execute();
    expect(positions).toEqual([{ instrument_key: itc.instrument_key, quantity: 5 }]);
  });

  it('a row of an order of ours changes nothing, whatever it says', async () => {
    const day = await startTradingDay();
    const folder = await openOlderFolder();
    await day.place(await day.recommend([{ symbol: 'INFY' }]));
    const [attempt] = await day.attempts();
    await folder.add({
      order_id: attempt?.broker_order_id ?? '',
      symbol: 'INFY-EQ',
      qty: 999,
      variety: 'AMO',
      status: 'REJECTED',
      placed_at: `${EVENING}T16:00:00+05:30`,
    });
    const before = await day.orders();
    const older = openBridge(day, folder.dir, 'dual-read');
    await older.start();
    expect(await day.orders()).toEqual(before);
    expect((await older.status()).differences.map(({ field }) => field)).toEqual(['status', 'qty']);
  });
});
