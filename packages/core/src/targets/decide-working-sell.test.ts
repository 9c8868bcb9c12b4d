import { describe, expect, it } from 'vitest';
import { paise } from '../money/index.ts';
import { makeId } from '../orders/index.ts';
import { freezePosition, holdSells, type Position } from '../positions/index.ts';
import { at, follow, sell } from '../positions/positions.test-support.ts';
import { deriveSells } from './derive-sells.ts';
import type { SellMarket, SellsInput } from './sells-input.ts';
import {
  brokerNumber,
  foreignSell,
  holdings,
  input,
  market,
  NOW,
  nothing,
  ownSell,
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

describe('a position with a sell at work', () => {
  it.each<[string, Changes, object]>([
    ['keeps it when nothing changed', {}, { kind: 'keep', reason: null }],
    [
      'lowers it to a lower target',
      { market: market({ last: last(95_00) }) },
      { kind: 'modify', limitPrice: 99_00, quantity: 10, why: ['price'] },
    ],
    // 0.2 of 99.99 and 0.8 of 100.00 are 99.998: on the tick that is the price it has.
    [
      'leaves it at a target that is lower, and the same on its tick',
      { market: market({ last: last(99_99) }) },
      { kind: 'keep', reason: null },
    ],
    [
      'never raises it',
      { market: market({ last: last(150_00), basePrice: null }) },
      { kind: 'keep', reason: null },
    ],
    [
      'gives one without a price the target',
      { sells: [ownSell({ limitPrice: null })] },
      { kind: 'modify', limitPrice: 100_00, why: ['price'] },
    ],
    [
      'gives one at zero the target',
      { sells: [ownSell({ limitPrice: paise(0) })] },
      { kind: 'modify', limitPrice: 100_00 },
    ],
    [
      'keeps one without a price while there is no target',
      { sells: [ownSell({ limitPrice: null })], market: stale },
      { kind: 'keep', reason: { code: 'prices_stale' } },
    ],
    [
      'raises it after another fill',
      { sells: [ownSell({ quantity: 6 })] },
      { kind: 'modify', quantity: 10, why: ['quantity'] },
    ],
    [
      'raises it no further than the broker’s count',
      { sells: [ownSell({ quantity: 6 })], shares: { holdings: holdings(8, 2), todaysPositions: nothing } },
      { kind: 'modify', quantity: 8 },
    ],
    [
      'lowers it after a sale by hand',
      { positions: [{ ...TEN, quantity: 6 }] },
      { kind: 'modify', quantity: 6, limitPrice: 100_00, why: ['quantity'] },
    ],
    [
      'lowers it below another’s sell',
      { sells: [ownSell(), foreignSell(4)] },
      { kind: 'modify', quantity: 6 },
    ],
    [
      'counts what it has filled',
      { positions: [soldFour], sells: [ownSell({ filledQty: 4 })] },
      { kind: 'keep', reason: null },
    ],
    [
      'counts what it has filled when it is lowered',
      { positions: [{ ...soldFour, quantity: 5 }], sells: [ownSell({ filledQty: 4 })] },
      { kind: 'modify', quantity: 9 },
    ],
    [
      'lowers quantity and price together',
      { positions: [{ ...TEN, quantity: 6 }], market: market({ last: last(95_00) }) },
      { kind: 'modify', why: ['quantity', 'price'], quantity: 6, limitPrice: 99_00 },
    ],
    [
      'is not lowered in price outside the band',
      { market: market({ last: last(95_00), instrument: { lowerBand: paise(99_50) } }) },
      { kind: 'keep' },
    ],
    [
      'is not lowered for the broker’s count',
      { shares: { holdings: holdings(2, 0), todaysPositions: nothing } },
      { kind: 'keep' },
    ],
    ['is kept without prices', { market: stale }, { kind: 'keep', reason: { code: 'prices_stale' } }],
    [
      'is lowered in quantity without prices',
      { market: stale, positions: [{ ...TEN, quantity: 6 }] },
      { kind: 'modify', quantity: 6, limitPrice: 100_00, target: null },
    ],
    [
      'is kept where it is not listed',
      { markets: new Map() },
      { kind: 'keep', reason: { code: 'not_listed' } },
    ],
    [
      'is lowered in quantity without authorisation',
      { ddpi: 'no', positions: [{ ...TEN, quantity: 6 }] },
      { kind: 'modify', quantity: 6 },
    ],
    [
      'is otherwise kept without authorisation',
      { ddpi: 'no', market: market({ last: last(90_00) }) },
      { kind: 'keep', reason: { code: 'sell_not_authorised' } },
    ],
    [
      'is otherwise kept without readings',
      { unusable: { code: 'holdings_unavailable', why: 'down' }, market: market({ last: last(90_00) }) },
      { kind: 'keep', reason: { code: 'readings_unavailable' } },
    ],
    [
      'is otherwise kept where people sell',
      { settings: { ...input().settings, policy: { kind: 'none' } }, market: market({ last: last(90_00) }) },
      { kind: 'keep', reason: { code: 'no_target_policy' } },
    ],
    [
      'is left alone while a change of it is under way',
      { sells: [ownSell({ changing: true })], market: market({ last: last(90_00) }) },
      { kind: 'keep', reason: null },
    ],
    [
      'is left alone while another is unconfirmed',
      { sells: [ownSell(), unconfirmed] },
      { kind: 'keep', reason: { code: 'unconfirmed_sell' } },
    ],
    [
      'is left alone when selling is off',
      { selling: { kind: 'off', why: 'x' }, positions: [frozen] },
      { kind: 'keep', reason: { code: 'sells_off' } },
    ],
    [
      'is left alone while the auction’s reference is made',
      {
        nowMs: at('2026-11-26 15:16'),
        market: market({ instrument: { hasDerivatives: true } }),
        positions: [held],
      },
      { kind: 'keep', reason: { code: 'auction_reference' } },
    ],
    [
      'is left alone after the close',
      { nowMs: at('2026-11-26 15:45'), positions: [held] },
      { kind: 'keep', reason: { code: 'market_closed' } },
    ],
    [
      'is taken back when the person holds it',
      { positions: [held] },
      { kind: 'cancel', reason: { code: 'held' } },
    ],
    [
      'is taken back when prices jumped',
      { market: market({ basePrice: paise(20_00) }) },
      { kind: 'cancel', reason: { code: 'frozen' } },
    ],
    [
      'is taken back when all is on sale by hand',
      { sells: [ownSell(), foreignSell(12)] },
      { kind: 'cancel', reason: { code: 'on_sale_by_hand' } },
    ],
    [
      'of which there are two loses the later',
      { sells: [ownSell(), ownSell({ orderId: makeId('ord', 't'), brokerOrderId: brokerNumber(3) })] },
      { kind: 'cancel', sell: { orderId: 'ord_t' }, reason: { code: 'sell_being_cancelled' } },
    ],
  ])('%s', (_, changes, expected) => {
    expect(decide({ sells: [ownSell()], ...changes })).toMatchObject(expected);
  });
});
