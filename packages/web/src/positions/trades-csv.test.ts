import { expect, it } from 'vitest';
import type { Trade } from '../api/queries-positions.ts';
import { tradesCsv } from './trades-csv.ts';

const trade: Trade = {
  position_id: 'pos_1',
  account_id: 'acc_1',
  symbol: 'SBIN',
  isin: null,
  opened_at: '2026-08-21T03:38:00.000Z',
  closed_at: '2026-08-24T04:00:00.000Z',
  days_held: 3,
  bought_qty: 10,
  bought_value: '8000.00',
  sold_qty: 10,
  sold_value: '7900.00',
  profit: { gross: '-100.00', charges: '22.15', net: '-122.15' },
  fills: [],
};

it('writes a loss as a number, and what is not known as nothing', () => {
  const [, first, second] = tradesCsv([trade, { ...trade, profit: null }]).split('\r\n');
  expect(first).toMatch(/,2026-08-21 09:08:00,.*,8000.00,10,7900.00,-100.00,22.15,-122.15,0$/);
  expect(second).toMatch(/,7900.00,,,,0$/);
});
