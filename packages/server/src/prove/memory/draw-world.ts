import { isTradingDay, istMoment, nextTradingDay, nseCalendar2026 } from '@orderwatch/core';
import type { Fault } from '@orderwatch/simulator';
import { createDraw, type Draw, drawTime } from '../../rehearse/random/draw.ts';
import { drawFault } from '../../rehearse/random/draw-fault.ts';

/** What happens in a world besides the market: data, so that it can be left out. `day` 0 is the first evening. */
export type Act = { readonly day: number; readonly time: string; readonly account: number } & (
  | { readonly kind: 'faults'; readonly faults: readonly Fault[]; readonly minutes: number }
  | { readonly kind: 'crash'; readonly downMs: number }
  | { readonly kind: 'crash_at_effect'; readonly nth: number; readonly downMs: number }
  | { readonly kind: 'switch_off'; readonly downMs: number }
  | { readonly kind: 'suspend'; readonly ms: number }
  | { readonly kind: 'clock_jump'; readonly skewMs: number; readonly minutes: number }
  | { readonly kind: 'second_instance' | 'sessions_end' | 'feeds_drop' | 'wrong_account' }
  | { readonly kind: 'reject_at_open' | 'reject_at_once'; readonly symbol: string }
  | { readonly kind: 'buy_by_hand' | 'sell_by_hand'; readonly symbol: string; readonly quantity: number }
  | { readonly kind: 'cancel_by_hand' | 'modify_by_hand'; readonly symbol: string }
  | { readonly kind: 'cancel' | 'retry' | 'give_up'; readonly symbol: string }
);

export interface MemoryWorld {
  readonly seed: number;
  /** The first evening and the trading days after it, as ISO dates. */
  readonly days: readonly string[];
  readonly accounts: readonly DrawnAccount[];
  /** Null: one instance, whose lease never runs out. */
  readonly leaseMs: number | null;
  /** How the market opens: percent from the last close, and shares a minute; by day and symbol. */
  readonly openings: readonly Opening[];
  /** Frames of the feed come before the reply of the call that caused them, or a moment after. */
  readonly feedFirst: boolean;
  /** On which days the machine is off from half past ten to half past two. */
  readonly away: readonly number[];
  readonly acts: readonly Act[];
}

export interface DrawnAccount {
  readonly cashRupees: number;
  readonly sells: boolean;
  readonly blocksFundsForAmo: boolean;
  /** What is recommended on each evening. */
  readonly wishes: readonly (readonly string[])[];
}

export interface Opening {
  readonly day: number;
  readonly symbol: string;
  readonly percent: number;
  readonly liquidityPerMinute: number | null;
}

export const SYMBOLS = [
  'RELIANCE',
  'TCS',
  'HDFCBANK',
  'CIPLA',
  'LT',
  'SBIN',
  'ITC',
  'POWERGRID',
  'COALINDIA',
  'WIPRO',
] as const;

/** Where several instances compete. */
export const LEASE_MS = 180_000;
const FIRST_DAY = Temporal.PlainDate.from('2026-01-05');
const SPREAD_DAYS = 320;

/** Everything that happens in so many trading days, by the seed alone. */
export function drawWorld(seed: number, days: number): MemoryWorld {
  const draw = createDraw(seed);
  const dates = drawDates(draw, days);
  const accounts = Array.from({ length: draw.one([1, 1, 2, 3]) }, () => drawAccount(draw, days));
  const several = draw.below(3) === 0;
  const world: Omit<MemoryWorld, 'acts'> = {
    seed,
    days: dates.map(String),
    accounts,
    leaseMs: several ? LEASE_MS : null,
    openings: dates.slice(1).flatMap((_, place) =>
      SYMBOLS.map((symbol) => ({
        day: place + 1,
        symbol,
        percent: draw.one([-2, -1, -1, 0, 0.5, 3]),
        liquidityPerMinute: draw.below(5) === 0 ? draw.one([0, 1, 7, 40]) : null,
      })),
    ),
    feedFirst: draw.below(2) === 0,
    away: dates.flatMap((_, place) => (place > 0 && draw.below(4) > 0 ? [place] : [])),
  };
  const acts = Array.from({ length: 1 + draw.below(4 * days) }, () => drawAct(draw, world));
  if (several) acts.unshift({ day: 0, time: '15:52:00', account: 0, kind: 'second_instance' });
  return { ...world, acts };
}

function drawDates(draw: Draw, days: number): readonly Temporal.PlainDate[] {
  const calendar = nseCalendar2026();
  let day = FIRST_DAY.add({ days: draw.below(SPREAD_DAYS) });
  while (!isTradingDay(calendar, day)) day = day.add({ days: 1 });
  const dates = [day];
  for (let count = 0; count < days; count += 1) {
    const next = nextTradingDay(calendar, dates.at(-1) ?? day);
    if (!next.ok) throw new Error('The calendar ends before the world does');
    dates.push(next.value);
  }
  return dates;
}

function drawAccount(draw: Draw, days: number): DrawnAccount {
  return {
    cashRupees: draw.one([130_000, 250_000, 600_000]),
    sells: draw.below(2) === 0,
    blocksFundsForAmo: draw.below(3) === 0,
    wishes: Array.from({ length: days }, () => SYMBOLS.filter(() => draw.below(5) === 0).slice(0, 3)),
  };
}

function drawAct(draw: Draw, world: Pick<MemoryWorld, 'days' | 'accounts' | 'leaseMs'>): Act {
  const account = draw.below(world.accounts.length);
  const wished = world.accounts[account]?.wishes.flat() ?? [];
  const symbol = draw.one(wished.length > 0 ? wished : SYMBOLS);
  const at = { ...drawMoment(draw, world.days.length - 1), account };
  const downMs = draw.one([2_000, 20_000, 90_000, 300_000]);
  switch (draw.below(20)) {
    case 0:
      return { ...at, kind: 'crash', downMs };
    case 1:
    case 2:
    case 3:
      return { ...at, kind: 'crash_at_effect', nth: 1 + draw.below(25), downMs };
    case 4:
      return { ...at, kind: 'switch_off', downMs: draw.one([30_000, 600_000, 7_200_000]) };
    case 5:
      return { ...at, kind: 'suspend', ms: draw.one([10_000, 70_000, 240_000, 28_800_000]) };
    case 6:
      return {
        ...{ ...at, kind: 'clock_jump' },
        skewMs: draw.one([-3_600_000, -90_000, -1_500, 1_500, 90_000, 3_600_000]),
        minutes: draw.one([1, 5, 40]),
      } as Act;
    case 7:
      return { ...at, kind: draw.one(['sessions_end', 'feeds_drop', 'wrong_account']) };
    case 8:
      return { ...at, kind: draw.one(['reject_at_open', 'reject_at_once']), symbol };
    case 9:
      return { ...at, kind: draw.one(['buy_by_hand', 'sell_by_hand']), symbol, quantity: 1 + draw.below(5) };
    case 10:
      return { ...at, kind: draw.one(['cancel_by_hand', 'modify_by_hand']), symbol };
    case 11:
      return { ...at, kind: draw.one(['cancel', 'retry', 'give_up']), symbol };
    default: {
      const faults = Array.from({ length: draw.one([1, 1, 2]) }, () => drawFault(draw));
      return { ...at, kind: 'faults', faults, minutes: draw.one([1, 3, 12]) };
    }
  }
}

/** Most often where most happens: while orders are placed, and around the opening. */
function drawMoment(draw: Draw, days: number): { readonly day: number; readonly time: string } {
  const at = (fromMinute: number, span: number) => drawTime(draw, fromMinute, span);
  const day = draw.below(days);
  switch (draw.below(5)) {
    case 0:
    case 1:
      return { day, time: at(16 * 60 + 4, 4) };
    case 2:
      return { day: day + 1, time: at(8 * 60 + 28, 4) };
    case 3:
      return { day: day + 1, time: at(8 * 60 + 55, 25) };
    default:
      return { day: day + 1, time: at(9 * 60 + 20, 375) };
  }
}

export function momentOf(world: MemoryWorld, day: number, time: string): number {
  const date = world.days[Math.min(day, world.days.length - 1)];
  if (date === undefined) throw new Error('A world has days');
  return istMoment(Temporal.PlainDate.from(date), Temporal.PlainTime.from(time));
}
