import { describe, expect, it } from 'vitest';
import { bandSentence, describeBand } from './describe-band.ts';

type Line = Parameters<typeof describeBand>[0];
const band: Line['band'] = {
  verdict: 'inside',
  price: '812.00',
  lower: '730.80',
  upper: '893.20',
  as_of: '2026-08-20T10:36:00.000Z',
  of_its_day: true,
};
const said = (change: Partial<Line['band']>, stage: Line['stage'] = 'amo') =>
  describeBand({ stage, band: { ...band, ...change } }, Date.parse('2026-08-20T11:00:00Z'));

describe('what is said of a price and its band', () => {
  it.each([
    [{}, 'Inside', 'Limit ₹812.00; band ₹730.80 to ₹893.20, told Thu 20 Aug 16:06, 24 min ago.'],
    [
      { verdict: 'above_band', price: '900.00' },
      'Above the band',
      'Limit ₹900.00; band ₹730.80 to ₹893.20, told Thu 20 Aug 16:06, 24 min ago.',
    ],
    [
      { of_its_day: false },
      'Inside',
      'Limit ₹812.00; band ₹730.80 to ₹893.20, told Thu 20 Aug 16:06, 24 min ago. The exchange sets another one for each trading day.',
    ],
    [
      { verdict: 'unknown', upper: null },
      'Not known',
      'Limit ₹812.00; band from ₹730.80, its upper end is not known, told Thu 20 Aug 16:06, 24 min ago.',
    ],
    [
      { verdict: 'unknown', lower: null },
      'Not known',
      'Limit ₹812.00; band up to ₹893.20, its lower end is not known, told Thu 20 Aug 16:06, 24 min ago.',
    ],
    [
      { verdict: 'unknown', lower: null, upper: null, as_of: null, of_its_day: false },
      'Not known',
      'The broker has not told it yet.',
    ],
    [{ verdict: 'unknown', price: null }, 'Not known', 'An order at the market has no limit.'],
  ] as const)('%o: %s, %s', (change, short, sentence) => {
    expect(said(change).short).toBe(short);
    expect(bandSentence(said(change))).toBe(sentence);
  });

  it('names the price from which a queued order is tried, which is not its last limit', () => {
    expect(said({}, 'queued').sentence).toMatch(/^Tried from ₹812\.00;/);
  });
});
