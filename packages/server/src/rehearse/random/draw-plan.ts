import type { Fault } from '@orderwatch/simulator';
import { STEP_NAMES, type StepName } from '../../desk/steps.ts';
import type { DayName } from '../rehearsal-day.ts';
import { createDraw, type Draw, drawTime } from './draw.ts';
import { drawFault } from './draw-fault.ts';

/** What a random day does to a share's price, an order, the broker or our program. Data, so that it can be left out. */
export type Act = { readonly day: DayName; readonly time: string } & (
  | { readonly kind: 'fault'; readonly fault: Fault; readonly minutes: number; readonly account?: number }
  | { readonly kind: 'clock_jump'; readonly skewMs: number; readonly minutes: number }
  | { readonly kind: 'crash'; readonly downMs: number }
  | { readonly kind: 'crash_at'; readonly step: StepName; readonly downMs: number }
  | { readonly kind: 'switch_off'; readonly downMs: number }
  | { readonly kind: 'second_instance' | 'sessions_end' | 'feeds_drop' }
  | { readonly kind: 'cancel_by_hand' | 'cancel_through_us'; readonly symbol: string }
  | { readonly kind: 'buy_by_hand'; readonly symbol: string; readonly quantity: number }
);

export interface Plan {
  readonly seed: number;
  readonly days: number;
  readonly cashRupees: number;
  readonly symbols: readonly string[];
  /** How far from its last price each symbol opens on the first day, in percent. */
  readonly openings: readonly number[];
  readonly leaseMs: number | null;
  readonly sells: boolean;
  /** Of each further account, its money and what is bought for it. */
  readonly others: readonly { readonly cashRupees: number; readonly symbols: readonly string[] }[];
  readonly acts: readonly Act[];
}

const SYMBOLS = [
  'RELIANCE',
  'TCS',
  'HDFCBANK',
  'CIPLA',
  'LT',
  'SBIN',
  'ITC',
  'MARUTI',
  'POWERGRID',
  'COALINDIA',
];
/** A notice's point needs a channel, which random days have none of. */
const STEPS = STEP_NAMES.filter((name) => name !== 'notice:sent');
/** Everything that will happen in so many days, by the seed alone: the same seed gives the same plan. */
export function drawPlan(seed: number, days: number): Plan {
  const draw = createDraw(seed);
  const symbols = SYMBOLS.filter(() => draw.below(3) === 0).slice(0, 4);
  if (symbols.length === 0) symbols.push(draw.one(SYMBOLS));
  const several = draw.below(4) === 0;
  const plan = {
    seed,
    days,
    // One buy always fits: a day on which nothing is sent proves little.
    cashRupees: draw.one([130_000, 250_000, 600_000]),
    symbols,
    openings: symbols.map(() => draw.one([-2, -1, 0, 0.5, 3])),
    leaseMs: several ? 180_000 : null,
    sells: draw.below(2) === 0,
  };
  const acts = Array.from({ length: 2 + draw.below(5 * days) }, () => drawAct(draw, plan));
  if (several) acts.unshift({ day: 'evening', time: '15:52:00', kind: 'second_instance' });
  // Drawn last, so that the rest of a seed is what it always was.
  const others = Array.from({ length: draw.one([0, 0, 1, 2]) }, () => ({
    cashRupees: draw.one([130_000, 250_000]),
    symbols: SYMBOLS.filter(() => draw.below(5) === 0).slice(0, 2),
  }));
  const further = others.map((_, place): Act => {
    const [day, time] = drawMoment(draw, days);
    const fault = drawFault(draw);
    return { day, time, kind: 'fault', fault, minutes: draw.one([1, 3, 12]), account: place + 1 };
  });
  const jumps = Array.from({ length: draw.one([0, 1, 1, 2]) }, (): Act => {
    const [day, time] = drawMoment(draw, days);
    const skewMs = draw.one([-3_600_000, -90_000, -1_500, 1_500, 90_000, 3_600_000]);
    return { day, time, kind: 'clock_jump', skewMs, minutes: draw.one([1, 5, 40]) };
  });
  return { ...plan, others, acts: [...acts, ...further, ...jumps] };
}

function drawAct(draw: Draw, { days, symbols }: { days: number; symbols: readonly string[] }): Act {
  const [day, time] = drawMoment(draw, days);
  const symbol = draw.one(symbols);
  const downMs = draw.one([2_000, 20_000, 90_000, 300_000]);
  switch (draw.below(12)) {
    case 0:
      return { day, time, kind: 'crash', downMs };
    case 1:
    case 2:
      return { day, time, kind: 'crash_at', step: draw.one(STEPS), downMs };
    case 3:
      return { day, time, kind: 'switch_off', downMs: draw.one([30_000, 600_000, 7_200_000]) };
    case 4:
      return { day, time, kind: draw.one(['sessions_end', 'feeds_drop']) };
    case 5:
      return { day, time, kind: 'cancel_by_hand', symbol };
    case 6:
      return { day, time, kind: 'buy_by_hand', symbol: draw.one(symbols), quantity: 1 + draw.below(5) };
    default:
      return { day, time, kind: 'fault', fault: drawFault(draw), minutes: draw.one([1, 3, 12]) };
  }
}

/** Most often where most happens: while orders are placed, and around the opening. */
function drawMoment(draw: Draw, days: number): readonly [DayName, string] {
  const at = (fromMinute: number, span: number) => drawTime(draw, fromMinute, span);
  const day = 1 + draw.below(days);
  switch (draw.below(5)) {
    case 0:
    case 1:
      return ['evening', at(16 * 60 + 4, 4)];
    case 2:
      return [day, at(8 * 60 + 55, 25)];
    default:
      return [day, at(9 * 60 + 20, 375)];
  }
}
