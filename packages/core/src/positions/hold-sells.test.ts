import { describe, expect, it } from 'vitest';
import { paise } from '../money/index.ts';
import { makeId } from '../orders/index.ts';
import type { PriceJump } from '../prices/index.ts';
import {
  freezePosition,
  holdSells,
  learnFaceValue,
  releaseDueHold,
  releaseSells,
  withListing,
} from './hold-sells.ts';
import type { Position } from './position.ts';
import { byHand, follow, NOW, order, positionOf, SBIN, SBIN_KEY, sell } from './positions.test-support.ts';
import { settleForeignSale } from './settle-foreign-sale.ts';

const TODAY = 20_782;
const open = positionOf(order('a'));
const closed = first(follow([open], [sell('s')]).positions);
const doubtful = first(follow([open], [byHand('h')]).positions);
const split: readonly PriceJump[] = [
  { kind: 'base_price', close: paise(1_000_00), closeDay: TODAY - 1, base: paise(200_00) },
  { kind: 'face_value', before: '10', now: '2' },
];
const wish = { nowMs: NOW, actor: 'user', untilDay: TODAY + 1, reason: 'they fell too far' } as const;
const released = { nowMs: NOW, today: TODAY, listing: null };

function first(positions: readonly Position[]): Position {
  const [position] = positions;
  if (position === undefined) throw new Error('no position');
  return position;
}
function frozen(position: Position): Position {
  const change = freezePosition(position, split, NOW);
  if (change === null) throw new Error('not frozen');
  return change.position;
}

describe('a hold', () => {
  it('stands with who, since when and until when', () => {
    const held = holdSells(open, { ...wish, orderId: makeId('ord', 's') });
    expect(held?.position.sellHold).toStrictEqual({
      by: 'user',
      sinceMs: NOW,
      untilDay: TODAY + 1,
      reason: wish.reason,
    });
    expect(held?.events).toMatchObject([{ kind: 'position.held', actor: 'user', orderId: 'ord_s' }]);
    expect(holdSells(open, wish)?.events).toMatchObject([{ orderId: null }]);
  });

  it('can be wished again, and replaces no reason that is stronger', () => {
    const held = holdSells(open, wish)?.position ?? open;
    expect(holdSells(held, { ...wish, untilDay: null })?.position.sellHold?.untilDay).toBeNull();
    expect(holdSells(frozen(open), wish)).toBeNull();
    expect(holdSells(doubtful, wish)).toBeNull();
    expect(holdSells(closed, wish)).toBeNull();
  });

  it.each([
    [TODAY, null],
    [TODAY + 1, 'position.released'],
    [TODAY + 9, 'position.released'],
  ])('until day 20783 ends by itself on day %i: %s', (day, event) => {
    const held = holdSells(open, wish)?.position ?? open;
    expect(releaseDueHold(held, day, NOW)?.events[0]?.kind ?? null).toBe(event);
  });

  it('without an end waits for the person', () => {
    expect(releaseDueHold(frozen(open), TODAY + 99, NOW)).toBeNull();
    expect(releaseDueHold(open, TODAY, NOW)).toBeNull();
  });

  it('is released by the person', () => {
    const held = holdSells(open, wish)?.position ?? open;
    const free = releaseSells(held, released);
    expect(free).toMatchObject({
      ok: true,
      value: { position: { sellHold: null }, events: [{ actor: 'user' }] },
    });
    expect(releaseSells(open, released)).toMatchObject({ error: { code: 'not_held' } });
  });
});

describe('the face value of a position', () => {
  it('is learnt once, and never replaced by itself', () => {
    expect(learnFaceValue(open, paise(10_00))).toStrictEqual({ ...open, faceValue: 10_00 });
    expect(learnFaceValue({ ...open, faceValue: paise(10_00) }, paise(2_00))).toBeNull();
    expect(learnFaceValue(open, null)).toBeNull();
    expect(learnFaceValue(closed, paise(10_00))).toBeNull();
  });
});

describe('a freeze', () => {
  it('tells both sides of every sign', () => {
    const change = freezePosition(open, split, NOW);
    expect(change?.position.sellHold).toMatchObject({
      by: 'corporate_action',
      reason: 'the base price is 200.00, and the last close was 1000.00; face value was 10 and is 2',
    });
    expect(change?.events).toMatchObject([
      { kind: 'position.frozen', data: { jumps: [{ kind: 'base_price' }, {}] } },
    ]);
  });

  it('replaces any other hold, and is not told twice', () => {
    expect(frozen(doubtful).sellHold?.by).toBe('corporate_action');
    expect(freezePosition(frozen(open), split, NOW)).toBeNull();
    expect(freezePosition(closed, split, NOW)).toBeNull();
  });

  it('ends when the person confirms the prices of the day, under the listing of the day', () => {
    const listing = { ...SBIN, series: 'BE', tradingSymbol: 'SBIN-BE', isin: 'INE062A01038' };
    const held = frozen({ ...open, faceValue: paise(10_00) });
    const today = { ...listing, faceValue: paise(2_00) };
    const free = releaseSells(held, { ...released, listing: today });
    expect(free).toMatchObject({
      value: {
        position: {
          sellHold: null,
          pricesConfirmedFor: TODAY,
          instrument: listing,
          instrumentKey: 'NSE:INE062A01038',
          faceValue: 2_00,
        },
      },
    });
    const untold = releaseSells(held, { ...released, listing: { ...listing, faceValue: null } });
    expect(untold).toMatchObject({ value: { position: { faceValue: 10_00 } } });
  });

  it('does not end while a sale by hand is unresolved', () => {
    expect(releaseSells(frozen(doubtful), released)).toStrictEqual({
      ok: false,
      error: { code: 'sale_unresolved', orderId: 'ord_h' },
    });
  });

  it('keeps the key of what is traded elsewhere', () => {
    const elsewhere = { ...SBIN, exchange: 'MCX', faceValue: null };
    expect(withListing(open, elsewhere, TODAY).instrumentKey).toBe(SBIN_KEY);
  });
});

describe('a sale by hand that a person settles', () => {
  const settle = (position: Position, ofPosition: number, name = 'h', filledQty = 10) =>
    settleForeignSale(position, { order: byHand(name, { filledQty }), ofPosition, nowMs: NOW });

  it('as their own shares leaves the position, and lets it be sold again', () => {
    const settled = settle(doubtful, 0);
    expect(settled).toMatchObject({
      value: { position: { quantity: 10, sellHold: null }, events: [{ kind: 'position.released' }] },
    });
  });

  it.each([
    [4, 6, ['position.reduced', 'position.released']],
    [10, 0, ['position.closed']],
  ])('as %i of its shares leaves %i', (ofPosition, left, events) => {
    const settled = settle(doubtful, ofPosition);
    if (!settled.ok) throw new Error(settled.error.code);
    expect(settled.value.position).toMatchObject({ quantity: left, soldQty: ofPosition, sellHold: null });
    expect(settled.value.events.map((event) => event.kind)).toStrictEqual(events);
    expect(settled.value.position.closedAtMs === null).toBe(left > 0);
  });

  it('keeps the hold while another is unresolved, and what froze it', () => {
    const twice = first(follow([doubtful], [byHand('h2', { filledQty: 2 })]).positions);
    expect(settle(twice, 0)).toMatchObject({ value: { position: { sellHold: { by: 'ambiguous_sale' } } } });
    expect(settle(frozen(doubtful), 1)).toMatchObject({
      value: { position: { sellHold: { by: 'corporate_action' } } },
    });
  });

  it.each([
    ['of an order that is not in doubt', () => settle(open, 0), 'no_unresolved_sale'],
    ['that has gone on since', () => settle(doubtful, 0, 'h', 11), 'not_followed'],
    ['as more than was sold', () => settle(doubtful, 11), 'impossible_quantity'],
    ['as a fraction', () => settle(doubtful, 1.5), 'impossible_quantity'],
    ['as fewer than none', () => settle(doubtful, -1), 'impossible_quantity'],
  ])('%s is refused', (_, decide, code) => {
    expect(decide()).toMatchObject({ ok: false, error: { code } });
  });
});
