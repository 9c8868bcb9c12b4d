/**
 * Whether the money suffices for what is going to be bought.
 *
 * 1. A figure of the broker that is not known makes everything unknown; it is never zero.
 * 2. Cash that the broker has taken out of its figure already is asked for by nobody a second time.
 * 3. Orders are served by priority. One that does not fit leaves the cash to those behind it, as the broker does.
 * 4. With the shortfall added, every order fits.
 */
import { addPaise, maxPaise, type Paise, subtractPaise, ZERO_PAISE } from '../money/index.ts';
import type { EpochMs } from '../time.ts';

/** One buy that will need cash. */
export interface FundsDemand {
  readonly orderId: string;
  /** `amo`: waits at the broker for the opening. `queued`: in the retry queue. */
  readonly stage: 'amo' | 'queued';
  readonly needed: Paise;
  /** True when the broker's figure no longer holds its cash. */
  readonly alreadyBlocked: boolean;
  /** Until when the cash must be there; null where the calendar does not tell. */
  readonly addByMs: EpochMs | null;
}

export interface FundsLine extends FundsDemand {
  /** What all orders down to this one take out of what is free. */
  readonly cumulative: Paise;
  /** Null while nobody knows what is free. */
  readonly fits: boolean | null;
  /** What this order lacks of what those before it leave; zero when it fits. */
  readonly shortfall: Paise | null;
}

export interface FundsPlan {
  readonly lines: readonly FundsLine[];
  /** What all of them take out of what is free. */
  readonly needed: Paise;
  /** What is missing for all of them. */
  readonly shortfall: Paise | null;
  /** The first moment at which an order that does not fit needs its cash. */
  readonly addByMs: EpochMs | null;
}

/** The waterfall: `free` is what the broker says less what is reserved for other buys; demands by priority. */
export function planFunds(free: Paise | null, demands: readonly FundsDemand[]): FundsPlan {
  let left = free;
  let cumulative = ZERO_PAISE;
  const lines = demands.map((demand): FundsLine => {
    const draw = demand.alreadyBlocked ? ZERO_PAISE : demand.needed;
    cumulative = addPaise(cumulative, draw);
    if (left === null) return { ...demand, cumulative, fits: null, shortfall: null };
    // A figure below zero hurts nobody whose cash is out of it already.
    const missing = draw === 0 ? ZERO_PAISE : maxPaise(ZERO_PAISE, subtractPaise(draw, left));
    if (missing === 0) left = subtractPaise(left, draw);
    return { ...demand, cumulative, fits: missing === 0, shortfall: missing };
  });
  return {
    lines,
    needed: cumulative,
    shortfall: shortfallOf(free, cumulative),
    addByMs: earliest(lines.filter(({ fits }) => fits === false)),
  };
}

function shortfallOf(free: Paise | null, needed: Paise): Paise | null {
  if (free === null) return null;
  return needed === 0 ? ZERO_PAISE : maxPaise(ZERO_PAISE, subtractPaise(needed, free));
}

function earliest(lines: readonly FundsLine[]): EpochMs | null {
  const times = lines.flatMap(({ addByMs }) => (addByMs === null ? [] : [addByMs]));
  return times.length === 0 ? null : Math.min(...times);
}
