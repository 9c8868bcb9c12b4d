import { describe, expect, it } from 'vitest';
import { parseUnderlyings } from './parse-underlyings.ts';

const HEADER = 'pSymbol,pGroup,pExchSeg,pInstType,pSymbolName,pTrdSymbol';

describe('what contracts are on', () => {
  it('is named once, however many contracts there are', () => {
    const csv = `${HEADER}\n1,XX,nse_fo,FUTSTK,SBIN,SBIN26AUGFUT\n2,XX,nse_fo,OPTSTK,SBIN,A\n3,,nse_fo,FUTIDX,NIFTY,B\n4,,,\n`;
    const parsed = parseUnderlyings(csv);
    expect(parsed.kind === 'complete' && parsed.rows.map(({ pSymbolName }) => pSymbolName)).toEqual([
      'SBIN',
      'NIFTY',
    ]);
  });

  it.each(['', 'a,b\n1,2\n', HEADER, `${HEADER}\n`])('is not read from %j', (csv) => {
    expect(parseUnderlyings(csv).kind).toBe('unreadable');
  });
});
