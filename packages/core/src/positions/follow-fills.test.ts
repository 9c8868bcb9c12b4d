import { describe, expect, it } from 'vitest';
import { makeId } from '../orders/index.ts';
import { followFills, isBuySold } from './follow-fills.ts';
import { averageCost } from './position-sums.ts';
import {
  ACCOUNT,
  at,
  follow,
  merged,
  NOW,
  order,
  positionOf,
  rupees,
  sell,
} from './positions.test-support.ts';

const kinds = (result: ReturnType<typeof follow>) => result.events.map((event) => event.kind);

describe('a buy of ours', () => {
  it('opens a position whose id follows from the fill', () => {
    const first = follow([], [order('a')]);
    expect(first.positions).toMatchObject([
      {
        id: 'pos_a_0',
        accountId: ACCOUNT,
        quantity: 10,
        boughtQty: 10,
        boughtValue: '1000',
        closedAtMs: null,
      },
    ]);
    expect(first.positions[0]?.openedAtMs).toBe(at('2026-11-23 10:00'));
    expect(first.assignments).toStrictEqual([{ orderId: 'ord_a', positionId: 'pos_a_0', fromQty: 0 }]);
    expect(kinds(first)).toStrictEqual(['position.opened']);
    expect(first.events[0]).toMatchObject({
      orderId: 'ord_a',
      data: { positionId: 'pos_a_0', positionQty: 10, symbol: 'SBIN' },
    });
    expect(follow([], [order('a')])).toStrictEqual(first);
  });

  it('enlarges the open position of its share', () => {
    const opened = positionOf(order('a'));
    const more = follow([opened], [order('b', { filledQty: 5, filledValue: rupees('600') })]);
    expect(more.positions).toMatchObject([{ id: 'pos_a_0', quantity: 15, boughtValue: '1600' }]);
    expect(kinds(more)).toStrictEqual(['position.increased']);
  });

  it.each([
    ['told again', order('a', { positionId: makeId('pos', 'a_0') })],
    ['of another person', order('x', { origin: 'external', managed: false })],
    ['with nothing executed', order('x', { filledQty: 0 })],
    ['for the day only', order('x', { product: 'MIS' })],
  ])('%s adds nothing', (_, again) => {
    const opened = positionOf(order('a'));
    expect(follow([opened], [again])).toMatchObject({
      positions: [],
      events: [],
      assignments: [],
      alerts: [],
    });
  });

  it('of another person counts once it is under our care', () => {
    expect(positionOf(order('x', { origin: 'external', managed: true })).quantity).toBe(10);
  });

  it('counts as soon as the broker shows its quantity, and is priced when the broker prices it', () => {
    const opened = positionOf(order('a', { filledValue: null }));
    expect([opened.quantity, opened.boughtValue, averageCost(opened)]).toStrictEqual([10, '0', undefined]);
    expect(follow([], [order('a', { filledValue: null })]).events).toMatchObject([
      { data: { boughtValue: null, positionQty: 10 } },
    ]);
    const priced = follow([opened], [order('a')]);
    expect(priced.positions).toMatchObject([{ quantity: 10, boughtValue: '1000' }]);
    expect(priced.events).toStrictEqual([]);
  });

  it('that the broker prices anew is corrected, and told', () => {
    const opened = positionOf(order('a'));
    const corrected = follow([opened], [order('a', { filledValue: rupees('1001.5') })]);
    expect(corrected.positions).toMatchObject([{ boughtValue: '1001.5' }]);
    expect(corrected.events).toMatchObject([
      { kind: 'position.adjusted', actor: 'broker', data: { from: '1000', to: '1001.5' } },
    ]);
    expect(corrected.events[0]?.data).not.toHaveProperty('rounding');
  });

  it.each([
    ['1000.09', true],
    ['999.91', true],
    ['1000.1', false],
    ['999.9', false],
  ])(
    'whose executions are worth %s, not ten times their average, costs that; rounding alone: %s',
    (now, rounds) => {
      const opened = positionOf(order('a'));
      const corrected = follow([opened], [order('a', { filledValue: rupees(now) })]);
      expect(corrected.positions).toMatchObject([{ boughtValue: now }]);
      expect(corrected.events).toMatchObject([
        {
          kind: 'position.adjusted',
          data: rounds ? { rounding: true } : { reason: 'the broker corrected a price' },
        },
      ]);
    },
  );

  it('that the broker prices anew after its position was sold corrects what was earned', () => {
    const opened = positionOf(order('a'));
    const closed = follow([opened], [order('s', { side: 'sell', filledValue: rupees('1100') })]).positions[0];
    if (closed === undefined) throw new Error('not sold');
    const corrected = follow([closed], [order('a', { positionId: closed.id, filledValue: rupees('1020') })]);
    expect(corrected.positions).toMatchObject([{ quantity: 0, boughtValue: '1020', soldValue: '1100' }]);
    expect(corrected.buysReopened).toEqual([]);
    expect(corrected.buysSold).toEqual([]);
  });

  it('whose total fell changes nothing, and raises an alert', () => {
    const opened = positionOf(order('a'));
    const fallen = follow([opened], [order('a', { filledQty: 7, positionId: opened.id })]);
    expect(fallen.positions).toStrictEqual([]);
    expect(fallen.alerts).toMatchObject([
      { kind: 'filled_fell', severity: 'S1', facts: { from: 10, to: 7 } },
    ]);
  });

  it('names a position that is not at hand: a bug that throws', () => {
    const named = order('a', { positionId: makeId('pos', 'a_0') });
    expect(() => followFills({ positions: [], orders: [named], held: new Map(), nowMs: NOW })).toThrow(
      'not at hand',
    );
  });
});

describe('a sell of ours', () => {
  it('that filled in part and was cancelled reduces the position by what it filled', () => {
    // Ten were bought, seven of ten sold before the cancellation: three are left to sell.
    const opened = positionOf(order('a'));
    const sold = follow(
      [opened],
      [sell('s', { filledQty: 7, filledValue: rupees('770'), positionId: opened.id })],
    );
    expect(sold.positions).toMatchObject([{ quantity: 3, soldQty: 7, soldValue: '770', closedAtMs: null }]);
    expect(kinds(sold)).toStrictEqual(['position.reduced']);
    expect(sold.buysSold).toStrictEqual([]);
  });

  it('of the last share closes the position, and its buys are sold', () => {
    const opened = positionOf(order('a'), order('b'));
    const sold = follow([opened], [sell('s', { filledQty: 20, positionId: opened.id })]);
    expect(sold.positions).toMatchObject([{ quantity: 0, closedAtMs: at('2026-11-25 11:00') }]);
    expect(kinds(sold)).toStrictEqual(['position.closed']);
    expect(sold.buysSold).toStrictEqual(['ord_a', 'ord_b']);
    const [position] = sold.positions;
    expect(position && isBuySold(order('a'), position)).toBe(true);
    expect(position && isBuySold(order('a', { filledQty: 11 }), position)).toBe(false);
    expect(isBuySold(order('a'), opened)).toBe(false);
  });

  it('finds its position by the share when it names none', () => {
    expect(follow([positionOf(order('a'))], [sell('s', { filledQty: 4 })]).positions).toMatchObject([
      { quantity: 6 },
    ]);
  });

  it('of shares that no position owns moves nothing', () => {
    expect(follow([], [sell('s')])).toMatchObject({ positions: [], alerts: [] });
  });

  it('executed before the position was opened moves nothing', () => {
    const early = sell('s', { lastFilledAtMs: at('2026-11-20 10:00') });
    expect(follow([positionOf(order('a'))], [early])).toMatchObject({ positions: [] });
  });

  it('beyond the position takes it to zero, and the rest is told', () => {
    const opened = positionOf(order('a'));
    const sold = follow([opened], [sell('s', { filledQty: 12, filledValue: rupees('1320') })]);
    expect(sold.positions).toMatchObject([{ quantity: 0, soldQty: 10, soldValue: '1100' }]);
    expect(sold.events).toMatchObject([{ kind: 'position.closed', data: { orderQty: 10, excessQty: 2 } }]);
    expect(sold.alerts).toMatchObject([
      { kind: 'sold_more_than_owned', severity: 'S1', facts: { excessQty: 2 } },
    ]);
    const again = follow(sold.positions, [
      sell('s', { filledQty: 12, filledValue: rupees('1320'), positionId: opened.id }),
    ]);
    expect(again).toMatchObject({ positions: [], alerts: [], events: [] });
  });

  it('that goes on filling after the position closed is told once, and takes nothing', () => {
    const opened = positionOf(order('a'));
    const closed = merged([opened], follow([opened], [sell('s', { positionId: opened.id })]));
    const more = follow(closed, [sell('s', { filledQty: 11, positionId: opened.id })]);
    expect(more.positions).toMatchObject([{ quantity: 0, soldQty: 10 }]);
    expect(more.alerts).toMatchObject([{ kind: 'sold_more_than_owned' }]);
    expect(more.buysSold).toStrictEqual([]);
    expect(
      follow(more.positions, [sell('s', { filledQty: 11, positionId: opened.id })]).alerts,
    ).toStrictEqual([]);
  });
});

describe('a buy that fills after its position was sold', () => {
  const four = order('a', { filledQty: 4, filledValue: rupees('400') });
  const opened = positionOf(four);
  const closed = merged([opened], follow([opened], [sell('s', { filledQty: 4, positionId: opened.id })]));
  const late = order('a', {
    filledQty: 10,
    filledValue: rupees('1060'),
    positionId: opened.id,
    lastFilledAtMs: at('2026-11-25 11:05'),
  });
  const reopened = follow(closed, [late]);

  it('begins a new cycle with what is new alone', () => {
    expect(reopened.positions).toMatchObject([
      {
        id: 'pos_a_4',
        quantity: 6,
        boughtValue: '660',
        openedAtMs: at('2026-11-25 11:05'),
        closedAtMs: null,
      },
    ]);
    expect(reopened.assignments).toStrictEqual([{ orderId: 'ord_a', positionId: 'pos_a_4', fromQty: 4 }]);
  });

  it('raises an alert, and is ongoing again', () => {
    expect(reopened.alerts).toMatchObject([
      { kind: 'late_fill', positionId: 'pos_a_4', facts: { closedPositionId: 'pos_a_0' } },
    ]);
    expect(reopened.buysReopened).toStrictEqual(['ord_a']);
    expect(reopened.buysSold).toStrictEqual([]);
  });

  it('told again adds nothing, and more of it enlarges the new cycle', () => {
    const both = merged(closed, reopened);
    const named = { ...late, positionId: makeId('pos', 'a_4') };
    expect(follow(both, [named]).positions).toStrictEqual([]);
    const more = follow(both, [{ ...named, filledQty: 12, filledValue: rupees('1280') }]);
    expect(more.positions).toMatchObject([{ id: 'pos_a_4', quantity: 8, boughtValue: '880' }]);
    expect(more.assignments).toMatchObject([{ fromQty: 4 }]);
  });

  it('is sold by a sell of the first cycle that goes on filling', () => {
    const both = merged(closed, reopened);
    const more = sell('s', {
      filledQty: 6,
      filledValue: rupees('660'),
      positionId: opened.id,
      lastFilledAtMs: at('2026-11-25 11:06'),
    });
    expect(follow(both, [more]).positions).toMatchObject([
      { id: 'pos_a_4', quantity: 4, soldQty: 2, soldValue: '260' },
    ]);
  });
});
