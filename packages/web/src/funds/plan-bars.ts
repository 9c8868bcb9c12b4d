import type { Funds } from '../api/queries-funds.ts';

/** Where an order stands in the picture, in percent of its width. */
export interface Bar {
  readonly left: number;
  readonly width: number;
  readonly fits: boolean;
}

export interface Bars {
  readonly bars: readonly Bar[];
  /** Where what is free ends; nothing while nobody knows. */
  readonly freeAt: number | undefined;
}

interface Plan {
  readonly free: Funds['free'];
  readonly lines: readonly Pick<Funds['lines'][number], 'needed' | 'already_blocked' | 'fits'>[];
}

/** Room to the right of the longest, so that its end can be seen. */
const ROOM = 1.04;

/**
 * The waterfall: each order begins where those before it that fit have ended. One that does not fit leaves the cash to
 * those behind it, and what it lacks stands out beyond what is free. Only for drawing: the amounts beside it are exact.
 */
export function planBars({ free, lines }: Plan): Bars {
  let spent = 0;
  const spans = lines.map(({ needed, already_blocked, fits }) => {
    const draw = already_blocked ? 0 : Number(needed);
    const from = spent;
    // While nobody knows what is free, they are lined up as if all were bought.
    if (fits !== false) spent += draw;
    return { from, draw, fits: fits === true };
  });
  const top = Math.max(1, Number(free ?? 0), ...spans.map(({ from, draw }) => from + draw)) * ROOM;
  return {
    bars: spans.map(({ from, draw, fits }) => ({
      left: percent(from, top),
      width: percent(draw, top),
      fits,
    })),
    freeAt: free === null ? undefined : percent(Math.max(0, Number(free)), top),
  };
}

function percent(part: number, of: number): number {
  return Math.round((10_000 * part) / of) / 100;
}
