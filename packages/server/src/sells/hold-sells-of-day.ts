import {
  holdSells,
  istDate,
  type LocalOrder,
  nextTradingDay,
  type Position,
  type PositionChange,
  provisionalNextTradingDay,
  type TradingCalendar,
} from '@orderwatch/core';
import { dayNumber } from '../db/cycle/records.ts';
import type { SellsOfAccount } from '../db/positions/load-sells.ts';

/** A sell that the broker has refused so often on one day is refused for a reason that a person has to look at. */
const REFUSALS_OF_DAY = 2;

export interface EndedSells {
  readonly position: Position;
  readonly sells: Pick<SellsOfAccount, 'ended' | 'answered'>;
  readonly afterCancelByHand: 'next_day' | 'by_hand';
  readonly calendar: TradingCalendar;
  readonly nowMs: number;
}

/**
 * The hold that today's ended sells of a position ask for: a person cancelled one, or the broker refused it again. Null
 * when nothing does, or when it was answered before (a person who lets the machine sell again is not overruled).
 */
export function holdSellsOfDay(question: EndedSells): PositionChange | null {
  const { position, sells } = question;
  const mine = sells.ended.filter(({ order }) => order.positionId === position.id);
  const cancelled = mine.find((local) => isCancelledByHand(local) && !sells.answered.has(local.order.id));
  if (cancelled !== undefined) {
    return holdSells(position, {
      nowMs: question.nowMs,
      actor: 'external',
      untilDay: question.afterCancelByHand === 'by_hand' ? null : dayAfter(question),
      reason: 'its sell was cancelled by hand',
      orderId: cancelled.order.id,
    });
  }
  const refused = mine.filter(isRefused);
  const last = refused.at(-1);
  if (last === undefined || refused.length < REFUSALS_OF_DAY || sells.answered.has(last.order.id))
    return null;
  const words = last.order.rejectionReason ?? last.order.failureReason ?? 'no reason was given';
  return holdSells(position, {
    nowMs: question.nowMs,
    actor: 'external',
    untilDay: dayAfter(question),
    reason: `its sell was refused ${refused.length} times today: ${words}`,
    orderId: last.order.id,
  });
}

/** The broker turned it away, with nothing of it executed. What never left this machine is no refusal. */
function isRefused({ order, attempts }: LocalOrder): boolean {
  if (order.status === 'rejected') return true;
  return order.status === 'failed' && attempts.at(-1)?.state === 'rejected';
}

/** `unknown` as well: nothing but a hand cancels a day order in the middle of the day without giving a reason. */
function isCancelledByHand({ order, attempts }: LocalOrder): boolean {
  const ended = order.status === 'cancelled' || (order.status === 'closed' && isCutShort(attempts));
  return ended && (order.cancelledBy === 'user' || order.cancelledBy === 'unknown');
}

function isCutShort(attempts: LocalOrder['attempts']): boolean {
  return attempts.at(-1)?.state === 'cancelled';
}

function dayAfter({ calendar, nowMs }: EndedSells): number {
  const today = istDate(nowMs);
  const next = nextTradingDay(calendar, today);
  const day = next.ok ? next.value : provisionalNextTradingDay(calendar, today).day;
  return dayNumber(day.toString());
}
