/** The columns of a recommendation file in the real format, in its order; `chart_quality` really stands twice. */
export const COLUMNS = [
  'ticker',
  'status',
  'verdict',
  'final_verdict',
  'combined_score',
  'strength_score',
  'last_close',
  'buy_range',
  'target',
  'stop',
  'timeframe_analysis',
  'backtest',
  'backtest_mode',
  'cache_health_status',
  'yahoo_calls',
  'execution_capital',
  'max_capital',
  'capital_adjusted',
  'chart_quality',
  'justification',
  'pe',
  'pb',
  'rsi',
  'avg_vol',
  'today_vol',
  'ml_verdict',
  'ml_confidence',
  'ml_probabilities',
  'volume_analysis',
  'volume_pattern',
  'volume_description',
  'vol_ok',
  'vol_strong',
  'volume_ratio',
  'volume_quality',
  'signals',
  'candle_analysis',
  'is_above_ema200',
  'fundamental_assessment',
  'fundamental_ok',
  'news_sentiment',
  'dip_depth_from_20d_high_pct',
  'consecutive_red_days',
  'dip_speed_pct_per_day',
  'decline_rate_slowing',
  'volume_green_vs_red_ratio',
  'support_hold_count',
  'chart_quality',
] as const;

export interface Recommendation {
  /** NSE symbol, or a whole ticker with its suffix. */
  readonly symbol: string;
  readonly lastCloseRupees: string;
  readonly averageVolume: number;
  readonly verdict?: 'strong_buy' | 'buy' | 'watch' | 'avoid';
  readonly score?: number;
  readonly confidence?: string;
  readonly status?: string;
}

/** A recommendation file, as the analysis program writes it: complex columns are Python's own notation, not JSON. */
export function writeRecommendationFile(recommendations: readonly Recommendation[]): string {
  const rows = recommendations.map((recommendation) => {
    const values = valuesOf(recommendation);
    return COLUMNS.map((column) => quote(values[column] ?? '')).join(',');
  });
  return `${[COLUMNS.join(','), ...rows].join('\n')}\n`;
}

function valuesOf(recommendation: Recommendation): Readonly<Record<string, string>> {
  const { symbol, lastCloseRupees, averageVolume } = recommendation;
  const verdict = recommendation.verdict ?? 'buy';
  const close = Number(lastCloseRupees);
  const rupees = (factor: number): string => (close * factor).toFixed(2);
  return {
    ticker: symbol.includes('.') ? symbol : `${symbol}.NS`,
    status: recommendation.status ?? 'success',
    verdict,
    final_verdict: verdict,
    combined_score: String(recommendation.score ?? 40),
    strength_score: '22',
    last_close: lastCloseRupees,
    buy_range: `(${rupees(0.99)}, ${rupees(1.01)})`,
    target: rupees(1.06),
    stop: rupees(0.95),
    timeframe_analysis: "{'alignment_score': 6, 'confirmation': 'good_uptrend_dip'}",
    backtest_mode: 'integrated',
    cache_health_status: 'healthy',
    yahoo_calls: '3',
    execution_capital: '100000.0',
    max_capital: '200000.0',
    capital_adjusted: 'False',
    chart_quality: "{'passed': True, 'score': 71.5}",
    justification: "['rsi:27.4', 'good_uptrend_dip_confirmation']",
    rsi: '27.4',
    avg_vol: String(averageVolume),
    today_vol: String(Math.round(averageVolume * 1.2)),
    ml_verdict: verdict,
    ml_confidence: recommendation.confidence ?? '0.55',
    volume_quality: 'good',
    vol_ok: 'True',
    volume_ratio: '1.2',
    signals: "['rsi_oversold']",
    is_above_ema200: 'True',
    fundamental_ok: 'True',
    dip_depth_from_20d_high_pct: '8.4',
    consecutive_red_days: '4',
  };
}

function quote(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
