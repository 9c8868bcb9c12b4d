import { describe, expect, it } from 'vitest';
import type { BrokerOrder } from '../broker/index.ts';
import type { AttemptStateName, Order } from '../orders/index.ts';
import { alertsOf, Desk, decidesNothing } from './desk.test-support.ts';
import {
  at,
  book,
  DAY_MS,
  decimal,
  FRIDAY,
  localOf,
  MONDAY,
  numberOf,
  row,
} from './reconcile.test-support.ts';

const priced = { averagePrice: decimal('99') };
const later = { updatedAtMs: at('10:04') };
const seen = (
  changes: Partial<BrokerOrder> = {},
  state: AttemptStateName = 'open',
  order: Partial<Order> = {},
) => {
  const desk = new Desk([localOf(1, state, { order })]);
  desk.see(book('10:01', [row(1, { ...priced, ...changes })]));
  return desk;
};

describe('quantities that contradict each other', () => {
  it.each<[string, Partial<BrokerOrder>, readonly string[]]>([
    ['all filled', { statusText: 'complete', filledQty: 10 }, []],
    ['one too many', { statusText: 'complete', filledQty: 11 }, ['overfill']],
    ['one too few', { statusText: 'complete', filledQty: 9 }, ['quantities_disagree']],
    ['filled and cancelled are the quantity', { filledQty: 4, cancelledQty: 6 }, []],
    ['filled and cancelled are one more', { filledQty: 4, cancelledQty: 7 }, ['quantities_disagree']],
    ['nothing is told of what was cancelled', { filledQty: 4, cancelledQty: null }, []],
    ['too many, and cancelled as well', { filledQty: 11, cancelledQty: 1 }, ['overfill']],
    ['fewer than before', { filledQty: 1 }, ['filled_fell']],
    [
      'fewer than before, and cancelled too many',
      { filledQty: 1, cancelledQty: 10 },
      ['filled_fell', 'quantities_disagree'],
    ],
    [
      'complete with fewer than before',
      { statusText: 'complete', filledQty: 1 },
      ['filled_fell', 'quantities_disagree'],
    ],
  ])('%s: %s', (_name, now, kinds) => {
    const decisions = seen({ filledQty: 2 }).see(book('10:05', [row(1, { ...priced, ...later, ...now })]));
    expect(alertsOf(decisions)).toEqual(kinds);
  });

  it('are told with all of them, each combination once', () => {
    const desk = seen({ filledQty: 2 });
    const shown = row(1, { ...priced, ...later, filledQty: 1, cancelledQty: 10 });
    const about = `${numberOf(1)}:1/10:10`;
    const facts = { filledQty: 1, quantity: 10, cancelledQty: 10, knownFilledQty: 2, statusText: 'open' };
    expect(desk.see(book('10:05', [shown])).alerts).toMatchObject([
      { severity: 'S2', orderId: 'ord_1', key: `filled_fell:${about}`, facts },
      { severity: 'S2', orderId: 'ord_1', key: `quantities_disagree:${about}`, facts },
    ]);
    expect(desk.see(book('10:06', [{ ...shown, updateNs: '1787290000000000001' }])).alerts).toEqual([]);
  });

  it('a total that another reading told already does not make a complete row too few', () => {
    const desk = seen({ filledQty: 10, updatedAtMs: at('10:00') });
    const decisions = desk.see(
      book('10:05', [row(1, { ...priced, ...later, statusText: 'complete', filledQty: 9 })]),
    );
    expect(alertsOf(decisions)).toEqual(['filled_fell']);
    expect(desk.attempt(1)).toMatchObject({ state: 'filled', filledQty: 10 });
  });
});

describe('a row that was overtaken', () => {
  const newest = { ...later, filledQty: 4 };
  const asked = (changes: Partial<BrokerOrder>, requested = at('10:06')) => ({
    ...book(requested, [row(1, { ...priced, updatedAtMs: at('10:02'), ...changes })]),
    source: 'one_order' as const,
  });

  it.each<[string, Partial<BrokerOrder>, number]>([
    ['as many filled', { filledQty: 4, statusText: 'cancelled' }, 4],
    ['fewer filled', { filledQty: 3, statusText: 'cancelled' }, 4],
    ['more filled', { filledQty: 5, statusText: 'cancelled' }, 5],
  ])('%s: only a larger quantity counts, and its state does not', (_name, changes, filledQty) => {
    const desk = seen(newest);
    const decisions = desk.see(asked(changes));
    expect(decidesNothing(decisions)).toBe(filledQty === 4);
    expect(desk.attempt(1)).toMatchObject({ state: 'open', filledQty });
    expect(desk.attempt(1).lastSeen?.updatedAtMs).toBe(at('10:04'));
  });

  it('the final reading of the day does not end what it shows as it was', () => {
    const desk = new Desk([localOf(1, 'open'), localOf(2, 'open')]);
    desk.see(book('15:34', [row(1, { updatedAtMs: at('15:33') }), row(2)]));
    const old = row(1, { ...priced, filledQty: 1, updatedAtMs: at('15:32') });
    const final = desk.see(book('15:41', [old, row(2, { updatedAtMs: at('15:34') })]), {
      phase: { bookDay: FRIDAY, daySealable: true },
    });
    expect(final.sealedDay).toBe(FRIDAY);
    expect(desk.attempt(1)).toMatchObject({ state: 'open', filledQty: 1 });
    expect(desk.attempt(2).state).toBe('expired');
  });

  it('without a common version it counts unless it was asked for before what we received', () => {
    const bare = { updateNs: null, updatedAtMs: null };
    const receivedAtMs = at('10:01') + 2_000;
    for (const [requested, state] of [
      [receivedAtMs, 'cancelled'],
      [receivedAtMs - 1, 'open'],
    ] as const) {
      const desk = seen(bare);
      desk.see(asked({ ...bare, statusText: 'cancelled' }, requested));
      expect(desk.attempt(1).state).toBe(state);
    }
  });

  it('the feed alone has told of more: that is said after a minute, of the book alone', () => {
    const told = (after: number, source: 'book' | 'one_order' = 'book', confirmed = false) => {
      const desk = new Desk([localOf(1, 'open')]);
      const feed = {
        ...book('10:05', [row(1, later)]),
        source: confirmed ? ('one_order' as const) : ('feed' as const),
      };
      desk.see({ ...feed, receivedAtMs: at('10:05') });
      return desk.see({ ...book(at('10:05') + after, [row(1)]), source }).alerts;
    };
    expect(told(60_000)).toEqual([]);
    expect(told(60_001, 'one_order')).toEqual([]);
    expect(told(60_001, 'book', true)).toEqual([]);
    expect(told(60_001)).toMatchObject([
      {
        kind: 'feed_unconfirmed',
        severity: 'S3',
        orderId: 'ord_1',
        key: `feed_unconfirmed:${numberOf(1)}:${at('10:04')}000000`,
        facts: { brokerOrderId: numberOf(1), statusText: 'open' },
      },
    ]);
  });
});

describe('what has ended', () => {
  it('is told to contradict a row that is not provably newer, with both', () => {
    const desk = seen({ statusText: 'cancelled' });
    expect(desk.see(book('10:05', [row(1, { updateNs: null })])).alerts).toMatchObject([
      {
        kind: 'impossible_move',
        severity: 'S2',
        orderId: 'ord_1',
        key: `impossible_move:${numberOf(1)}:cancelled:open`,
        facts: { state: 'cancelled', statusText: 'open' },
      },
    ]);
  });

  it('filled cannot be cancelled: the row is told, and changes nothing', () => {
    const desk = seen({ statusText: 'complete', filledQty: 10 });
    const cancelled = row(1, { ...priced, ...later, statusText: 'cancelled', filledQty: 10 });
    expect(desk.see(book('10:05', [cancelled])).alerts).toMatchObject([
      { kind: 'impossible_move', facts: { state: 'filled', statusText: 'cancelled' } },
    ]);
    expect(desk.attempt(1).state).toBe('filled');
    expect(desk.order(1)).toMatchObject({ status: 'ongoing', cancelledBy: null });
  });

  it('by a person’s word and is shown, under whatever text, is a correction', () => {
    const desk = new Desk([localOf(1, 'not_placed', { order: { status: 'failed' } })]);
    const shown = row(1, { statusText: '???', tag: desk.attempt(1).clientTag });
    expect(alertsOf(desk.see(book('10:05', [shown])))).toEqual(['unknown_text', 'correction']);
    expect(desk.attempt(1).state).toBe('accepted');
  });

  it('and was never seen lives again by the first row of it', () => {
    const desk = new Desk([localOf(1, 'cancelled', { order: { status: 'cancelled' } })]);
    expect(alertsOf(desk.see(book('10:05', [row(1)])))).toEqual(['correction']);
    expect(desk.attempt(1).state).toBe('open');
  });

  it('and filled since keeps its end and counts the shares; a whole one needs no correction', () => {
    const desk = seen({ statusText: 'cancelled', filledQty: 2 });
    expect(
      alertsOf(
        desk.see(book('10:05', [row(1, { ...priced, ...later, statusText: 'cancelled', filledQty: 3 })])),
      ),
    ).toEqual(['correction']);
    const whole = seen({ statusText: 'complete', filledQty: 10 });
    expect(
      alertsOf(
        whole.see(book('10:05', [row(1, { ...priced, ...later, statusText: 'complete', filledQty: 11 })])),
      ),
    ).toEqual(['overfill']);
  });

  it('with its day stays so while the broker calls it open, whatever its version, until a later day', () => {
    const ended = () => {
      const desk = new Desk([localOf(1, 'open')]);
      desk.see(book('15:41', [row(1)]), { phase: { bookDay: FRIDAY, daySealable: true } });
      return desk;
    };
    const phase = { bookDay: MONDAY, daySealable: false };
    for (const statusText of ['open', 'put order req received', 'after market order req received']) {
      const desk = ended();
      const decisions = desk.see(book('23:58', [row(1, { statusText, updatedAtMs: at('23:57') })]), {
        phase,
      });
      expect([desk.attempt(1).state, ...alertsOf(decisions)]).toEqual(['expired']);
    }
    const next = ended();
    next.see(book(at('00:02') + DAY_MS, [row(1, { updatedAtMs: at('00:01') + DAY_MS })]), { phase });
    expect(next.attempt(1).state).toBe('open');
    const timeless = ended();
    const newer = row(1, { updatedAtMs: null, updateNs: `${at('16:00')}000000` });
    timeless.see(book('16:05', [newer]), { phase });
    expect(timeless.attempt(1).state).toBe('open');
    const filled = ended();
    filled.see(
      book('16:30', [row(1, { ...priced, statusText: 'complete', filledQty: 10, updatedAtMs: at('15:34') })]),
      { phase },
    );
    expect(filled.attempt(1).state).toBe('filled');
  });
});

describe('the final reading of a day', () => {
  const final = (desk: Desk, changes: Partial<BrokerOrder> = {}) =>
    desk.see(book('15:41', [row(1, changes)]), { phase: { bookDay: FRIDAY, daySealable: true } });

  it('ends what it shows at work, by rule, and keeps what was filled', () => {
    const desk = seen();
    const decisions = final(desk, { ...priced, filledQty: 3, updatedAtMs: at('15:33') });
    expect(desk.attempt(1)).toMatchObject({ state: 'expired', filledQty: 3 });
    expect(decisions.orders[0]?.events.at(-1)).toMatchObject({
      kind: 'order.expired',
      actor: 'system',
      source: 'rule',
      data: { by: 'expiry', basis: 'day_end' },
    });
  });

  it('takes the broker’s own end for the broker’s', () => {
    const decisions = final(seen(), { statusText: 'cancelled', updatedAtMs: at('15:36') });
    expect(decisions.orders[0]?.events.at(-1)).toMatchObject({
      kind: 'order.expired',
      actor: 'broker',
      source: 'book',
      data: { by: 'expiry', basis: 'day_end' },
    });
    const named = final(seen(), { statusText: 'expired', updatedAtMs: at('15:20') });
    expect(named.orders[0]?.events.at(-1)).toMatchObject({
      actor: 'broker',
      data: { by: 'expiry', basis: 'day_end' },
    });
  });

  it('tells of an after-market order that was never released, with its row', () => {
    const amo = { statusText: 'after market order req received', variety: 'amo' } as const;
    const desk = new Desk([localOf(1, 'queued', { order: { variety: 'amo', status: 'amo' } })]);
    expect(final(desk, amo).alerts).toMatchObject([
      {
        kind: 'amo_not_released',
        severity: 'S2',
        orderId: 'ord_1',
        key: `amo_not_released:${numberOf(1)}`,
        facts: { statusText: amo.statusText },
      },
    ]);
  });
});
