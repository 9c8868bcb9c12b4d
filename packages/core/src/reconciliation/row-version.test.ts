import { describe, expect, it } from 'vitest';
import type { BrokerOrder } from '../broker/index.ts';
import { describeRow } from './describe-row.ts';
import { Desk } from './desk.test-support.ts';
import { at, decimal, localOf, price, row } from './reconcile.test-support.ts';
import { compareNs, compareRowVersion, equalsLastSeen, furtherRow } from './row-version.ts';
import { scanRows } from './scan-rows.ts';

const version = (updateNs: string | null, updatedAtMs: number | null) => ({ updateNs, updatedAtMs });

describe('the version of a row', () => {
  it.each([
    ['9', '10', -1],
    ['10', '9', 1],
    ['1787287831000000001', '1787287831000000002', -1],
    ['1787287831000000002', '1787287831000000001', 1],
    ['1787287831000000001', '1787287831000000001', 0],
  ])('%s to %s is %s, without making numbers of them', (first, second, sign) => {
    expect(Math.sign(compareNs(first, second))).toBe(sign);
  });

  it.each([
    [version('2', 1), version('1', 2), 'newer'],
    [version('1', 2), version('2', 1), 'older'],
    [version('1', 2), version('1', 1), 'same'],
    [version('1', 2), version(null, 1), 'newer'],
    [version(null, 1), version('1', 2), 'older'],
    [version(null, 2), version(null, 2), 'same'],
    [version(null, null), version(null, 2), 'unknown'],
    [version(null, 2), version(null, null), 'unknown'],
    [version('1', null), version(null, 2), 'unknown'],
  ] as const)('%o to %o is %s: nanoseconds first, else seconds', (one, seen, age) => {
    expect(compareRowVersion(one, seen)).toBe(age);
  });
});

describe('whether a row says what was seen last', () => {
  const seen = { ...row(1), confirmed: true, atMs: at('10:00') };

  it.each<[string, Partial<BrokerOrder>, boolean]>([
    ['all the same', {}, true],
    ['without a version', { updateNs: null }, true],
    ['another version', { updateNs: '1' }, false],
    ['another text', { statusText: 'trigger pending' }, false],
    ['more filled', { filledQty: 1 }, false],
    ['another quantity', { quantity: 11 }, false],
    ['another limit', { limitPrice: price(101) }, false],
    ['another trigger', { triggerPrice: price(99) }, false],
    ['another average', { averagePrice: decimal('99') }, false],
    ['more cancelled', { cancelledQty: 1 }, false],
    ['other words', { rejectReason: 'words' }, false],
  ])('%s: %s', (_name, changes, equal) => {
    expect(equalsLastSeen({ ...row(1), ...changes }, seen)).toBe(equal);
  });
});

describe('of two rows with one number the one further on counts', () => {
  it.each<[string, Partial<BrokerOrder>, Partial<BrokerOrder>]>([
    ['by version', { updateNs: '1', filledQty: 9 }, { updateNs: '2' }],
    ['one with a version before one without', { updateNs: null, filledQty: 9 }, { updateNs: '1' }],
    ['then by time', { filledQty: 9 }, { updatedAtMs: at('10:01') }],
    ['one with a time before one without', { updatedAtMs: null, filledQty: 9 }, {}],
    ['then by being over: complete', { filledQty: 9 }, { statusText: 'complete' }],
    ['then by being over: cancelled', { filledQty: 9 }, { statusText: 'cancelled' }],
    ['then by being over: rejected', { filledQty: 9 }, { statusText: 'rejected' }],
    ['then by being over: expired', { filledQty: 9 }, { statusText: 'expired' }],
    ['then by what is filled', { filledQty: 3 }, { filledQty: 4 }],
    ['and in the end by its words', { rejectReason: 'a' }, { rejectReason: 'b' }],
    ['by its quantity', { quantity: 10 }, { quantity: 11 }],
    ['by its limit', { limitPrice: price(1) }, { limitPrice: price(2) }],
    ['by its trigger', { triggerPrice: price(1) }, { triggerPrice: price(2) }],
    ['by its average', { averagePrice: decimal('1') }, { averagePrice: decimal('2') }],
    ['by what is cancelled', { cancelledQty: 1 }, { cancelledQty: 2 }],
    ['by its tag', { tag: 'A' }, { tag: 'B' }],
    ['by its text', { statusText: 'open' }, { statusText: 'pending', status: 'open' }],
  ])('%s, from either side', (_name, behind, ahead) => {
    const ns = { updateNs: '5', updatedAtMs: at('10:00') };
    const [one, other] = [row(1, { ...ns, ...behind }), row(1, { ...ns, ...ahead })];
    expect(furtherRow(one, other)).toBe(other);
    expect(furtherRow(other, one)).toBe(other);
  });
});

describe('one pass over a reading', () => {
  const scan = (desk: Desk, rows: readonly BrokerOrder[], source: 'book' | 'feed' = 'book') => {
    const input = desk.input({ kind: 'complete', source, requestedAtMs: 1, receivedAtMs: 2, rows });
    return scanRows(input, rows);
  };
  const known = (confirmed: boolean, order = {}) =>
    new Desk([
      localOf(1, 'open', { order, attempt: { lastSeen: { ...row(1), confirmed, atMs: at('10:00') } } }),
    ]);

  it('only a row that tells something new is looked at', () => {
    expect(scan(known(true), [row(1)]).changed.size).toBe(0);
    expect(scan(known(true), [row(1, { filledQty: 1 })]).changed.size).toBe(1);
    expect(scan(new Desk([localOf(1, 'open')]), [row(1)]).changed.size).toBe(1);
  });

  it('the book confirms what the feed alone had told, and finds what was missing', () => {
    expect(scan(known(false), [row(1)]).changed.size).toBe(1);
    expect(scan(known(false), [row(1)], 'feed').changed.size).toBe(0);
    expect(scan(known(true, { missingSinceMs: at('09:59') }), [row(1)]).changed.size).toBe(1);
  });

  it('repetitions are counted, of rows that we know and of others', () => {
    const { duplicates, unknown } = scan(known(true), [row(1), row(1), row(5), row(5), row(5), row(6)]);
    expect([duplicates, unknown.size]).toEqual([3, 2]);
  });

  it('the highest version is that of orders of the guarded day', () => {
    const desk = new Desk([
      localOf(1, 'open'),
      localOf(2, 'open'),
      localOf(3, 'open', { order: { tradingDay: localOf(1, 'open').order.tradingDay - 1 } }),
    ]);
    const rows = [row(1, { updateNs: '5' }), row(2, { updateNs: '7' }), row(3, { updateNs: '9' })];
    expect(scan(desk, rows).highestNs).toBe('7');
    expect(scan(desk, rows.toReversed()).highestNs).toBe('7');
    expect(scan(desk, [row(1, { updateNs: null })]).highestNs).toBeNull();
  });

  it('a repetition does not hide a row of another account', () => {
    const foreign = row(5, { accountCode: 'ZZ9Z9', updateNs: '1' });
    expect(scan(new Desk(), [foreign, row(5, { updateNs: '2' })]).foreignRow).toBe(foreign);
  });
});

describe('the broker’s side of an event', () => {
  it('is everything that a row says of its order, in our names', () => {
    const shown = row(1, {
      averagePrice: decimal('99'),
      triggerPrice: price(98),
      rejectReason: 'words',
      modifiedByText: 'ABCDE1234F',
    });
    expect(describeRow(shown)).toEqual({
      brokerOrderId: shown.brokerOrderId,
      statusText: 'open',
      quantity: 10,
      filledQty: 0,
      averagePrice: '99',
      limitPrice: price(100),
      triggerPrice: price(98),
      orderType: 'limit',
      rejectReason: 'words',
      modifiedByText: 'ABCDE1234F',
      updatedAtMs: at('10:00'),
    });
  });
});
