import { describe, expect, it } from 'vitest';
import { listing } from './placement.test-support.ts';
import { resolveListing } from './resolve-listing.ts';

describe('the listing to buy', () => {
  it('is the one of series EQ among all of the symbol', () => {
    const equity = listing('IDEA');
    const found = resolveListing(
      [listing('IDEA', { series: 'N1' }), equity, listing('IDEA', { series: 'BE' })],
      'IDEA',
    );
    expect(found).toStrictEqual({ ok: true, value: equity });
  });

  it.each([
    { name: 'no list', listings: [], code: 'not_in_scrip_master' },
    { name: 'another symbol', listings: [listing('IDEAFORGE')], code: 'not_in_scrip_master' },
    {
      name: 'a listing at BSE alone',
      listings: [listing('IDEA', { exchange: 'BSE', segment: 'bse_cm' })],
      code: 'not_in_scrip_master',
    },
    { name: 'trade to trade', listings: [listing('IDEA', { series: 'BE' })], code: 'trade_to_trade' },
    { name: 'trade to trade, BL', listings: [listing('IDEA', { series: 'BL' })], code: 'trade_to_trade' },
    { name: 'trade to trade, BZ', listings: [listing('IDEA', { series: 'BZ' })], code: 'trade_to_trade' },
    { name: 'a bond', listings: [listing('IDEA', { series: 'N1' })], code: 'not_equity_series' },
    { name: 'a fund', listings: [listing('IDEA', { isin: 'INF209KB18D3' })], code: 'fund' },
  ])('$name is refused: $code', ({ listings, code }) => {
    expect(resolveListing(listings, 'IDEA')).toMatchObject({ ok: false, error: { code } });
  });

  it('may lack an ISIN', () => {
    expect(resolveListing([listing('IDEA', { isin: null })], 'IDEA').ok).toBe(true);
  });
});
