import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainFileError, explainRowSkip } from './explain-skip.ts';
import { readRecommendations } from './read-recommendations.ts';

// The columns of a real export, in their order; `chart_quality` stands twice in it.
const HEADER =
  'ticker,status,verdict,final_verdict,combined_score,strength_score,last_close,buy_range,target,stop,timeframe_analysis,backtest,backtest_mode,cache_health_status,yahoo_calls,execution_capital,max_capital,capital_adjusted,chart_quality,justification,pe,pb,rsi,avg_vol,today_vol,ml_verdict,ml_confidence,ml_probabilities,volume_analysis,volume_pattern,volume_description,vol_ok,vol_strong,volume_ratio,volume_quality,signals,candle_analysis,is_above_ema200,fundamental_assessment,fundamental_ok,news_sentiment,dip_depth_from_20d_high_pct,consecutive_red_days,dip_speed_pct_per_day,decline_rate_slowing,volume_green_vs_red_ratio,support_hold_count,chart_quality'.split(
    ',',
  );

function row(ticker: string, changes: Record<string, string> = {}): Record<string, string> {
  return {
    ticker,
    status: 'success',
    verdict: 'watch',
    final_verdict: 'buy',
    combined_score: '40',
    last_close: '2446.9',
    avg_vol: '11306127.0',
    buy_range: '(2400.0, 2450.0)',
    ml_confidence: '',
    chart_quality: "{'score': 80, 'issues': []}",
    ...changes,
  };
}

function read(rows: readonly Record<string, string>[], header: readonly string[] = HEADER) {
  const result = readRecommendations(rows, header);
  if (!result.ok) throw new Error(explainFileError(result.error));
  return result.value;
}

describe('a row of a recommendation file', () => {
  it('becomes a wish to buy', () => {
    expect(read([row(' reliance.ns ', { final_verdict: 'STRONG_BUY' })])).toStrictEqual({
      accepted: [
        {
          row: 1,
          ticker: 'RELIANCE.NS',
          exchange: 'NSE',
          symbol: 'RELIANCE',
          verdict: 'strong_buy',
          priority: 40,
          lastClose: 244_690,
          averageVolume: 11_306_127,
        },
      ],
      skipped: [],
    });
  });

  it.each([
    ['M&M.NS', 'M&M'],
    ['BAJAJ-AUTO.NS', 'BAJAJ-AUTO'],
    ['3MINDIA.NS', '3MINDIA'],
  ])('%s is the symbol %s', (ticker, symbol) => {
    expect(read([row(ticker)]).accepted[0]?.symbol).toBe(symbol);
  });

  it.each([
    { name: 'the noise of binary fractions', text: '2446.89990234375', paise: 244_690 },
    { name: 'a blank price is unknown', text: '', paise: null },
    { name: 'a price of nothing is unknown', text: '0.0', paise: null },
  ])('last close: $name', ({ text, paise }) => {
    expect(read([row('TCS.NS', { last_close: text })]).accepted[0]?.lastClose).toBe(paise);
  });

  it('without a volume is kept, and its volume is unknown', () => {
    expect(read([row('TCS.NS', { avg_vol: '' })]).accepted[0]?.averageVolume).toBeNull();
  });

  it.each([
    { code: 'exchange_not_supported', ticker: 'RELIANCE.BO', changes: {} },
    { code: 'exchange_not_supported', ticker: 'AAPL.US', changes: {} },
    { code: 'ticker_unreadable', ticker: 'RELIANCE', changes: {} },
    { code: 'ticker_unreadable', ticker: '', changes: {} },
    { code: 'ticker_unreadable', ticker: 'A B.NS', changes: {} },
    { code: 'exchange_traded_fund', ticker: 'GOLDETF.NS', changes: {} },
    { code: 'not_a_buy', ticker: 'TCS.NS', changes: { final_verdict: 'avoid', verdict: 'buy' } },
    { code: 'not_a_buy', ticker: 'TCS.NS', changes: { final_verdict: '' } },
    { code: 'analysis_not_successful', ticker: 'TCS.NS', changes: { status: 'error' } },
    { code: 'score_too_low', ticker: 'TCS.NS', changes: { combined_score: '24.99' } },
    { code: 'score_too_low', ticker: 'TCS.NS', changes: { combined_score: '' } },
    { code: 'bad_number', ticker: 'TCS.NS', changes: { combined_score: 'nan' } },
    { code: 'bad_number', ticker: 'TCS.NS', changes: { last_close: 'NaN' } },
    { code: 'bad_number', ticker: 'TCS.NS', changes: { last_close: '-5' } },
    { code: 'bad_number', ticker: 'TCS.NS', changes: { last_close: '99999999999999.00' } },
    { code: 'bad_number', ticker: 'TCS.NS', changes: { avg_vol: 'inf' } },
    { code: 'bad_number', ticker: 'TCS.NS', changes: { avg_vol: '1e999' } },
    { code: 'bad_number', ticker: 'TCS.NS', changes: { avg_vol: '-1' } },
    { code: 'bad_number', ticker: 'TCS.NS', changes: { ml_confidence: 'high' } },
    { code: 'bad_number', ticker: 'TCS.NS', changes: { priority_score: '-inf' } },
  ] as { code: string; ticker: string; changes: Record<string, string> }[])(
    '$ticker with $changes is left out: $code',
    ({ code, ticker, changes }) => {
      const { accepted, skipped } = read([row(ticker, changes)], [...HEADER, 'priority_score']);
      expect(accepted).toStrictEqual([]);
      expect(skipped).toMatchObject([{ row: 1, reason: { code } }]);
      expect(explainRowSkip(skipped[0]?.reason ?? { code: 'exchange_traded_fund' })).not.toBe('');
    },
  );

  it('counts a score of exactly 25', () => {
    expect(read([row('TCS.NS', { combined_score: '25' })]).accepted).toHaveLength(1);
  });

  it('costs only itself when it cannot be read', () => {
    const { accepted, skipped } = read([row('A.NS'), row('B.NS', { last_close: 'nan' }), row('C.NS')]);
    expect(accepted.map((wish) => wish.symbol)).toStrictEqual(['A', 'C']);
    expect(skipped.map((skip) => skip.row)).toStrictEqual([2]);
  });

  it('that is shorter than the header has blanks', () => {
    expect(readRecommendations([{ ticker: 'TCS.NS' }, {}], HEADER)).toMatchObject({
      value: { skipped: [{ ticker: 'TCS.NS' }, { ticker: '' }] },
    });
  });
});

describe('the order of wishes', () => {
  const tickers = (rows: readonly Record<string, string>[], header: readonly string[] = HEADER) =>
    read(rows, header).accepted.map((wish) => wish.symbol);

  it('follows the score where the file has no priority', () => {
    expect(
      tickers([row('LOW.NS', { combined_score: '30' }), row('HIGH.NS', { combined_score: '60' })]),
    ).toStrictEqual(['HIGH', 'LOW']);
  });

  it('follows the priority before the score, and a row without one falls back to its score', () => {
    const rows = [
      row('A.NS', { combined_score: '90', priority_score: '10' }),
      row('B.NS', { combined_score: '30', priority_score: '' }),
      row('C.NS', { combined_score: '30', priority_score: '50' }),
    ];
    expect(tickers(rows, [...HEADER, 'priority_score'])).toStrictEqual(['C', 'B', 'A']);
  });

  it.each([
    ['0.70', 20],
    ['0.69', 10],
    ['0.60', 10],
    ['0.55', 5],
    ['0.50', 5],
    ['0.49', 0],
    ['', 0],
  ])('a confidence of "%s" adds %i', (ml_confidence, boost) => {
    expect(read([row('TCS.NS', { ml_confidence })]).accepted[0]?.priority).toBe(40 + boost);
  });

  it('keeps the order of the file among equals', () => {
    expect(tickers(['D', 'B', 'C', 'A'].map((symbol) => row(`${symbol}.NS`)))).toStrictEqual([
      'D',
      'B',
      'C',
      'A',
    ]);
  });

  it('keeps the better of two rows for one share', () => {
    const result = read([row('TCS.NS'), row('tcs.ns', { combined_score: '80' })]);
    expect(result.accepted.map((wish) => wish.row)).toStrictEqual([2]);
    expect(result.skipped).toMatchObject([{ row: 1, reason: { code: 'listed_twice', otherRow: 2 } }]);
    expect(explainRowSkip({ code: 'listed_twice', otherRow: 2 })).toContain('Row 2');
  });

  it('accounts for every row exactly once', () => {
    const cell = fc.oneof(fc.constantFrom('buy', 'success', '40', '100', 'nan', ''), fc.string());
    const anyRow = fc.dictionary(fc.constantFrom(...HEADER), cell);
    const usableRow = fc
      .record({
        ticker: fc.constantFrom('A.NS', 'B.NS', 'C.BO'),
        combined_score: fc.nat({ max: 99 }).map(String),
      })
      .map(({ ticker, combined_score }) => row(ticker, { combined_score }));
    fc.assert(
      fc.property(fc.array(fc.oneof(anyRow, usableRow), { maxLength: 20 }), (rows) => {
        const { accepted, skipped } = read(rows);
        const numbers = [...accepted, ...skipped].map((entry) => entry.row).sort((a, b) => a - b);
        expect(numbers).toStrictEqual(rows.map((_, index) => index + 1));
        const priorities = accepted.map((wish) => wish.priority);
        expect(priorities).toStrictEqual([...priorities].sort((a, b) => b - a));
      }),
    );
  });
});

describe('the header of a recommendation file', () => {
  it('may begin with a byte-order mark and use capitals', () => {
    const header = ['\uFEFFTicker', ' final_verdict ', 'last_close', 'avg_vol'];
    const cells = { '\uFEFFTicker': 'TCS.NS', ' final_verdict ': 'buy', last_close: '100', avg_vol: '20000' };
    expect(read([cells], header).accepted).toHaveLength(1);
  });

  it('without a final verdict has its verdict read, and no score asked for', () => {
    const header = ['ticker', 'verdict', 'last_close', 'avg_vol', 'combined_score'];
    const cells = {
      ticker: 'TCS.NS',
      verdict: 'Buy',
      last_close: '100',
      avg_vol: '20000',
      combined_score: '1',
    };
    expect(read([cells], header).accepted).toMatchObject([{ verdict: 'buy', priority: 1 }]);
  });

  it.each([
    { header: ['ticker', 'final_verdict', 'avg_vol'], missing: ['last_close'] },
    { header: ['symbol', 'last_close'], missing: ['ticker', 'avg_vol', 'final_verdict or verdict'] },
    { header: [], missing: ['ticker', 'last_close', 'avg_vol', 'final_verdict or verdict'] },
  ])(
    '$header lacks $missing: the file is refused, and told what is missing and found',
    ({ header, missing }) => {
      const result = readRecommendations([], header);
      expect(result).toMatchObject({ ok: false, error: { kind: 'missing_columns', missing, found: header } });
      if (result.ok) return;
      for (const column of missing) expect(explainFileError(result.error)).toContain(column);
      // It is told beside the sentence, and not in it as well.
      expect(explainFileError(result.error)).not.toContain(result.error.mend);
    },
  );

  it('recognises semicolons', () => {
    const result = readRecommendations([], ['ticker;final_verdict;last_close;avg_vol']);
    expect(!result.ok && result.error.mend).toContain('commas');
  });

  it('may not name a column twice that is read', () => {
    const result = readRecommendations([], [...HEADER, 'last_close']);
    expect(result).toMatchObject({ error: { kind: 'repeated_columns', repeated: ['last_close'] } });
    expect(!result.ok && explainFileError(result.error)).toContain('last_close');
  });
});
