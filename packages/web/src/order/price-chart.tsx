import { useCallback } from 'react';
import type uPlot from 'uplot';
import { formatShortDay } from '../format/time.ts';
import { type Drawing, type Paint, Plot } from '../ui/plot.tsx';
import type { PlottedDay } from './plot-prices.ts';
import { prices as words } from './strings.ts';

interface PriceChartProps {
  readonly days: readonly PlottedDay[];
  readonly limit: string | null;
  readonly height: number;
  /** What the picture shows, in words. */
  readonly label: string;
}

export function PriceChart({ days, limit, height, label }: PriceChartProps) {
  const draw = useCallback((paint: Paint) => drawPrices(paint, days, limit), [days, limit]);
  return <Plot height={height} label={label} draw={draw} />;
}

/** Trading days stand at equal distances, whatever lies between them. */
function drawPrices({ colour, axis }: Paint, days: readonly PlottedDay[], limit: string | null): Drawing {
  const number = (text: string | null) => (text === null ? null : Number(text));
  const nameOf = (at: number) => (Number.isInteger(at) && days[at] ? formatShortDay(days[at].day) : '');
  return {
    data: [
      days.map((_, at) => at),
      days.map(({ close }) => number(close)),
      days.map(() => number(limit)),
      days.map(({ fill }) => number(fill)),
    ],
    options: {
      scales: { x: { time: false } },
      axes: [
        { ...axis, size: 30, values: (_, splits) => splits.map(nameOf) },
        { ...axis, size: 64 },
      ],
      series: [
        {},
        {
          label: words.close,
          stroke: colour('--ink-2'),
          width: 1.5,
          spanGaps: true,
          points: { show: days.length < 30, size: 4, fill: colour('--ink-2') },
        },
        { stroke: colour('--tone-queued'), width: 1, dash: [5, 4], points: { show: false } },
        {
          stroke: colour('--tone-filled'),
          width: 0,
          points: {
            show: true,
            size: 11,
            width: 2,
            fill: colour('--surface'),
            stroke: colour('--tone-filled'),
          },
        },
      ],
      hooks: { drawAxes: [(plot) => markOrderDay(plot, days, colour('--line-strong'))] },
    },
  };
}

function markOrderDay(plot: uPlot, days: readonly PlottedDay[], colour: string): void {
  const at = days.findIndex(({ isOrderDay }) => isOrderDay);
  if (at === -1) return;
  const { ctx, bbox } = plot;
  const x = Math.round(plot.valToPos(at, 'x', true));
  ctx.save();
  ctx.fillStyle = colour;
  ctx.fillRect(x, bbox.top, Math.max(1, Math.round(devicePixelRatio * 2)), bbox.height);
  ctx.restore();
}
