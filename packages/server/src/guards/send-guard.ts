import type { Clock } from '@orderwatch/clock';
import {
  type BeforeSend,
  checkGuards,
  explainGuard,
  type GuardCode,
  type GuardedAction,
  type GuardInput,
  type GuardReason,
  istDate,
  paise,
  type SentOfDay,
  type TradingCalendar,
  tradingDayKind,
  valueOfBuy,
} from '@orderwatch/core';
import type { HeadNote } from '../db/cycle/change-set.ts';
import { dayText } from '../db/cycle/records.ts';
import type { LockedHead, SentCount } from '../db/lease/lock-head.ts';
import type { AccountRow } from '../db/placement/load-account.ts';
import { readGuard } from '../monitor/read-guard.ts';
import { createClockWatch } from './clock-watch.ts';
import { readGuardSettings } from './guard-settings.ts';
import { createSendRate } from './send-rate.ts';

/** The guards of one account, as one instance keeps them. */
export interface AccountGuards {
  /** Waits for a place among the requests of a second. To be asked before the decision to send is committed. */
  room(): Promise<void>;
  /** For one request. `tradingDay` is the order's. */
  over(action: GuardedAction, tradingDay: number): SendGuard;
  /** A complete reading of the book, asked for at this moment, was applied. */
  noteReading(requestedAtMs: number): void;
  /** What was read before belongs to a time in which another instance held the account. */
  forget(): void;
}

export interface SendGuard {
  /** In the transaction that moves to `sending`: judges by the account's row as it stands there, and counts for the day. */
  decide(head: LockedHead): Pick<HeadNote, 'sent'>;
  /** Why it must not be sent, once it has said no. */
  refusal(): { readonly kind: 'not_sent'; readonly why: GuardCode; readonly words: string } | null;
  /** In the last moment before the first byte. */
  readonly beforeSend: BeforeSend;
  /** For the commit of an outcome that proves that nothing left: takes it out of the day's count again. */
  giveBack(head: LockedHead): Pick<HeadNote, 'sent'>;
}

export interface GuardDeps {
  readonly clock: Clock;
  readonly calendar: TradingCalendar;
  readonly facts: () => AccountRow;
  /** For how long the lease is certainly ours; 0 when it is not. */
  readonly leaseLeftMs: () => number;
  /** How often the book is read now; null outside the hours. */
  readonly readingIntervalMs: () => number | null;
}

export function createAccountGuards(deps: GuardDeps): AccountGuards {
  const { clock, calendar, facts } = deps;
  const rate = createSendRate(clock);
  const clocks = createClockWatch(clock);
  /** By the monotonic clock, as every age. */
  let completeAt: number | null = null;

  function check(
    action: GuardedAction,
    flags: Pick<
      AccountRow,
      'mode' | 'killedAtMs' | 'pausedAtMs' | 'placingStoppedReason' | 'breakerReason' | 'settings'
    >,
    moment: Pick<GuardInput, 'day' | 'dayClosed'> & { readonly decidedAgoMs: number },
  ): GuardReason | null {
    const { limits, switches } = readGuardSettings(flags.settings);
    const nowMs = clock.nowMs();
    return checkGuards({
      action,
      account: { ...flags, isReadOnly: flags.mode === 'read-only', switches },
      limits,
      day: moment.day,
      dayClosed: moment.dayClosed,
      instance: {
        leaseLeftMs: deps.leaseLeftMs(),
        decidedAgoMs: moment.decidedAgoMs,
        clockDivergenceMs: clocks.divergenceMs(),
        calendarKnown: tradingDayKind(calendar, istDate(nowMs)).kind !== 'outside_coverage',
        completeReadingAgoMs: completeAt === null ? null : clock.monotonicMs() - completeAt,
        readingIntervalMs: deps.readingIntervalMs(),
        sentInLastSecond: rate.inLastSecond(),
      },
    });
  }

  return {
    room: () => rate.room(),
    noteReading(requestedAtMs) {
      completeAt = clock.monotonicMs() - Math.max(0, clock.nowMs() - requestedAtMs);
      clocks.noteReading();
    },
    forget() {
      completeAt = null;
    },
    over(action, tradingDay) {
      const counts = action.kind === 'place';
      const value = action.kind === 'place' ? (valueOfBuy(action) ?? 0) : 0;
      let decidedAt = Number.NEGATIVE_INFINITY;
      let day: SentOfDay = { orders: 0, value: paise(0) };
      let dayClosed = false;
      let reason: GuardReason | null = null;
      let counted = false;
      return {
        decide(head) {
          decidedAt = clock.monotonicMs();
          day = sentOf(head.sent, tradingDay);
          dayClosed = (readGuard(head.guard).sealedDay ?? Number.NEGATIVE_INFINITY) >= tradingDay;
          reason = check(action, head, { day, dayClosed, decidedAgoMs: 0 });
          counted = counts && reason === null;
          if (!counted) return {};
          const sent = { orders: day.orders + 1, value: day.value + value };
          return { sent: { day: laterDay(head.sent, tradingDay), ...sent } };
        },
        refusal: () =>
          reason === null ? null : { kind: 'not_sent', why: reason.code, words: explainGuard(reason) },
        beforeSend() {
          const decidedAgoMs = clock.monotonicMs() - decidedAt;
          reason = check(action, facts(), { day, dayClosed, decidedAgoMs });
          if (reason !== null) return { ok: false, why: explainGuard(reason) };
          rate.note();
          return { ok: true };
        },
        giveBack({ sent }) {
          if (!counted || sent.day === null) return {};
          const orders = Math.max(0, sent.orders - 1);
          return { sent: { day: sent.day, orders, value: Math.max(0, sent.value - value) } };
        },
      };
    },
  };
}

/** A count of an earlier day is over; one of a later day goes on, for the day's orders were not all sent in order. */
function sentOf(sent: SentCount, tradingDay: number): SentOfDay {
  const isEarlier = sent.day === null || sent.day < dayText(tradingDay);
  return isEarlier ? { orders: 0, value: paise(0) } : { orders: sent.orders, value: paise(sent.value) };
}

function laterDay(sent: SentCount, tradingDay: number): string {
  const own = dayText(tradingDay);
  return sent.day !== null && sent.day > own ? sent.day : own;
}
