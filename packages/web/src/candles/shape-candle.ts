/** Where a price and a day stand, in pixels of the picture. */
export interface Grid {
  readonly xOf: (at: number) => number;
  readonly yOf: (rupees: number) => number;
  /** From one day to the next. */
  readonly step: number;
  /** How many of them make one pixel of the page. */
  readonly ratio: number;
}

/** A candle in whole pixels. */
interface CandleShape {
  readonly wick: Box;
  readonly body: Box;
  /** Closed at or above its open: drawn hollow. Else it is full, so that colour alone says nothing. */
  readonly isRising: boolean;
  /** How thick its lines are. */
  readonly line: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const WIDEST = 13;
/** The part of a day's room that its candle takes. */
const FILLED = 0.68;

/** A body that is as high as a line where open and close are the same; never wider than its day. */
export function shapeCandle(
  at: number,
  price: { readonly open: number; readonly high: number; readonly low: number; readonly close: number },
  { xOf, yOf, step, ratio }: Grid,
): CandleShape {
  const line = Math.max(1, Math.round(1.2 * ratio));
  const wanted = Math.round(Math.min(step * FILLED, WIDEST * ratio));
  // As odd or even as the wick, so that this stands in its middle.
  const width = Math.max(line, wanted - ((wanted - line) % 2));
  const left = Math.round(xOf(at) - width / 2);
  const y = (rupees: number) => Math.round(yOf(rupees));
  const top = y(Math.max(price.open, price.close));
  const bottom = y(Math.min(price.open, price.close));
  const high = y(price.high);
  return {
    wick: {
      left: left + (width - line) / 2,
      top: high,
      width: line,
      height: Math.max(line, y(price.low) - high),
    },
    body: { left, top, width, height: Math.max(line, bottom - top) },
    isRising: price.close >= price.open,
    line,
  };
}
