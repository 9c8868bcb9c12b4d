import { describe, expect, it } from 'vitest';
import { paise } from '../money/index.ts';
import { makeId } from '../orders/index.ts';
import { book, bookRow } from '../placement/placement.test-support.ts';
import { freezePosition, holdSells } from '../positions/index.ts';
import { at, follow, order, positionOf, sell } from '../positions/positions.test-support.ts';
import { admitSell, type SellAdmissionInput } from './admit-sell.ts';
import { sellRequest } from './sell-request.ts';
import {
  calendar,
  foreignSell,
  holdings,
  instrument,
  NOW,
  nothing,
  ownSell,
  TEN,
  TODAY,
  unconfirmed,
} from './targets.test-support.ts';

const asked = { positionId: TEN.id, instrument, quantity: 10, limitPrice: paise(100_00), tradingDay: TODAY };
const request = sellRequest(asked);
const wanting = (changes: Partial<typeof asked>) => ({ request: sellRequest({ ...asked, ...changes }) });

function ask(
  changes: Partial<Omit<SellAdmissionInput, 'readings'>> & {
    readonly readings?: Partial<SellAdmissionInput['readings']>;
  } = {},
) {
  return admitSell({
    calendar,
    settings: { firstSellDay: 'settled' },
    selling: { kind: 'on' },
    ddpi: 'yes',
    actor: 'system',
    position: TEN,
    instrument,
    auctionReference: null,
    request,
    sells: [],
    replacing: null,
    ...changes,
    readings: {
      now: NOW,
      placing: { kind: 'allowed' },
      book: book([], NOW - 5_000),
      holdings: holdings(10),
      todaysPositions: nothing,
      orders: [],
      ...changes.readings,
    },
  });
}

const held = holdSells(TEN, { nowMs: NOW, actor: 'user', untilDay: null, reason: 'wait' })?.position ?? TEN;
const frozen = freezePosition(TEN, [{ kind: 'series', before: 'EQ', now: 'BE' }], NOW)?.position ?? TEN;
const doubtful =
  follow([TEN], [sell('h', { origin: 'external', managed: false, lastFilledAtMs: NOW - 1 })]).positions[0] ??
  TEN;
const closed = follow([TEN], [sell('s', { lastFilledAtMs: NOW - 1 })]).positions[0] ?? TEN;
const boughtToday = positionOf(order('a', { lastFilledAtMs: at('2026-11-26 10:00') }));
const auction = { ...instrument, hasDerivatives: true };
const inAuction = (text: string) => ({
  instrument: auction,
  readings: { now: at(text), book: book([], at(text)), holdings: holdings(10, 10, at(text)) },
});

describe('a sell is admitted', () => {
  it.each([
    ['of what the position owns', {}],
    ['of a part of it', wanting({ quantity: 3 })],
    ['by a person who holds it back from the machine', { position: held, actor: 'user' }],
    ['by a person who authorises it themselves', { ddpi: 'unknown', actor: 'user' }],
    ['as a change of one that works', { sells: [ownSell()], replacing: makeId('ord', 's') }],
    [
      'as a change to less, whatever the broker counts',
      {
        ...wanting({ quantity: 4 }),
        sells: [ownSell()],
        replacing: makeId('ord', 's'),
        readings: { holdings: holdings(10, 0) },
      },
    ],
    ['in the closing auction’s band', { ...inAuction('2026-11-26 15:25'), auctionReference: paise(99_00) }],
  ] as const)('%s', (_, changes) => {
    expect(ask(changes)).toMatchObject({ kind: 'admitted' });
  });
});

describe('a sell is refused by name', () => {
  it.each([
    [
      'when selling is off',
      { selling: { kind: 'off', why: 'kill switch' } },
      { code: 'sells_off', why: 'kill switch' },
    ],
    [
      'by the machine without authorisation',
      { ddpi: 'unknown' },
      { code: 'sell_not_authorised', ddpi: 'unknown' },
    ],
    [
      'when the account is stopped',
      { readings: { placing: { kind: 'stopped', why: 'another program' } } },
      { code: 'placing_stopped', why: 'another program' },
    ],
    [
      'by an old book',
      { readings: { book: book([], NOW - 200_000) } },
      { code: 'stale_reading', of: 'book', ageMs: 200_000 },
    ],
    [
      'without holdings',
      {
        readings: {
          holdings: {
            kind: 'failed',
            why: { kind: 'down', words: 'no answer' },
            requestedAtMs: NOW,
            receivedAtMs: NOW,
          },
        },
      },
      { code: 'holdings_unavailable', why: 'no answer' },
    ],
    [
      'after the close',
      {
        readings: {
          now: at('2026-11-26 20:00'),
          book: book([], at('2026-11-26 20:00')),
          holdings: holdings(10, 10, at('2026-11-26 20:00')),
        },
      },
      { code: 'session_closed' },
    ],
    ['for another session', wanting({ tradingDay: TODAY + 1 }), { code: 'session_changed' }],
    ['while the auction’s reference is made', inAuction('2026-11-26 15:16'), { code: 'auction_reference' }],
    [
      'in an auction whose reference nobody tells',
      { ...inAuction('2026-11-26 15:25'), auctionReference: null },
      { code: 'auction_reference_unknown' },
    ],
    [
      'outside the auction’s band',
      { ...inAuction('2026-11-26 15:25'), auctionReference: paise(90_00) },
      { code: 'outside_auction_band', target: 100_00 },
    ],
    ['of a closed position', { position: closed }, { code: 'position_closed' }],
    [
      'of another share',
      { instrument: { ...instrument, isin: 'INE000000001' } },
      { code: 'wrong_instrument' },
    ],
    [
      'under another name than the listing’s',
      { request: { ...request, instrument: { ...instrument, isin: 'INE000000001' } } },
      { code: 'wrong_instrument' },
    ],
    ['while another is unconfirmed', { sells: [unconfirmed] }, { code: 'unconfirmed_sell' }],
    [
      'while a buy of the share works at the exchange',
      { readings: { book: book([bookRow('SBIN', { side: 'buy', status: 'open' })], NOW - 5_000) } },
      { code: 'being_bought' },
    ],
    ['that the person holds back', { position: held }, { code: 'held', by: 'user' }],
    [
      'in doubt about a sale by hand, also to a person',
      { position: doubtful, actor: 'user' },
      { code: 'held', by: 'ambiguous_sale' },
    ],
    ['that is frozen, also to a person', { position: frozen, actor: 'user' }, { code: 'frozen' }],
    [
      'of more than is owned',
      wanting({ quantity: 11 }),
      { code: 'above_position', quantity: 11, atMost: 10 },
    ],
    [
      'of what works already',
      { sells: [ownSell({ quantity: 4 })] },
      { code: 'above_position', quantity: 10, atMost: 6 },
    ],
    [
      'of what others offer',
      { sells: [foreignSell(4)] },
      { code: 'above_position', quantity: 10, atMost: 6 },
    ],
    [
      'of more than the broker lets go',
      { readings: { holdings: holdings(10, 7) } },
      { code: 'above_sellable', quantity: 10, atMost: 7 },
    ],
    ['before its first day', { position: boughtToday }, { code: 'not_yet_sellable' }],
    [
      'in no whole lots',
      { instrument: { ...instrument, lotSize: 4 } },
      { code: 'quantity_not_allowed', error: { kind: 'not_whole_lots' } },
    ],
    [
      'off the tick',
      wanting({ limitPrice: paise(100_02) }),
      { code: 'price_not_allowed', error: { kind: 'off_tick' } },
    ],
    [
      'at no price',
      wanting({ limitPrice: paise(0) }),
      { code: 'price_not_allowed', error: { kind: 'price_not_positive' } },
    ],
    [
      'outside the band',
      { instrument: { ...instrument, upperBand: paise(99_00) } },
      { code: 'price_not_allowed', error: { kind: 'above_band' } },
    ],
  ] as const)('%s', (_, changes, reason) => {
    expect(ask(changes)).toMatchObject({ kind: 'refuse', reason });
  });

  it('of a position that is not the request’s: a bug that throws', () => {
    expect(() => ask(wanting({ positionId: makeId('pos', 'other') }))).toThrow('pos_other is not pos_a_0');
  });
});
