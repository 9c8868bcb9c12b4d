import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { paise, rupeesText } from '@orderwatch/core';
import { expect, onTestFinished } from 'vitest';
import { type DayOptions, EVENING, startTradingDay, type TradingDay } from './trading-day.ts';

/** What the analysis of a scheduled day recommends. */
export const PICKS = ['SBIN', 'CIPLA', 'ITC', 'TCS', 'INFY'];

/** A day whose account places from a folder at 16:05, with an analysis in it of the evening, or of another day. */
export async function scheduledDay(
  options: DayOptions = {},
  analysed = EVENING,
  named?: string,
): Promise<TradingDay & { readonly analysis: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'orderwatch-picks-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const { settings = {}, ...account } = options.account ?? {};
  const placed = {
    recommendations_path: named === undefined ? folder : path.join(folder, named),
    capital_per_trade: '15000.00',
    max_positions: 8,
  };
  const day = await startTradingDay({
    ...options,
    account: { ...account, settings: { ...placed, ...settings } },
  });
  const rows = PICKS.map((symbol) => {
    const close = day.simulator.broker.instrument('nse_cm', `${symbol}-EQ`)?.previousClosePaise ?? 0;
    return `${symbol}.NS,success,buy,61,${rupeesText(paise(close))},5000000`;
  });
  const text = ['ticker,status,final_verdict,combined_score,last_close,avg_vol', ...rows, ''].join('\n');
  const name = named ?? `bulk_analysis_final_${analysed.replaceAll('-', '')}_160000.csv`;
  const analysis = path.join(folder, name);
  await writeFile(analysis, text);
  return { ...day, analysis };
}

export async function runsOf(day: TradingDay) {
  return day.database.db
    .selectFrom('placement_runs')
    .select(['id', 'state', 'refusal_code', 'refusal_text', 'asked_by', 'continuation'])
    .orderBy('created_at')
    .orderBy('continuation')
    .execute();
}

/** Every pick once: no share has two orders, and no order reached the broker twice. */
export async function expectEachOnce(day: TradingDay): Promise<void> {
  const orders = await day.orders();
  expect(orders.map(({ symbol, status }) => `${symbol} ${status}`).sort()).toEqual(
    PICKS.map((symbol) => `${symbol} amo`).sort(),
  );
  expect(day.placements()).toBe(PICKS.length);
  expect(day.simulator.broker.orders(day.account.ucc)).toHaveLength(PICKS.length);
}
