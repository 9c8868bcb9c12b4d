import { chmod, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openBridge, openOlderFolder, wordOf } from '../../support/older-tool.ts';
import { EVENING, startTradingDay } from '../../support/trading-day.ts';

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
