import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import { formatShortDay } from '../format/time.ts';
import type { PlottedDay } from './plot-prices.ts';
import { prices as words } from './strings.ts';

interface PriceChartProps {
  readonly days: readonly PlottedDay[];
  readonly limit: string | null;
  readonly height: number;
  /** What the picture shows, in words. */
  readonly label: string;
}

/** Drawn from the page's own colours, and drawn anew when these or the width change. */
export function PriceChart({ days, limit, height, label }: PriceChartProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let plot: uPlot | undefined;
    const draw = () => {
      plot?.destroy();
      plot = new uPlot(optionsFor(element.clientWidth, height, days), dataOf(days, limit), element);
    };
    draw();
    const resized = new ResizeObserver(() => plot?.setSize({ width: element.clientWidth, height }));
    resized.observe(element);
    const themed = new MutationObserver(draw);
    themed.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] });
    return () => {
      resized.disconnect();
      themed.disconnect();
      plot?.destroy();
    };
  }, [days, limit, height]);
  return <div ref={place} role="img" aria-label={label} style={{ minHeight: height, minWidth: 0 }} />;
}

/** Trading days stand at equal distances, whatever lies between them. Numbers are for drawing alone. */
function dataOf(days: readonly PlottedDay[], limit: string | null): uPlot.AlignedData {
  const number = (text: string | null) => (text === null ? null : Number(text));
  return [
    days.map((_, at) => at),
    days.map(({ close }) => number(close)),
    days.map(() => number(limit)),
    days.map(({ fill }) => number(fill)),
  ];
}

function optionsFor(width: number, height: number, days: readonly PlottedDay[]): uPlot.Options {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const axis = {
    stroke: colour('--ink-3'),
    font: `12px ${style.getPropertyValue('--font')}`,
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { show: false },
  };
  const nameOf = (at: number) => (Number.isInteger(at) && days[at] ? formatShortDay(days[at].day) : '');
  return {
    width,
    height,
    cursor: { show: false },
    legend: { show: false },
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
