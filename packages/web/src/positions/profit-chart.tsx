import { useCallback } from 'react';
import uPlot from 'uplot';
import type { ProfitDay } from '../api/queries-positions.ts';
import { formatCount } from '../format/rupees.ts';
import { formatShortDay } from '../format/time.ts';
import { type Drawing, type Paint, Plot } from '../ui/plot.tsx';

interface ProfitChartProps {
  readonly days: readonly ProfitDay[];
  readonly height: number;
  /** What the picture shows, in words. */
  readonly label: string;
}

/** A bar for what each day brought, and a line for all of them so far. */
export function ProfitChart({ days, height, label }: ProfitChartProps) {
  const draw = useCallback((paint: Paint) => drawProfit(paint, days), [days]);
  return <Plot height={height} label={label} draw={draw} />;
}

function drawProfit({ colour, axis }: Paint, days: readonly ProfitDay[]): Drawing {
  const nets = days.map(({ profit }) => Number(profit.net));
  const nameOf = (at: number) => (Number.isInteger(at) && days[at] ? formatShortDay(days[at].day) : '');
  const bars = (token: string): uPlot.Series => ({
    stroke: colour(token),
    fill: colour(token),
    width: 0,
    points: { show: false },
    ...(uPlot.paths.bars && { paths: uPlot.paths.bars({ size: [0.55, 26] }) }),
  });
  return {
    data: [
      days.map((_, at) => at),
      nets.map((net) => (net >= 0 ? net : null)),
      nets.map((net) => (net < 0 ? net : null)),
      days.map(({ net_so_far }) => Number(net_so_far)),
    ],
    options: {
      scales: {
        // Half a day on either side, so that the first bar and the last are whole.
        x: { time: false, range: () => [-0.6, days.length - 0.4] },
        // The line of nothing is always there.
        y: { range: (_, low, high) => uPlot.rangeNum(Math.min(0, low), Math.max(0, high), 0.08, false) },
      },
      axes: [
        { ...axis, size: 30, incrs: wholeDays, values: (_, splits) => splits.map(nameOf) },
        { ...axis, size: 78, values: (_, splits) => splits.map((value) => formatCount(Math.round(value))) },
      ],
      series: [
        {},
        bars('--gain'),
        bars('--loss'),
        {
          stroke: colour('--ink'),
          width: 2,
          points: { show: days.length < 30, size: 6, fill: colour('--surface'), stroke: colour('--ink') },
        },
      ],
    },
  };
}

const wholeDays = [1, 2, 5, 10, 20, 50, 100, 200, 500];
