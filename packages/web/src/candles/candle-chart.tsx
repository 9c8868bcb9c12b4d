import { useCallback } from 'react';
import type uPlot from 'uplot';
import { formatPrice } from '../format/rupees.ts';
import { formatShortDay } from '../format/time.ts';
import { type Drawing, type Paint, Plot } from '../ui/plot.tsx';
import { chooseWindow, fitPrices } from './choose-window.ts';
import { drawLines, drawMarks, drawOrderDay, drawPrices } from './draw-prices.ts';
import { LANE_PX, lanesOf } from './place-marks.ts';
import type { PlottedDay } from './plot-days.ts';
import type { PriceLine } from './price-line.ts';

interface CandleChartProps {
  readonly days: readonly PlottedDay[];
  readonly lines: readonly PriceLine[];
  readonly height: number;
  /** What the picture shows, in words. */
  readonly label: string;
}

const DAYS_PX = 30;
const PRICES_PX = 74;
const RIM_PX = 10;
const wholeDays = [1, 2, 5, 10, 20, 50, 100, 200];

/** A candle for each day whose open, high and low are known, a line where only the close is, and the marks of the orders. */
export function CandleChart({ days, lines, height, label }: CandleChartProps) {
  const draw = useCallback((paint: Paint) => drawCandles(paint, days, lines, height), [days, lines, height]);
  return <Plot height={height} label={label} draw={draw} />;
}

/** Days stand at equal distances, whatever lies between them. */
function drawCandles(
  paint: Paint,
  days: readonly PlottedDay[],
  lines: readonly PriceLine[],
  height: number,
): Drawing {
  const { axis } = paint;
  const nameOf = (at: number) => (Number.isInteger(at) && days[at] ? formatShortDay(days[at].day) : '');
  const hidden: uPlot.Series = { paths: () => null, points: { show: false } };
  const data = dataOf(days, lines);
  const windowOf = ({ width }: uPlot): [number, number] => {
    const widthPx = Math.max(1, width - PRICES_PX);
    const [first, last] = chooseWindow(days.length, widthPx, focusOf(days));
    // Half a sign on either side, so that the first and the last are whole.
    const rim = Math.max(0.7, ((last - first + 1) * RIM_PX) / widthPx);
    return [first - rim, last + rim];
  };
  const lanesPxOf = (plot: uPlot): number => {
    const [first, last] = windowOf(plot);
    return LANE_PX * lanesOf(days, Math.max(1, plot.width - PRICES_PX) / (last - first));
  };
  return {
    data,
    options: {
      scales: {
        x: { time: false, range: windowOf },
        y: {
          range: (plot, low, high) => [
            ...fitPrices(low, high, { heightPx: height - DAYS_PX, lanesPx: lanesPxOf(plot) }),
          ],
        },
      },
      axes: [
        { ...axis, size: DAYS_PX, incrs: wholeDays, values: (_, splits) => splits.map(nameOf) },
        {
          ...axis,
          size: (_, values) => 14 + 7.2 * Math.max(5, ...(values ?? []).map((value) => value.length)),
          values: (_, splits) =>
            splits.map((value) => (value > 0 ? formatPrice(String(Number(value.toFixed(2)))) : '')),
        },
      ],
      series: data.map((_, at) => (at === 0 ? {} : hidden)),
      hooks: {
        setSize: [
          (plot) => {
            const [min, max] = windowOf(plot);
            plot.setScale('x', { min, max });
          },
        ],
        drawAxes: [(plot) => drawOrderDay(plot, paint, days)],
        draw: [
          (plot) => {
            drawPrices(plot, paint, days);
            drawLines(plot, paint, lines);
            drawMarks(plot, paint, days);
          },
        ],
      },
    },
  };
}

/** What the scale of prices has to hold of each day. Drawn is none of it: the hooks draw. */
function dataOf(days: readonly PlottedDay[], lines: readonly PriceLine[]): uPlot.AlignedData {
  const number = (text: string | null | undefined) => (text == null ? null : Number(text));
  const fills = days.map(({ marks }) => marks.flatMap(({ fill }) => (fill ? Number(fill.price) : [])));
  return [
    days.map((_, at) => at),
    days.map(({ close }) => number(close)),
    days.map(({ range }) => number(range?.high)),
    days.map(({ range }) => number(range?.low)),
    fills.map((prices) => (prices.length === 0 ? null : Math.min(...prices))),
    fills.map((prices) => (prices.length === 0 ? null : Math.max(...prices))),
    ...lines.map(({ price }) => days.map(() => Number(price))),
  ];
}

/** The days of the orders; without any, the last day. */
function focusOf(days: readonly PlottedDay[]): { readonly from: number; readonly to: number } {
  const isMeant = ({ marks, isOrderDay }: PlottedDay) => isOrderDay || marks.length > 0;
  const from = days.findIndex(isMeant);
  return from === -1
    ? { from: days.length - 1, to: days.length - 1 }
    : { from, to: days.findLastIndex(isMeant) };
}
