import { describe, expect, it } from 'vitest';
import type { BrokerOrder } from '../broker/index.ts';
import { buildLocalBook, type LocalOrder } from './local-book.ts';
import { findOwner, isSameInstrument, wantedValues } from './match-row.ts';
import { commandOf, localOf, price, row, tagOf } from './reconcile.test-support.ts';

const own = (
  changes: Partial<BrokerOrder>,
  orders: readonly LocalOrder[],
  linked: readonly number[] = [],
) => {
  const local = buildLocalBook(orders);
  const taken = new Set(local.entries.filter(({ index }) => linked.includes(index)));
  const owner = findOwner(row(5, changes), local, taken);
  if (owner.kind === 'external') return [owner.kind, owner.candidate?.attempt.id ?? null];
  return [owner.kind, owner.entry.attempt.id, ...(owner.kind === 'tag_mismatch' ? [owner.why] : [])];
};
const lost = (i: number, order = {}) => localOf(i, 'unconfirmed', { order });
const onTheWire = localOf(2, 'sending');

describe('whose a row is', () => {
  it.each<[string, Partial<BrokerOrder>, readonly LocalOrder[], readonly unknown[]]>([
    ['ours by its tag', { tag: tagOf(1) }, [lost(1)], ['ours', 'att_1']],
    [
      'ours by its tag, whoever is said to have placed it',
      { tag: tagOf(1), placedBy: 'app' },
      [lost(1)],
      ['ours', 'att_1'],
    ],
    [
      'another share under our tag',
      { tag: tagOf(1), token: '1' },
      [lost(1)],
      ['tag_mismatch', 'att_1', 'another instrument'],
    ],
    [
      'another side under our tag',
      { tag: tagOf(1), side: 'sell' },
      [lost(1)],
      ['tag_mismatch', 'att_1', 'another side'],
    ],
    [
      'another quantity under our tag',
      { tag: tagOf(1), quantity: 9 },
      [lost(1)],
      ['tag_mismatch', 'att_1', 'another quantity'],
    ],
    [
      'our tag, which has a number already',
      { tag: tagOf(1) },
      [localOf(1, 'open')],
      ['tag_mismatch', 'att_1', 'the tag belongs to another order number'],
    ],
    ['a tag that nobody sent', { tag: tagOf(9) }, [lost(1)], ['external', 'att_1']],
    ['a text that is no tag of ours', { tag: 'SOMEBODY' }, [lost(1)], ['external', 'att_1']],
    ['like one on the wire', {}, [lost(1), onTheWire], ['wait', 'att_2']],
    ['like one on the wire, by nobody knows whom', { placedBy: 'unknown' }, [onTheWire], ['wait', 'att_2']],
    [
      'entered by hand while one like it is on the wire',
      { placedBy: 'app' },
      [onTheWire],
      ['external', 'att_2'],
    ],
    ['the broker’s own', { placedBy: 'broker' }, [lost(1), onTheWire], ['external', null]],
    ['like a lost one', {}, [lost(1), lost(3)], ['external', 'att_1']],
    ['unlike a lost one', { quantity: 9 }, [lost(1)], ['external', null]],
    ['like one that has its number', {}, [localOf(1, 'open')], ['external', null]],
  ])('%s', (_name, changes, orders, owner) => {
    expect(own(changes, orders)).toEqual(owner);
  });

  it('an attempt that another row of the reading explains is out', () => {
    expect(own({}, [lost(1), lost(3)], [0])).toEqual(['external', 'att_3']);
    expect(own({}, [onTheWire], [0])).toEqual(['external', null]);
    expect(own({ tag: tagOf(1) }, [lost(1)], [0])).toEqual([
      'tag_mismatch',
      'att_1',
      'the tag belongs to another order number',
    ]);
  });
});

describe('what makes a row the same order', () => {
  const entryOf = (local: LocalOrder) => {
    const [entry] = buildLocalBook([local]).entries;
    if (entry === undefined) throw new Error('No attempt');
    return entry;
  };
  const withToken = (token: string) => {
    const local = lost(1);
    return entryOf({ ...local, order: { ...local.order, instrument: { ...local.order.instrument, token } } });
  };

  it.each<[string, string, Partial<BrokerOrder>, boolean]>([
    ['the token', '14366', { tradingSymbol: 'IDEA-BE' }, true],
    ['another token', '14366', { token: '2885' }, false],
    ['another segment', '14366', { segment: 'bse_cm' }, false],
    ['no token in the row: the trading symbol', '14366', { token: '' }, true],
    ['no token in the row, another symbol', '14366', { token: '', tradingSymbol: 'SBIN-EQ' }, false],
    ['no token of ours: the trading symbol', '', {}, true],
    ['no token of ours, another symbol', '', { tradingSymbol: 'SBIN-EQ' }, false],
  ])('%s', (_name, token, changes, same) => {
    expect(isSameInstrument(row(1, changes), withToken(token))).toBe(same);
  });

  it('what was asked for is what its own placement said, else what the order says', () => {
    const requested = { quantity: 7, limitPrice: price(90), triggerPrice: null, orderType: 'limit' } as const;
    const placed = commandOf(1, 'place', { requested });
    const others = [commandOf(2, 'place'), commandOf(1, 'modify', { requested: { quantity: 3 } })];
    expect(wantedValues(entryOf({ ...lost(1), commands: [...others, placed] }))).toEqual(requested);
    expect(wantedValues(entryOf({ ...lost(1, { quantity: 4 }), commands: others }))).toEqual({
      quantity: 4,
      limitPrice: price(100),
      triggerPrice: null,
      orderType: 'limit',
    });
    expect(own({ tag: tagOf(1), quantity: 7 }, [{ ...lost(1), commands: [placed] }])).toEqual([
      'ours',
      'att_1',
    ]);
  });
});
