import { describe, expect, it } from 'vitest';
import { fixtureText } from '../testing/fixture.ts';
import { parseScripMaster } from './parse-scrip-master.ts';
import { findPath } from './read-scrip-master.ts';

const csv = fixtureText('scrip_master.nse_cm-v1.csv');

describe('an instrument file', () => {
  it('is read by its tidied header names, with paise as they stand', () => {
    const file = parseScripMaster(csv);
    expect(file.kind).toBe('complete');
    if (file.kind !== 'complete') return;
    expect(file.rows).toHaveLength(7);
    expect(file.rows.find(({ pTrdSymbol }) => pTrdSymbol === 'ITBEES-EQ')).toMatchObject({
      pSymbol: '19084',
      pGroup: 'EQ',
      pISIN: 'INF204KB15V2',
      dTickSize: '1',
      lLotSize: 1,
      lPrecision: 2,
      dHighPriceRange: '3622',
      dLowPriceRange: '2415',
      lFreezeQty: 3312133,
      pFaceValue: '1000',
      pCreditRating: '24.15-36.22',
      dStrikePrice: undefined,
      lExpiryDate: undefined,
    });
  });

  it('sets aside a line of another length, and keeps the rest', () => {
    const file = parseScripMaster(`${csv.trimEnd()}\n1,EQ,nse_cm\n`);
    expect(file).toMatchObject({ kind: 'partial', quarantined: [{ index: 7 }] });
    expect(file.kind === 'partial' && file.rows).toHaveLength(7);
  });

  it.each(['', 'a,b,c\n1,2,3\n', csv.split('\n')[0] ?? '', '<html></html>'])(
    'is refused as %.20s',
    (text) => {
      expect(parseScripMaster(text).kind).toBe('unreadable');
    },
  );
});

describe('the path of a segment', () => {
  const paths = ['nse_com.csv', 'nse_cm-v1.csv', 'nse_fo.csv', 'bse_cm-v1.csv'].map((file) => ({
    url: `https://lapi.kotaksecurities.com/x/${file}`,
    file,
  }));
  it.each([
    ['nse_cm', 'nse_cm-v1.csv'],
    ['nse_com', 'nse_com.csv'],
    ['nse_fo', 'nse_fo.csv'],
    ['mcx_fo', undefined],
    ['nse', undefined],
  ])('%s is %s', (segment, file) => {
    expect(findPath(paths, segment)?.file).toBe(file);
  });
});
