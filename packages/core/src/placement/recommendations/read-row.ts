import { decimalToPaise, type Paise, parseDecimal } from '../../money/index.ts';
import { err, ok, type Result } from '../../result.ts';
import type { ColumnKeys, ReadColumn } from './columns.ts';
import { priorityOf, type Recommendation, type RowSkip } from './recommendation.ts';

const MIN_COMBINED_SCORE = 25;
const TICKER = /^([A-Z0-9][A-Z0-9&_-]*)\.([A-Z]+)$/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
// Twelve digits of rupees: far above any share price, far below what a whole number of paise can hold.
const MAX_INTEGER_DIGITS = 12;

/**
 * Reads one row, or says why it is left out. The row filter is that of the earlier system: a verdict of buy or
 * strong_buy, an analysis that succeeded, and with the final verdict a combined score of at least 25 (no score is 0).
 */
export function readRow(
  row: number,
  cells: Readonly<Record<string, string | undefined>>,
  keys: ColumnKeys,
): Result<Recommendation, RowSkip> {
  const cell = (column: ReadColumn) => cells[keys.get(column) ?? '']?.trim() ?? '';
  const symbol = readTicker(cell('ticker'));
  if (!symbol.ok) return symbol;

  const verdictText = cell(keys.has('final_verdict') ? 'final_verdict' : 'verdict').toLowerCase();
  const verdict = verdictText === 'buy' || verdictText === 'strong_buy' ? verdictText : null;
  if (verdict === null) return err({ code: 'not_a_buy', verdict: verdictText });
  const status = cell('status').toLowerCase();
  if (keys.has('status') && status !== 'success') return err({ code: 'analysis_not_successful', status });

  const combinedScore = readNumber('combined_score', cell('combined_score'));
  if (!combinedScore.ok) return combinedScore;
  if (keys.has('final_verdict') && keys.has('combined_score')) {
    const score = combinedScore.value ?? 0;
    if (score < MIN_COMBINED_SCORE) return err({ code: 'score_too_low', score, atLeast: MIN_COMBINED_SCORE });
  }
  const priorityScore = readNumber('priority_score', cell('priority_score'));
  if (!priorityScore.ok) return priorityScore;
  const mlConfidence = readNumber('ml_confidence', cell('ml_confidence'));
  if (!mlConfidence.ok) return mlConfidence;
  const averageVolume = readNumber('avg_vol', cell('avg_vol'));
  if (!averageVolume.ok) return averageVolume;
  if (averageVolume.value !== null && averageVolume.value < 0) return badNumber('avg_vol', cell('avg_vol'));
  const lastClose = readPrice('last_close', cell('last_close'));
  if (!lastClose.ok) return lastClose;

  return ok({
    row,
    ticker: cell('ticker').toUpperCase(),
    exchange: 'NSE',
    symbol: symbol.value,
    verdict,
    priority: priorityOf({
      priorityScore: priorityScore.value,
      combinedScore: combinedScore.value,
      mlConfidence: mlConfidence.value,
    }),
    lastClose: lastClose.value,
    averageVolume: averageVolume.value,
  });
}

/** "RELIANCE.NS" is NSE's RELIANCE. Other exchanges' suffixes are refused by name, and funds are not bought. */
function readTicker(text: string): Result<string, RowSkip> {
  const [, symbol, suffix] = TICKER.exec(text.toUpperCase()) ?? [];
  if (symbol === undefined || suffix === undefined) return err({ code: 'ticker_unreadable', text });
  if (symbol.includes('ETF')) return err({ code: 'exchange_traded_fund' });
  if (suffix !== 'NS') {
    return err({ code: 'exchange_not_supported', exchange: suffix === 'BO' ? 'BSE' : suffix });
  }
  return ok(symbol);
}

/** A blank is no value. A word such as "nan" or "inf" is a fault of the file, and costs the row, not the run. */
function readNumber(column: ReadColumn, text: string): Result<number | null, RowSkip> {
  if (text === '') return ok(null);
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? ok(value) : badNumber(column, text);
}

/** Rupees with the noise of binary fractions that analysis programs write ("2446.89990234375"): to the nearest paisa. */
function readPrice(column: ReadColumn, text: string): Result<Paise | null, RowSkip> {
  if (text === '') return ok(null);
  const decimal = parseDecimal(text);
  const digits = text.replace(/\..*$/, '').replaceAll(',', '').length;
  if (!decimal.ok || digits > MAX_INTEGER_DIGITS) return badNumber(column, text);
  const price = decimalToPaise(decimal.value, 'nearest');
  if (price < 0) return badNumber(column, text);
  return ok(price === 0 ? null : price);
}

function badNumber(column: ReadColumn, text: string): Result<never, RowSkip> {
  return err({ code: 'bad_number', column, text });
}
