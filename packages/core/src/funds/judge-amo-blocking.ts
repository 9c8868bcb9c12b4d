import { addPaise, type Paise, paiseFraction, subtractPaise, ZERO_PAISE } from '../money/index.ts';

/** Two readings of what is free, and the after-market buys that the broker took between them. */
export interface FundsStep {
  readonly before: Paise;
  readonly after: Paise;
  readonly accepted: readonly {
    /** Quantity times limit. */
    readonly value: Paise;
    /** With charges. */
    readonly needed: Paise;
  }[];
  /** Whether anything else moved money between the two: a fill, an end, an order of somebody else. */
  readonly disturbed: boolean;
}

const SLACK = { numerator: 10, denominator: 100 };
const NOTHING = { numerator: 1, denominator: 100 };

/**
 * Whether the broker takes an after-market order's cash out of what it calls free when it accepts it. Null when the step
 * does not tell: pay-ins and charges of others move the figure, too, and a guess would spend cash twice.
 */
export function judgeAmoBlocking(step: FundsStep): 'yes' | 'no' | null {
  const value = addPaise(ZERO_PAISE, ...step.accepted.map((order) => order.value));
  const needed = addPaise(ZERO_PAISE, ...step.accepted.map((order) => order.needed));
  if (step.disturbed || value <= 0) return null;
  const drop = subtractPaise(step.before, step.after);
  if (Math.abs(drop) <= paiseFraction(value, NOTHING, 'down')) return 'no';
  const least = subtractPaise(value, paiseFraction(value, SLACK, 'up'));
  const most = addPaise(needed, paiseFraction(needed, SLACK, 'up'));
  return drop >= least && drop <= most ? 'yes' : null;
}
