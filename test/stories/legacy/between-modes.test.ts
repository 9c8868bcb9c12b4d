import { describe, expect, it } from 'vitest';
import { openApi } from '../../support/api.ts';
import { openBridge, openOlderFolder } from '../../support/older-tool.ts';
import { EVENING, MORNING, startTradingDay } from '../../support/trading-day.ts';

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
