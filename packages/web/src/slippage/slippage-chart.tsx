import { useCallback } from 'react';
import type uPlot from 'uplot';
import { formatCount } from '../format/rupees.ts';
import { type Drawing, type Paint, Plot } from '../ui/plot.tsx';
import type { ComparedFill } from './compare-fills.ts';

interface SlippageChartProps {
  readonly fills: readonly ComparedFill[];
  readonly height: number;
  /** What the picture shows, in words. */
  readonly label: string;
}

/** A dot for each order, over its limit; buys are full and sells are rings. */
export function SlippageChart({ fills, height, label }: SlippageChartProps) {
  const draw = useCallback((paint: Paint) => drawFills(paint, fills), [fills]);
  return <Plot height={height} label={label} draw={draw} />;
}

function drawFills({ colour, axis }: Paint, fills: readonly ComparedFill[]): Drawing {
  const sorted = fills.toSorted((a, b) => a.at.x - b.at.x);
  const ofSide = (side: ComparedFill['side']) =>
    sorted.map((fill) => (fill.side === side ? fill.at.y : null));
  const dots = (token: string, isFull: boolean): uPlot.Series => ({
    stroke: colour(token),
    width: 0,
    paths: () => null,
    points: {
      show: true,
      size: 9,
      width: 2,
      stroke: colour(token),
      fill: colour(isFull ? token : '--surface'),
    },
  });
  // Half as much room again on either side, so that no dot stands on the border.
  const around = (low: number, high: number): [number, number] => [low / 1.5, high * 1.5];
  return {
    data: [sorted.map(({ at }) => at.x), ofSide('buy'), ofSide('sell')],
    options: {
      scales: {
        x: { time: false, distr: 3, range: (_, low, high) => around(low, high) },
        y: { range: (_, low, high) => [Math.min(low, 0) - 0.1, Math.max(high, 0) + 0.1] },
      },
      axes: [
        {
          ...axis,
          size: 30,
          values: (_, splits) => splits.map((value) => (value ? formatCount(value) : '')),
        },
        { ...axis, size: 56, values: (_, splits) => splits.map((value) => `${Number(value.toFixed(2))} %`) },
      ],
      series: [{}, dots('--buy', true), dots('--sell', false)],
      hooks: { drawAxes: [(plot) => markLimit(plot, colour('--control-line'))] },
    },
  };
}

/** The line on which a fill lies at its limit. */
function markLimit(plot: uPlot, colour: string): void {
  const { ctx, bbox } = plot;
  const y = Math.round(plot.valToPos(0, 'y', true));
  ctx.save();
  ctx.fillStyle = colour;
  ctx.fillRect(bbox.left, y, bbox.width, Math.max(1, Math.round(devicePixelRatio * 1.5)));
  ctx.restore();
}
