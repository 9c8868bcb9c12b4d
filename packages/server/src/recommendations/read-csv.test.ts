import { describe, expect, it } from 'vitest';
import { fromJsonRows, readCsv } from './read-csv.ts';

describe('a CSV file', () => {
  it('gives its header and rows, quotes, commas and line ends of Windows understood', () => {
    expect(readCsv('\uFEFFticker,buy_range\r\nRELIANCE.NS,"(2400.0, 2450.0)"\r\n\r\n')).toEqual({
      ok: true,
      value: {
        header: ['ticker', 'buy_range'],
        rows: [{ ticker: 'RELIANCE.NS', buy_range: '(2400.0, 2450.0)' }],
      },
    });
  });

  it('keeps the first value of a column that stands twice', () => {
    const read = readCsv('ticker,chart_quality,chart_quality\nA.NS,one,two\n');
    expect(read.ok && read.value.rows).toEqual([
      { ticker: 'A.NS', chart_quality: 'one', 'chart_quality (2)': 'two' },
    ]);
    expect(read.ok && read.value.header).toEqual(['ticker', 'chart_quality', 'chart_quality']);
  });

  it.each([
    ['nothing', '', /empty/],
    ['a row with too few fields', 'a,b\n1,2\n3\n', /line 3/],
    ['an open quote', 'a,b\n"1,2\n', /line/],
    ['bytes of a spreadsheet', 'PK\0\0', /not text/],
  ])('is refused with a way to mend it when it is %s', (_, text, words) => {
    const read = readCsv(text);
    expect(read.ok ? '' : read.error.detail).toMatch(words);
    expect(read.ok ? '' : read.error.mend).not.toBe('');
  });

  it('can come as JSON rows, which need not all name every column', () => {
    expect(fromJsonRows([{ a: '1' }, { b: '2' }])).toEqual({
      header: ['a', 'b'],
      rows: [
        { a: '1', b: '' },
        { a: '', b: '2' },
      ],
    });
  });
});
