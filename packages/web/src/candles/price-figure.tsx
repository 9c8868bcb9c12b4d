import { lazy } from 'react';
import { formatAverage, formatCount, formatRupees } from '../format/rupees.ts';
import { formatDay } from '../format/time.ts';
import { ChartFigure } from '../ui/chart-figure.tsx';
import { describeMarks } from './describe-marks.ts';
import { type PlottedDay, summarise } from './plot-days.ts';
import styles from './price-figure.module.css';
import { PriceLegend } from './price-legend.tsx';
import type { PriceLine } from './price-line.ts';
import { PriceTable } from './price-table.tsx';
import { candles as words } from './strings.ts';

const CandleChart = lazy(async () => ({ default: (await import('./candle-chart.tsx')).CandleChart }));
export const CHART_PX = 260;
/** Fewer days find room on any screen. */
const ALWAYS_SHOWN = 40;

interface PriceFigureProps {
  readonly symbol: string;
  readonly days: readonly PlottedDay[];
  readonly lines: readonly PriceLine[];
  /** What the picture is of, in words. */
  readonly title: string;
  /** How the prices stand to splits. */
  readonly counted: string;
}

/** Daily prices with lines and the marks of orders: a picture, what it says in words, and the same as a table. */
export function PriceFigure({ symbol, days, lines, title, counted }: PriceFigureProps) {
  const known = summarise(days);
  if (known === undefined) return <p className={styles.hint}>{words.none(symbol)}</p>;
  const { closesOnly } = known;
  const about = words.about(
    formatCount(known.known),
    known.known === 1,
    formatDay(known.lastDay),
    formatRupees(known.last),
    formatRupees(known.low),
    formatRupees(known.high),
  );
  const priced = lines.map(({ kind, price }) => words.lineAt(words[kind], `₹${formatAverage(price)}`));
  const label = `${title} ${about}${priced.map((line) => ` ${line}.`).join('')}${describeMarks(days)}`;
  return (
    <ChartFigure
      height={CHART_PX}
      asTable={words.asTable}
      chart={<CandleChart days={days} lines={lines} height={CHART_PX} label={label} />}
      legend={<PriceLegend days={days} lines={lines} />}
      caption={
        <>
          {about}{' '}
          {closesOnly > 0 && `${words.closesOnly(formatCount(closesOnly), closesOnly === known.known)} `}
          {counted} {days.length > ALWAYS_SHOWN && words.narrow}
        </>
      }
      table={<PriceTable days={days} />}
    />
  );
}
