import { chmod, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openApi } from '../../support/api.ts';
import { openBridge, openOlderFolder, wordOf } from '../../support/older-tool.ts';
import { EVENING, MORNING, startTradingDay } from '../../support/trading-day.ts';

describe('beside the older tool, with dual-write', () => {
  it("the file tells every order of the day as the database does, and keeps the tool's own rows", async () => {
    const day = await startTradingDay();
    const folder = await openOlderFolder();
    await folder.add({
      order_id: '260820000099999',
      symbol: 'ITC-EQ',
      qty: 5,
      status: 'PENDING',
      variety: 'AMO',
      note: 'mine',
    });
    const older = openBridge(day, folder.dir, 'dual-write');
    await older.start();
    await day.place(await day.recommend([{ symbol: 'INFY' }, { symbol: 'TCS' }]));
    await older.idle();
    expect((await folder.rows()).map((row) => row.symbol).sort()).toEqual(['INFY-EQ', 'ITC-EQ', 'TCS-EQ']);
    expect(wordOf(await folder.rows(), 'INFY')).toBe('PENDING');

    await day.until('15:45:00');
    await older.idle();
    const infy = await day.order('INFY');
    const rows = await folder.rows();
    expect(wordOf(rows, 'INFY')).toBe(infy.status === 'ongoing' ? 'EXECUTED' : 'CANCELLED');
    expect(rows.find((row) => row.symbol === 'ITC-EQ')).toMatchObject({ note: 'mine' });
    const status = await older.status();
    expect(status).toMatchObject({ ordersInDatabase: 2, ordersInFile: 3, problem: null });
    expect(status.differences).toEqual([
      expect.objectContaining({ kind: 'only_in_file', orderNumber: '260820000099999' }),
    ]);
    expect(await readdir(folder.dir)).toEqual(expect.not.arrayContaining([expect.stringMatching(/\.part$/)]));
  });

  it('a crash between the commit and the file loses nothing: the next start heals the file', async () => {
    const day = await startTradingDay();
    const folder = await openOlderFolder();
    const older = openBridge(day, folder.dir, 'dual-write');
    await older.start();
    const before = await folder.rows();
    // The program dies after the commit, before the file is written.
    older.abandon();
    await day.place(await day.recommend([{ symbol: 'INFY' }]));
    day.desk.abandon();
    expect((await day.order('INFY')).status).toBe('amo');
    expect(await folder.rows()).toEqual(before);
    expect((await older.status()).differences).toMatchObject([{ kind: 'only_in_database' }]);

    const second = await day.startDesk({ instanceId: 'second' });
    const healed = openBridge(day, folder.dir, 'dual-write', second);
    await healed.start();
    expect(wordOf(await folder.rows(), 'INFY')).toBe('PENDING');
    expect((await healed.status()).differences).toEqual([]);
  });

  it('orders that ended long ago leave the file, which is kept as it was, and stays readable for whoever read it', async () => {
    const day = await startTradingDay();
    const folder = await openOlderFolder();
    const ended = { symbol: 'ITC-EQ', qty: 5, variety: 'AMO', status: 'CANCELLED', executed_qty: 0 };
    await folder.add({ ...ended, order_id: '260701000000001', placed_at: '2026-07-01T16:05:00+05:30' });
    const reading = openBridge(day, folder.dir, 'dual-read');
    await reading.start();
    expect(await reading.status()).toMatchObject({ ordersInDatabase: 1, ordersInFile: 1, differences: [] });
    await reading.stop();
    const file = path.join(folder.dir, 'pending_orders.json');
    await chmod(file, 0o664);
    const before = await readFile(file, 'utf8');

    const writing = openBridge(day, folder.dir, 'dual-write');
    await writing.start();
    expect(await folder.rows()).toEqual([]);
    expect((await stat(file)).mode & 0o777).toBe(0o664);
    const kept = path.join(folder.dir, 'data/legacy-before');
    const [copy = ''] = await readdir(kept);
    expect(await readFile(path.join(kept, copy), 'utf8')).toBe(before);
    await day.place(await day.recommend([{ symbol: 'INFY' }]));
    await writing.idle();
    expect(await folder.rows()).toHaveLength(1);
    expect(await readdir(kept)).toHaveLength(1);
  });

  it('a file that another program left half written is put aside whole, and made anew', async () => {
    const day = await startTradingDay();
    const folder = await openOlderFolder();
    await day.place(await day.recommend([{ symbol: 'INFY' }]));
    const half = '{"orders": [{"order_id": "26082000';
    await folder.write(half);
    const older = openBridge(day, folder.dir, 'dual-write');
    await older.start();
    expect(wordOf(await folder.rows(), 'INFY')).toBe('PENDING');
    const aside = await readdir(path.join(folder.dir, 'data/legacy-damaged'));
    expect(await readFile(path.join(folder.dir, 'data/legacy-damaged', aside[0] ?? ''), 'utf8')).toBe(half);
  });

  it('what another program puts in place of the file is put right within half a minute, its own rows kept', async () => {
    const day = await startTradingDay();
    const folder = await openOlderFolder();
    const older = openBridge(day, folder.dir, 'dual-write');
    await older.start();
    await day.place(await day.recommend([{ symbol: 'INFY' }]));
    await older.idle();
    // It read the file before, and writes it whole with a row of its own.
    await folder.write('{"orders": [{"order_id": "260820000099999", "symbol": "ITC-EQ", "qty": 5}]}');
    await day.until('16:20:00', EVENING);
    await older.idle();
    expect((await folder.rows()).map((row) => row.symbol)).toEqual(['INFY-EQ', 'ITC-EQ']);
  });

  it('a file that another program is just writing is left to it, and so nothing of it is lost', async () => {
    const day = await startTradingDay();
    const folder = await openOlderFolder();
    const older = openBridge(day, folder.dir, 'dual-write');
    await older.start();
    await day.place(await day.recommend([{ symbol: 'INFY' }]));
    await older.idle();
    await folder.write('{"orders": [{"order_id": "2608200000');
    await day.clock.advanceBy(14_000);
    await older.idle();
    expect((await older.status()).problem).toMatch(/ends in the middle/);
    await folder.write('{"orders": [{"order_id": "260820000099999", "symbol": "ITC-EQ", "qty": 5}]}');
    await day.until('16:20:00', EVENING);
    await older.idle();
    expect((await folder.rows()).map((row) => row.symbol)).toEqual(['INFY-EQ', 'ITC-EQ']);
    expect(await older.status()).toMatchObject({ problem: null });
    // Nothing was put aside.
    expect(await readdir(folder.dir)).toEqual(['pending_orders.json']);
  });

  it('an order keeps the number that the older tool gave it, also one that is none of the broker', async () => {
    const day = await startTradingDay();
    const folder = await openOlderFolder();
    const row = {
      symbol: 'ITC-EQ',
      qty: 5,
      order_type: 'LIMIT',
      variety: 'AMO',
      price: 412.5,
      executed_qty: 0,
    };
    const placed_at = `${EVENING}T16:00:00+05:30`;
    await folder.add({ ...row, order_id: 'ORDER-123', placed_at, status: 'PENDING' });
    const reading = openBridge(day, folder.dir, 'dual-read');
    await reading.start();
    expect(await reading.status()).toMatchObject({ ordersInDatabase: 1, ordersInFile: 1, differences: [] });
    await reading.stop();
    const writing = openBridge(day, folder.dir, 'dual-write');
    await writing.start();
    expect((await folder.rows()).map((each) => each.order_id)).toEqual(['ORDER-123']);
    expect(await writing.status()).toMatchObject({ ordersInDatabase: 1, ordersInFile: 1, differences: [] });
  });
});

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

describe('from one mode to another', () => {
  it('nothing is lost in any direction through a whole day', async () => {
    const day = await startTradingDay();
    const folder = await openOlderFolder();
    const writing = openBridge(day, folder.dir, 'dual-write');
    await writing.start();
    await day.place(await day.recommend([{ symbol: 'INFY' }]));
    await writing.stop();

    const atMs = `${EVENING}T16:40:00+05:30`;
    await folder.add({
      order_id: '260820000099999',
      symbol: 'ITC-EQ',
      qty: 5,
      order_type: 'MARKET',
      variety: 'AMO',
      price: 0,
      placed_at: atMs,
      last_status_check: atMs,
      status: 'PENDING',
      executed_qty: 0,
    });
    const reading = openBridge(day, folder.dir, 'dual-read');
    await reading.start();
    await reading.stop();
    expect((await day.orders()).map((order) => order.symbol).sort()).toEqual(['INFY', 'ITC']);

    // With the database alone the day goes on, and the file stands still.
    const still = await folder.rows();
    await day.until('15:45:00', MORNING);
    expect(await folder.rows()).toEqual(still);

    const again = openBridge(day, folder.dir, 'dual-write');
    await again.start();
    expect((await again.status()).differences).toEqual([]);
    expect((await folder.rows()).map((row) => row.symbol).sort()).toEqual(['INFY-EQ', 'ITC-EQ']);
  });

  it('the page is told mode, counts and differences, and nobody else is', async () => {
    const day = await startTradingDay();
    const folder = await openOlderFolder();
    const older = openBridge(day, folder.dir, 'dual-write');
    await day.place(await day.recommend([{ symbol: 'INFY' }]));
    const api = await openApi(day, { legacy: older });
    const owner = await api.owner();
    expect((await owner.get('/api/v1/user/legacy')).body).toMatchObject({
      mode: 'dual-write',
      orders_in_database: 1,
      orders_in_file: 0,
      differences_total: 1,
      differences: [{ kind: 'only_in_database' }],
    });
    const other = await api.newUser('other');
    expect((await other.get('/api/v1/user/legacy')).body).toMatchObject({ mode: 'db-only', dir: null });
  });
});
