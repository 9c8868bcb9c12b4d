import { describe, expect, it } from 'vitest';
import type { Funds } from '../api/queries-funds.ts';
import { sumFunds } from './sum-funds.ts';

const account: Funds = {
  account_id: 'acc_1',
  broker: { available_cash: '100000.00', margin_used: '0.00', as_of: '2026-08-21T03:30:00.000Z' },
  problem: null,
  reserved: '0.00',
  free: '100000.00',
  lines: [],
  retries: [],
  needed: '40000.50',
  fitting: 0,
  shortfall: '0.00',
  add_by: null,
  amo_blocks_funds: { setting: 'unknown', measured: null, suggestion: null },
  as_of: '2026-08-21T03:31:00.000Z',
};

describe('the money of all accounts together', () => {
  it('is summed, and as old as the oldest part of it', () => {
    const older = { available_cash: '1.00', margin_used: '0.00', as_of: '2026-08-20T10:00:00.000Z' };
    expect(sumFunds([account, { ...account, broker: older, free: '1.00' }])).toEqual({
      free: '100001.00',
      needed: '80001.00',
      waiting: 0,
      suffices: true,
      asOf: '2026-08-20T10:00:00.000Z',
    });
  });

  it('is not known when that of one account is not', () => {
    const silent = { ...account, broker: null, free: null, shortfall: null };
    expect(sumFunds([account, silent])).toMatchObject({ free: undefined, suffices: undefined });
    expect(sumFunds([])).toMatchObject({ free: undefined, needed: undefined });
  });

  it('does not suffice when anything is missing', () => {
    expect(sumFunds([{ ...account, shortfall: '0.01' }]).suffices).toBe(false);
  });
});
