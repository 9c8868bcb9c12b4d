import uPlot from 'uplot';
import type { Paint } from '../ui/plot.tsx';
import { closeRuns } from './close-runs.ts';
import { SIGNS } from './mark-signs.ts';
import { placeMarks } from './place-marks.ts';
import type { PlottedDay } from './plot-days.ts';
import type { PriceLine } from './price-line.ts';
import { type Box, type Grid, shapeCandle } from './shape-candle.ts';
import { candles as words } from './strings.ts';

type Colour = Paint['colour'];

const LINE_TOKENS = { limit: '--tone-queued', average: '--ink-2', target: '--tone-part' } as const;
const LINE_DASHES = { limit: [5, 4], average: [1, 3], target: [10, 4] } as const;

/** A stripe behind everything on the day that the order was for. */
export function drawOrderDay(plot: uPlot, { colour }: Paint, days: readonly PlottedDay[]): void {
  const at = days.findIndex(({ isOrderDay }) => isOrderDay);
  if (at === -1) return;
  const { xOf, step, ratio } = gridOf(plot);
  const width = Math.max(2 * ratio, step * 0.9);
  within(plot, (context, frame) => {
    context.fillStyle = colour('--sunken');
    context.fillRect(xOf(at) - width / 2, frame.top, width, frame.height);
  });
}

export function drawPrices(plot: uPlot, { colour }: Paint, days: readonly PlottedDay[]): void {
  const grid = gridOf(plot);
  within(plot, (context) => {
    drawCloses(context, grid, days, colour('--ink-2'));
    days.forEach(({ close, range }, at) => {
      if (close === null || range === null) return;
      const { open, high, low } = range;
      const price = { open: Number(open), high: Number(high), low: Number(low), close: Number(close) };
      const { wick, body, isRising, line } = shapeCandle(at, price, grid);
      context.fillStyle = colour(isRising ? '--gain' : '--loss');
      fill(context, wick);
      fill(context, body);
      if (!isRising || body.height <= 2 * line || body.width <= 2 * line) return;
      context.fillStyle = colour('--surface');
      fill(context, inside(body, line));
    });
  });
}

function drawCloses(
  context: CanvasRenderingContext2D,
  { xOf, yOf, ratio }: Grid,
  days: readonly PlottedDay[],
  colour: string,
): void {
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = 1.5 * ratio;
  for (const run of closeRuns(days)) {
    const points = run.map((at) => [xOf(at), yOf(Number(days[at]?.close))] as const);
    context.beginPath();
    for (const [x, y] of points) context.lineTo(x, y);
    context.stroke();
    for (const [x, y] of points) {
      context.beginPath();
      context.arc(x, y, 2 * ratio, 0, 2 * Math.PI);
      context.fill();
    }
  }
}

/** Each dashed in its own way, with its word at the left edge. */
export function drawLines(plot: uPlot, { colour }: Paint, lines: readonly PriceLine[]): void {
  const { yOf, ratio } = gridOf(plot);
  within(plot, (context, frame) => {
    for (const { kind, price } of lines) {
      const y = Math.round(yOf(Number(price)));
      context.strokeStyle = colour(LINE_TOKENS[kind]);
      context.lineWidth = 1.5 * ratio;
      context.setLineDash(LINE_DASHES[kind].map((length) => length * ratio));
      context.beginPath();
      context.moveTo(frame.left, y);
      context.lineTo(frame.left + frame.width, y);
      context.stroke();
    }
    context.setLineDash([]);
    let before = Number.NEGATIVE_INFINITY;
    for (const { kind, price } of lines.toSorted((a, b) => Number(b.price) - Number(a.price))) {
      // Two prices that are nearly the same have their words one below the other.
      const y = Math.max(yOf(Number(price)) - 8 * ratio, before + 14 * ratio);
      before = y;
      write(context, { text: words[kind], x: frame.left + 4 * ratio, y, ratio }, colour, LINE_TOKENS[kind]);
    }
  });
}

export function drawMarks(plot: uPlot, { colour }: Paint, days: readonly PlottedDay[]): void {
  const { xOf, yOf, step, ratio } = gridOf(plot);
  within(plot, (context, frame) => {
    setFont(context, ratio, colour);
    // Reckoned in pixels of the page, and drawn in those of the picture.
    const placed = placeMarks(days, {
      frame: {
        left: frame.left / ratio,
        top: frame.top / ratio,
        width: frame.width / ratio,
        height: frame.height / ratio,
      },
      xOf: (at) => xOf(at) / ratio,
      step: step / ratio,
      yOf: (rupees) => yOf(rupees) / ratio,
      widthOf: (text) => context.measureText(text).width / ratio,
      wordOf: (sign, count) => words.times(words.signs[sign], count),
    });
    for (const { sign, x, y, word } of placed) {
      const { path, token, isFull } = SIGNS[sign];
      context.save();
      context.translate((x - 7) * ratio, (y - 7) * ratio);
      context.scale(ratio, ratio);
      const drawn = new Path2D(path);
      context.lineJoin = 'round';
      context.strokeStyle = colour('--surface');
      context.lineWidth = 5;
      context.stroke(drawn);
      context.fillStyle = colour(isFull ? token : '--surface');
      context.fill(drawn);
      context.strokeStyle = colour(token);
      context.lineWidth = 2;
      context.stroke(drawn);
      context.restore();
      if (word) write(context, { text: word.text, x: word.x * ratio, y: y * ratio, ratio }, colour, token);
    }
  });
}

interface Written {
  readonly text: string;
  readonly x: number;
  /** Its middle. */
  readonly y: number;
  readonly ratio: number;
}

/** With a rim of the page's own colour, so that it can be read across candles. */
function write(
  context: CanvasRenderingContext2D,
  { text, x, y, ratio }: Written,
  colour: Colour,
  token: string,
): void {
  setFont(context, ratio, colour);
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.lineJoin = 'round';
  context.strokeStyle = colour('--surface');
  context.lineWidth = 4 * ratio;
  context.strokeText(text, x, y);
  context.fillStyle = colour(token);
  context.fillText(text, x, y);
}

function setFont(context: CanvasRenderingContext2D, ratio: number, colour: Colour): void {
  context.font = `600 ${12 * ratio}px ${colour('--font')}`;
}

function gridOf(plot: uPlot): Grid {
  const xOf = (at: number) => plot.valToPos(at, 'x', true);
  const yOf = (rupees: number) => plot.valToPos(rupees, 'y', true);
  return { xOf, yOf, step: xOf(1) - xOf(0), ratio: uPlot.pxRatio };
}

/** Draws inside the frame of the picture alone. */
function within(plot: uPlot, draw: (context: CanvasRenderingContext2D, frame: Box) => void): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  draw(ctx, bbox);
  ctx.restore();
}

function fill(context: CanvasRenderingContext2D, { left, top, width, height }: Box): void {
  context.fillRect(left, top, width, height);
}

function inside({ left, top, width, height }: Box, line: number): Box {
  return { left: left + line, top: top + line, width: width - 2 * line, height: height - 2 * line };
}
