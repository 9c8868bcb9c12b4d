import { describe, expect, it } from 'vitest';
import { paise } from '../money/index.ts';
import { makeId } from '../orders/index.ts';
import { freezePosition, holdSells, type Position } from '../positions/index.ts';
import { at, follow, order, positionOf, sell } from '../positions/positions.test-support.ts';
import { deriveSells, withoutSell } from './derive-sells.ts';
import type { SellMarket, SellsInput } from './sells-input.ts';
import {
  foreignSell,
  holdings,
  input,
  market,
  NOW,
  nothing,
  TEN,
  TODAY,
  unconfirmed,
} from './targets.test-support.ts';

type Changes = Partial<SellsInput> & { readonly market?: SellMarket };
const decide = (changes: Changes = {}) => deriveSells(input(changes)).decisions[0];
const last = (price: number) => ({ price: paise(price), atMs: NOW - 1_000 });
const held =
  holdSells(TEN, { nowMs: NOW, actor: 'user', untilDay: TODAY + 1, reason: 'wait' })?.position ?? TEN;
const frozen = freezePosition(TEN, [{ kind: 'series', before: 'EQ', now: 'BE' }], NOW)?.position ?? TEN;
const changed = (position: Position, ...orders: Parameters<typeof follow>[1]) =>
  follow([position], orders).positions[0] ?? position;
const soldFour = changed(TEN, sell('s', { filledQty: 4, lastFilledAtMs: at('2026-11-26 10:30') }));
const stale = { ...market(), last: null };

describe('a position without a sell', () => {
  it('respects a floor of cost and charges', () => {
    const settings = { ...input().settings, floor: 'cost_and_charges' } as const;
    const placed = decide({ settings });
    expect(placed).toMatchObject({ kind: 'place', target: { basis: 'floor_cost_and_charges' } });
    expect(placed?.kind === 'place' && placed.limitPrice).toBeGreaterThan(100_00);
  });

  it('gets one of all its shares, at its target', () => {
    expect(decide()).toStrictEqual({
      kind: 'place',
      positionId: TEN.id,
      quantity: 10,
      limitPrice: 100_00,
      target: { price: 100_00, basis: 'ema9' },
    });
  });

  it.each<[string, Changes, number]>([
    [
      'ours, whatever the account holds',
      { shares: { holdings: holdings(500), todaysPositions: nothing } },
      10,
    ],
    ['the broker lets be sold', { shares: { holdings: holdings(10, 7), todaysPositions: nothing } }, 7],
    [
      'others do not offer',
      { sells: [foreignSell(3)], shares: { holdings: holdings(500), todaysPositions: nothing } },
      7,
    ],
    ['others no longer offer', { sells: [foreignSell(3, 3)] }, 10],
    [
      'was bought of an order that was cancelled in part',
      { positions: [positionOf(order('a', { filledQty: 7, lastFilledAtMs: at('2026-11-20 10:00') }))] },
      7,
    ],
    ['may be tried again after one that never left', { notBefore: new Map([[TEN.id, NOW]]) }, 10],
    ['is left of it', { positions: [soldFour] }, 6],
    ['one order may carry', { market: market({ instrument: { freezeQuantity: 8 } }) }, 8],
    ['fills whole lots', { market: market({ instrument: { lotSize: 4 } }) }, 8],
    [
      'has been delivered',
      {
        positions: [changed(TEN, order('b', { filledQty: 5, lastFilledAtMs: at('2026-11-26 10:00') }))],
        shares: { holdings: holdings(500), todaysPositions: nothing },
      },
      10,
    ],
  ])('offers what is %s', (_, changes, quantity) => {
    expect(decide(changes)).toMatchObject({ kind: 'place', quantity });
  });

  it.each<[string, Changes, string]>([
    ['a sell of ours is unconfirmed', { sells: [unconfirmed] }, 'unconfirmed_sell'],
    ['selling is off', { selling: { kind: 'off', why: 'kill switch' } }, 'sells_off'],
    ['the person holds it', { positions: [held] }, 'held'],
    ['it is frozen', { positions: [frozen] }, 'frozen'],
    ['prices jumped', { market: market({ basePrice: paise(20_00) }) }, 'frozen'],
    ['people sell', { settings: { ...input().settings, policy: { kind: 'none' } } }, 'no_target_policy'],
    ['the account may not sell', { ddpi: 'no' }, 'sell_not_authorised'],
    ['nobody knows whether it may', { ddpi: 'unknown' }, 'sell_not_authorised'],
    ['a buy of it is still at work', { beingBought: new Set([TEN.instrumentKey]) }, 'being_bought'],
    ['it is on sale by hand', { sells: [foreignSell(10)] }, 'on_sale_by_hand'],
    [
      'it was bought today',
      { positions: [positionOf(order('n', { lastFilledAtMs: NOW - 1 }))] },
      'not_yet_sellable',
    ],
    ['the market is closed', { nowMs: at('2026-11-26 20:00') }, 'market_closed'],
    ['the market has not opened', { nowMs: at('2026-11-26 09:05') }, 'market_closed'],
    ['it is Saturday', { nowMs: at('2026-11-28 11:00') }, 'market_closed'],
    ['its day was closed by a clock that was ahead', { sealedDay: TODAY }, 'day_closed'],
    [
      'its day is closed, in the evening',
      { sealedDay: TODAY, nowMs: at('2026-11-26 20:00') },
      'market_closed',
    ],
    [
      'the auction’s reference is made',
      { nowMs: at('2026-11-26 15:16'), market: market({ instrument: { hasDerivatives: true } }) },
      'auction_reference',
    ],
    [
      'the auction takes orders, and its reference is not told',
      {
        nowMs: at('2026-11-26 15:22'),
        market: market({
          last: { price: paise(100_00), atMs: at('2026-11-26 15:21') },
          instrument: { hasDerivatives: true },
        }),
      },
      'auction_reference_unknown',
    ],
    ['the broker does not list it', { markets: new Map() }, 'not_listed'],
    [
      'the book is unknown',
      { unusable: { code: 'book_unavailable', why: 'no answer' } },
      'readings_unavailable',
    ],
    [
      'the broker has none to sell',
      { shares: { holdings: holdings(10, 0), todaysPositions: nothing } },
      'nothing_sellable',
    ],
    ['less than a lot is left', { market: market({ instrument: { lotSize: 100 } }) }, 'quantity_not_allowed'],
    ['there is no last price', { market: stale }, 'prices_stale'],
    ['closes are lacking', { closes: new Map() }, 'prices_missing'],
    [
      'the target is above the circuit',
      { market: market({ instrument: { upperBand: paise(99_95) } }) },
      'above_circuit',
    ],
    [
      'the target is below the circuit',
      { market: market({ instrument: { lowerBand: paise(100_05) } }) },
      'below_circuit',
    ],
    ['the last one never left, a moment ago', { notBefore: new Map([[TEN.id, NOW + 1]]) }, 'not_sent'],
    [
      'its cost is unknown',
      {
        positions: [positionOf(order('a', { filledValue: null, lastFilledAtMs: at('2026-11-20 10:00') }))],
        settings: { ...input().settings, floor: 'cost' },
      },
      'cost_unknown',
    ],
  ])('has its reason when %s', (_, changes, code) => {
    expect(decide(changes)).toMatchObject({ kind: 'none', reason: { code } });
  });

  it('that is parked above the circuit is placed when it fits', () => {
    const parked = market({ instrument: { upperBand: paise(99_95) } });
    expect(decide({ market: parked })).toMatchObject({ kind: 'none' });
    expect(decide({ market: { ...parked, last: last(90_00) } })).toMatchObject({
      kind: 'place',
      limitPrice: 98_00,
    });
  });

  it('is placed in the closing auction inside its band alone', () => {
    const nowMs = at('2026-11-26 15:25');
    const auction = (reference: number) => ({
      ...market({ auctionReference: paise(reference), instrument: { hasDerivatives: true } }),
      last: { price: paise(100_00), atMs: nowMs - 1_000 },
    });
    expect(decide({ nowMs, market: auction(99_00) })).toMatchObject({ kind: 'place', limitPrice: 100_00 });
    expect(decide({ nowMs, market: auction(90_00) })).toMatchObject({
      reason: { code: 'outside_auction_band' },
    });
  });

  it('tells of a suspected corporate action until it is frozen or confirmed', () => {
    const jumped = { market: market({ basePrice: paise(20_00) }) };
    expect(deriveSells(input(jumped)).suspected).toMatchObject([
      { positionId: TEN.id, jumps: [{ kind: 'base_price' }] },
    ]);
    expect(deriveSells(input({ ...jumped, positions: [frozen] })).suspected).toStrictEqual([]);
    const confirmed = { ...TEN, pricesConfirmedFor: TODAY };
    expect(deriveSells(input({ ...jumped, positions: [confirmed] }))).toMatchObject({
      suspected: [],
      decisions: [{ kind: 'place' }],
    });
  });

  it.each([
    ['another ISIN', {}, { isin: 'INE062A01038' }, 'isin'],
    ['another series', {}, { series: 'BE' }, 'series'],
    ['another face value', { faceValue: paise(1_00) }, { faceValue: paise(10_00) }, 'face_value'],
    ['a face value that was not known before', { faceValue: null }, { faceValue: paise(10_00) }, null],
    ['a face value that is not told today', { faceValue: paise(1_00) }, { faceValue: null }, null],
  ] as const)('with prices as ever suspects by %s: %j, %j', (_, position, listed, kind) => {
    const question = input({ market: market({ instrument: listed }), positions: [{ ...TEN, ...position }] });
    const jumps = deriveSells(question).suspected.flatMap((one) => one.jumps.map((jump) => jump.kind));
    expect(jumps).toStrictEqual(kind === null ? [] : [kind]);
  });

  it('suspects nothing by a close of an earlier day', () => {
    const old = input().closes;
    const closes = new Map([...old].map(([key, all]) => [key, all.slice(0, -1)]));
    expect(
      deriveSells(input({ closes, market: market({ basePrice: paise(20_00) }) })).suspected,
    ).toStrictEqual([]);
  });

  it('is counted', () => {
    const { decisions } = deriveSells(input({ positions: [TEN, { ...held, id: makeId('pos', 'held') }] }));
    expect(withoutSell(decisions)).toStrictEqual(['pos_held']);
  });
});
