import { useCallback } from 'react';
import uPlot from 'uplot';
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
  return {
    // Shares cost from some rupees to many thousands: by powers of ten all of them have room.
    data: [sorted.map(({ at }) => Math.log10(at.x)), ofSide('buy'), ofSide('sell')],
    options: {
      scales: {
        // Room on every side, so that no dot stands on the border.
        x: { time: false, range: (_, low, high) => [low - 0.15, high + 0.15] },
        y: { range: (_, low, high) => uPlot.rangeNum(Math.min(low, 0), Math.max(high, 0.1), 0.15, false) },
      },
      axes: [
        {
          ...axis,
          size: 30,
          splits: (_, __, low, high) => marks.filter((mark) => mark >= low && mark <= high),
          values: (_, splits) => splits.map((mark) => formatCount(Math.round(10 ** mark))),
        },
        {
          ...axis,
          size: 56,
          values: (_, splits) =>
            splits.map((value) => `${String(Number(value.toFixed(2))).replace('-', '−')} %`),
        },
      ],
      series: [{}, dots('--buy', true), dots('--sell', false)],
      hooks: { drawAxes: [(plot) => markLimit(plot, colour('--control-line'))] },
    },
  };
}

/** 1, 2, 5, 10 and so on, in powers of ten. */
const marks = [0, 1, 2, 3, 4, 5].flatMap((power) => [1, 2, 5].map((step) => power + Math.log10(step)));

/** The line on which a fill lies at its limit. */
function markLimit(plot: uPlot, colour: string): void {
  const { ctx, bbox } = plot;
  const y = Math.round(plot.valToPos(0, 'y', true));
  ctx.save();
  ctx.fillStyle = colour;
  ctx.fillRect(bbox.left, y, bbox.width, Math.max(1, Math.round(devicePixelRatio * 1.5)));
  ctx.restore();
}
