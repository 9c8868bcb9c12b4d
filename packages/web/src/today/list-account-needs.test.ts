import { describe, expect, it } from 'vitest';
import type { Funds } from '../api/queries-funds.ts';
import type { BrokerAccount } from '../api/types.ts';
import { listAccountNeeds } from './list-account-needs.ts';

type Account = Parameters<typeof listAccountNeeds>[0][number];
const freshness: BrokerAccount['freshness'] = {
  session: 'ready',
  session_expires_at: null,
  session_problem: null,
  feed: 'live',
  feed_since: null,
  last_reading_at: null,
  last_reading_kind: null,
  last_reading_problem: null,
  next_reading_at: null,
  reading_interval_ms: null,
  clock: null,
};
const account: Account = {
  id: 'acc_1',
  label: 'Asha',
  freshness,
  placing_stopped_reason: null,
  killed_at: null,
  breaker_reason: null,
};
const line: Funds['lines'][number] = {
  order_id: 'ord_1',
  symbol: 'TITAN',
  side: 'buy',
  origin: 'system',
  stage: 'queued',
  quantity: 10,
  limit_price: '3500.00',
  needed: '35000.00',
  already_blocked: false,
  cumulative: '35000.00',
  fits: false,
  shortfall: '5000.00',
  add_by: '2026-08-21T03:00:00.000Z',
  band: {
    verdict: 'inside',
    price: '3500.00',
    lower: '3200.00',
    upper: '3800.00',
    as_of: '2026-08-20T12:00:00.000Z',
    of_its_day: false,
  },
};
const funds: Funds = {
  account_id: 'acc_1',
  broker: null,
  problem: null,
  reserved: '0.00',
  free: '30000.00',
  lines: [line],
  retries: [],
  needed: '35000.00',
  fitting: 0,
  shortfall: '5000.00',
  add_by: '2026-08-21T03:00:00.000Z',
  amo_blocks_funds: { setting: 'unknown', measured: null, suggestion: null },
  as_of: '2026-08-20T12:00:00.000Z',
};
const titles = (change: Partial<Account>, money: readonly Funds[] = []) =>
  listAccountNeeds([{ ...account, ...change }], money).map(({ title }) => title);

describe('what needs a person besides single orders', () => {
  it.each([
    [{}, []],
    [{ freshness: { ...freshness, session: 'failed' } }, ['Asha: no session at the broker']],
    [
      { killed_at: '2026-08-21T04:00:00.000Z', placing_stopped_reason: 'by you' },
      ['Asha: the kill switch is on'],
    ],
    [
      { breaker_reason: '5 in a row', placing_stopped_reason: '5 in a row' },
      ['Asha: the circuit breaker is open'],
    ],
    [{ placing_stopped_reason: 'Another program.' }, ['Asha: placing has stopped']],
  ] as const)('%o: %o', (change, expected) => {
    expect(titles(change)).toEqual(expected);
  });

  it('tells what money is missing for the queue, until when, and only for what is queued', () => {
    const [need] = listAccountNeeds([], [funds]);
    expect(need?.title).toBe('₹5,000.00 is missing for the retry queue');
    expect(need?.text).toBe(
      'One order waits for money. Add it by 21 Aug 2026, 08:30:00 IST to have it counted.',
    );
    expect(titles({}, [{ ...funds, lines: [{ ...line, stage: 'amo' }] }])).toEqual([]);
    expect(titles({}, [{ ...funds, lines: [{ ...line, fits: null }], shortfall: null }])).toEqual([]);
  });
});
