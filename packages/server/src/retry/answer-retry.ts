import {
  IST,
  instant,
  type NotRetryable,
  nextRetry,
  type Order,
  type Paise,
  type PlacementOutcome,
  rupeesText,
  type TradingCalendar,
} from '@orderwatch/core';
import { dayText } from '../db/cycle/records.ts';
import { orderAdvice } from '../requests/order-advice.ts';
import { type Answer, done, refuse } from '../requests/request.ts';
import type { RetryResult } from './retry-result.ts';

export interface WhenFacts {
  readonly calendar: TradingCalendar;
  readonly retryTime: Temporal.PlainTime;
  readonly nowMs: number;
}

/** What a person is told who asked for a retry: what happened, or when it will. */
export function answerRetry(result: RetryResult, when: WhenFacts): Answer {
  switch (result.kind) {
    case 'unknown_order':
      return refuse('order_not_found', 'There is no such order.');
    case 'not_retryable':
      return refuseRetry(result.why, result.order);
    case 'sent':
      return answerOutcome(result.outcome, result.order, when);
    case 'not_now':
      return done(
        'scheduled',
        `${result.words} ${nextText(result.order, when)}`,
        factsOf(result.order, when),
      );
    case 'waits':
      return done('waits', `${result.words} ${nextText(result.order, when)}`, factsOf(result.order, when));
    case 'no_longer_needed':
      return done(
        'no_longer_needed',
        `It is not needed any more: ${result.words}`,
        factsOf(result.order, when),
      );
    case 'gave_up':
      return done('failed', `It cannot be placed: ${result.words}`, factsOf(result.order, when));
    case 'expired':
      return done(
        'expired',
        'Its time in the retry queue is over, so it has ended.',
        factsOf(result.order, when),
      );
    case 'overtaken':
      return refuse(
        'busy',
        'The order kept changing, or another instance acts for the account now. Ask again.',
      );
  }
}

export function refuseRetry(why: NotRetryable, order: Order): Answer {
  const facts = { status: order.status };
  switch (why) {
    case 'is_a_sell':
      return refuse(
        'not_a_buy',
        'Only buys are retried: the sell of an open position returns each morning.',
        facts,
      );
    case 'is_external':
      return refuse('external_order', 'It was not placed here, so it is not placed again from here.', facts);
    case 'wrong_status':
      return refuse('wrong_state', `There is nothing to retry. ${orderAdvice(order)}`, facts);
  }
}

function answerOutcome(outcome: PlacementOutcome, order: Order, when: WhenFacts): Answer {
  const facts = factsOf(order, when);
  switch (outcome.kind) {
    case 'accepted':
      return done('placed', `Placed ${wayText(order)}, as order ${outcome.brokerOrderId}.`, {
        ...facts,
        broker_order_id: outcome.brokerOrderId,
      });
    case 'unknown':
      return done(
        'unconfirmed',
        `Sent, and no answer that can be trusted: ${outcome.words}. The book is searched for it.`,
        facts,
      );
    case 'refused':
      return done('refused_by_broker', `The broker refused it: "${outcome.words}"`, facts);
    case 'not_sent':
      return done('not_sent', `Nothing was sent: ${outcome.words}. ${nextText(order, when)}`, facts);
  }
}

function wayText({ variety, tradingDay }: Order): string {
  return variety === 'amo'
    ? `as an after-market order for ${dayText(tradingDay)}; it reaches the exchange when that day opens`
    : 'at the exchange';
}

function nextText(order: Order, { calendar, retryTime, nowMs }: WhenFacts): string {
  const { atMs } = nextRetry(calendar, nowMs, retryTime);
  const expires = order.retryExpiresAtMs;
  if (expires !== null && expires <= atMs)
    return `Its time in the queue ends before the next try, ${istText(expires)}.`;
  return `It stays in the queue and is tried again ${istText(atMs)}.`;
}

function istText(ms: number): string {
  const at = instant(ms).toZonedDateTimeISO(IST);
  return `at ${at.toPlainTime().toString({ smallestUnit: 'minute' })} on ${at.toPlainDate()}`;
}

function factsOf(order: Order, { calendar, retryTime, nowMs }: WhenFacts): Answer['facts'] {
  const queued = order.status === 'retry_pending';
  return {
    order_id: order.id,
    status: order.status,
    quantity: order.quantity,
    limit_price: rupeesOrNull(order.limitPrice),
    variety: order.variety,
    trading_day: dayText(order.tradingDay),
    shortfall: rupeesOrNull(order.shortfall),
    linked_order_id: order.linkedOrderId,
    next_retry_at: queued ? momentText(nextRetry(calendar, nowMs, retryTime).atMs) : null,
  };
}

function momentText(ms: number): string {
  return instant(ms).toString({ smallestUnit: 'millisecond' });
}

function rupeesOrNull(amount: Paise | null): string | null {
  return amount === null ? null : rupeesText(amount);
}
