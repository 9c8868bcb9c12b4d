import { describe, expect, it } from 'vitest';
import type { Position } from './position.ts';
import { at, byHand, follow, order, positionOf, SBIN_KEY } from './positions.test-support.ts';

describe('sales by hand', () => {
  const opened = positionOf(order('a'));

  it('of all that is held close the position, and name the person as actor', () => {
    const sold = follow([opened], [byHand('h')], { [SBIN_KEY]: { before: 10, after: 0 } });
    expect(sold.positions).toMatchObject([{ quantity: 0, soldQty: 10 }]);
    expect(sold.events).toMatchObject([{ kind: 'position.closed', actor: 'external', data: { by: 'hand' } }]);
    expect(sold.assignments).toHaveLength(1);
  });

  it('that nobody executed yet are not sold', () => {
    const waiting = byHand('h', { filledQty: 0 });
    expect(follow([opened], [waiting], { [SBIN_KEY]: { before: 10, after: 10 } }).positions).toStrictEqual(
      [],
    );
  });

  it('out of enough shares of their own leave the position alone, and are looked at once', () => {
    const own = follow([opened], [byHand('h', { filledQty: 30 })], {
      [SBIN_KEY]: { before: 110, after: 80 },
    });
    expect(own.positions).toMatchObject([
      { quantity: 10, ledger: [{}, { verdict: 'own_shares', seenQty: 30, quantity: 0 }] },
    ]);
    expect(own).toMatchObject({ events: [], alerts: [], assignments: [] });
    expect(follow(own.positions, [byHand('h', { filledQty: 30 })]).positions).toStrictEqual([]);
  });

  it('that could be either hold the position for the person, and take nothing', () => {
    const doubtful = follow([opened], [byHand('h')]);
    expect(doubtful.positions).toMatchObject([
      { quantity: 10, sellHold: { by: 'ambiguous_sale', untilDay: null } },
    ]);
    expect(doubtful.events).toMatchObject([{ kind: 'position.held', data: { why: 'holdings_unknown' } }]);
    expect(doubtful.alerts).toMatchObject([{ kind: 'ambiguous_sale', severity: 'S2' }]);
    expect(follow(doubtful.positions, [byHand('h')])).toMatchObject({ positions: [], alerts: [] });
  });

  it('keep what a corporate action froze frozen', () => {
    const frozen: Position = {
      ...opened,
      sellHold: { by: 'corporate_action', sinceMs: 0, untilDay: null, reason: 'a split' },
    };
    expect(follow([frozen], [byHand('h')]).positions).toMatchObject([
      { sellHold: { by: 'corporate_action' } },
    ]);
  });

  it('of one batch apply one after the other, and never below zero', () => {
    const [first, second, third] = ['h1', 'h2', 'h3'].map((name, index) =>
      byHand(name, { filledQty: 4, lastFilledAtMs: at(`2026-11-25 11:0${index}`) }),
    );
    if (!first || !second || !third) throw new Error('three');
    const two = follow([opened], [second, first], { [SBIN_KEY]: { before: 10, after: 2 } });
    expect(two.positions).toMatchObject([{ quantity: 2 }]);
    const all = follow([opened], [{ ...third, filledQty: 2 }, second, first], {
      [SBIN_KEY]: { before: 10, after: 0 },
    });
    expect(all.positions).toMatchObject([
      { quantity: 0, soldQty: 10, closedAtMs: at('2026-11-25 11:02'), sellHold: null },
    ]);
    expect(all.events.map(({ kind }) => kind)).toStrictEqual([
      'position.reduced',
      'position.reduced',
      'position.closed',
    ]);
    // Two of the twelve were the person's own, and nothing tells which of the three took them.
    const mixed = follow([opened], [third, second, first], { [SBIN_KEY]: { before: 12, after: 0 } });
    expect(mixed.positions).toMatchObject([{ quantity: 10, sellHold: { by: 'ambiguous_sale' } }]);
  });

  it('of more than the position take it to zero, and the rest is told', () => {
    const beyond = follow([opened], [byHand('h', { filledQty: 12 })], {
      [SBIN_KEY]: { before: 12, after: 0 },
    });
    expect(beyond.positions).toMatchObject([{ quantity: 0, soldQty: 10 }]);
    expect(beyond.events).toMatchObject([{ kind: 'position.closed', data: { orderQty: 10, excessQty: 2 } }]);
  });

  it('that contradict the holdings afterwards prove nothing', () => {
    const sold = follow([opened], [byHand('h')], { [SBIN_KEY]: { before: 10, after: 5 } });
    expect(sold.positions).toMatchObject([{ quantity: 10, sellHold: { by: 'ambiguous_sale' } }]);
  });

  it('stay doubtful as long as a part of them is', () => {
    const doubtful = follow([opened], [byHand('h', { filledQty: 3 })]).positions;
    const more = follow(doubtful, [byHand('h', { filledQty: 10 })], { [SBIN_KEY]: { before: 7, after: 0 } });
    expect(more.positions[0]?.ledger.at(-1)).toMatchObject({ verdict: 'ambiguous' });
  });

  it('of a share that is not ours are nobody’s business', () => {
    expect(follow([], [byHand('h')])).toMatchObject({ positions: [], alerts: [] });
  });

  it('executed before the position was opened are of other shares', () => {
    const early = byHand('h', { lastFilledAtMs: at('2026-11-20 10:00') });
    expect(follow([opened], [early]).positions).toStrictEqual([]);
  });
});
