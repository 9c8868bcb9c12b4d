import { classOfReason, explainRejection } from '@orderwatch/core';
import type { z } from 'zod';
import type { OrderRow } from '../../db/orders/order-row.ts';
import type { orderReason } from '../schemas/order.ts';
import { CHECK_REASONS, type OurReason, STATE_REASONS } from './our-reasons.ts';

type OrderReason = z.infer<typeof orderReason>;
type Reasoned = Pick<
  OrderRow,
  | 'status'
  | 'reason_code'
  | 'failure_reason'
  | 'rejection_reason'
  | 'cancelled_reason'
  | 'cancelled_by'
  | 'attempts'
>;

const PLACED: ReadonlySet<Reasoned['status']> = new Set(['amo', 'pending_execution', 'ongoing', 'closed']);

/** Why an order is where it is: what we know it means, and the broker's own words unchanged. Null: nothing to say. */
export function renderOrderReason(order: Reasoned): OrderReason | null {
  const explained = explain(order);
  return explained && { ...explained, class: classOf(order) };
}

/** By what is stored, so that a list narrowed by it has the same orders. */
function classOf({ reason_code, failure_reason, rejection_reason, cancelled_reason }: Reasoned) {
  const isRecorded = [reason_code, failure_reason, rejection_reason, cancelled_reason].some((each) => each);
  return isRecorded ? classOfReason(reason_code) : null;
}

function explain(order: Reasoned): Omit<OrderReason, 'class'> | null {
  const words = wordsOf(order);
  if (words === null && PLACED.has(order.status)) return null;
  const code = order.reason_code;
  const ours = ourReason(order);
  if (ours) {
    return {
      code,
      broker_words: null,
      meaning: ours.meaning ?? words,
      advice: ours.advice,
      retry_useful: ours.retryUseful,
    };
  }
  if (words !== null) {
    const known = explainRejection(words);
    return {
      code: code ?? known.code,
      broker_words: words,
      meaning: known.meaning ?? (order.status === 'cancelled' ? cancelledMeaning(order) : null),
      advice: known.advice,
      retry_useful: known.retryUseful,
    };
  }
  if (order.status === 'cancelled') {
    return { code, broker_words: null, meaning: cancelledMeaning(order), advice: null, retry_useful: null };
  }
  return code === null ? null : { code, broker_words: null, meaning: null, advice: null, retry_useful: null };
}

function wordsOf(order: Reasoned): string | null {
  const { status, failure_reason, rejection_reason, cancelled_reason } = order;
  if (status === 'cancelled') return cancelled_reason ?? rejection_reason ?? failure_reason;
  if (status === 'failed' || status === 'retry_pending') return failure_reason ?? rejection_reason;
  if (status === 'rejected') return rejection_reason ?? failure_reason ?? cancelled_reason;
  // Whatever once kept it from being placed is over: it has been placed.
  return rejection_reason ?? cancelled_reason;
}

/** A check's code counts as ours only when nothing came back from the broker, who has some of the same codes. */
function ourReason({ reason_code, attempts }: Reasoned): OurReason | undefined {
  if (reason_code === null) return undefined;
  const answered = (attempts ?? []).some(({ answeredAtMs, brokerOrderId }) => answeredAtMs ?? brokerOrderId);
  const checks: Readonly<Record<string, OurReason>> = CHECK_REASONS;
  return STATE_REASONS[reason_code] ?? (answered ? undefined : checks[reason_code]);
}

const CANCELLED_BY: Readonly<Record<NonNullable<Reasoned['cancelled_by']>, string>> = {
  user: "Cancelled by you, here or in the broker's app.",
  system: 'Cancelled by Orderwatch.',
  broker: 'Cancelled by the broker.',
  exchange: 'Cancelled by the exchange.',
  expiry: 'Its time ended before it was filled.',
  unknown: 'Cancelled. The evidence does not tell by whom.',
};

function cancelledMeaning({ cancelled_by }: Reasoned): string {
  return CANCELLED_BY[cancelled_by ?? 'unknown'];
}
