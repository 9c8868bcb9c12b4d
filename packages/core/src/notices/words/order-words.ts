import { istMomentText } from '../../ist-text.ts';
import { decimalTimes, decimalToPaise, formatRupees } from '../../money/index.ts';
import type { FactReader } from '../fact-reader.ts';
import type { Notice } from '../notice.ts';
import type { NoticeKind } from '../notice-kinds.ts';
import {
  advise,
  averagePart,
  filledText,
  lines,
  orderText,
  plain,
  reasonLines,
  says,
  sentence,
  sideAndSymbol,
  type Wording,
  type Words,
} from './parts.ts';
import { byWhom, changesText } from './who-and-what.ts';

/** What is said of orders at the broker. */
export const ORDER_WORDS = {
  order_placed: ({ order }, facts) => ({
    title: `Placed: ${orderText(order)}`,
    lines: lines(
      order?.variety === 'amo'
        ? 'The broker has taken it as an after-market order, for the next session.'
        : 'The broker has taken it.',
      'Its own checks may still reject it; you are told if they do.',
      named("The broker's number: ", facts.text('brokerOrderId')),
    ),
  }),
  order_accepted_late: ({ order }, facts) => ({
    title: `It did arrive: ${orderText(order)}`,
    lines: lines(
      "The answer to it was lost; the broker's book now shows it under our tag.",
      named("The broker's number: ", facts.text('brokerOrderId')),
      advise('nothing. Do not place it again.'),
    ),
  }),
  order_rejected: rejected,
  order_failed: ({ order }, facts) => ({
    title: `Could not be placed: ${orderText(order)}`,
    lines: lines(
      'Nothing is at the broker, and it is not tried again by itself.',
      ownReason(order?.failureReason ?? facts.text('reason')),
      advise('mend the reason, then press Retry on the order, or drop it.'),
    ),
  }),
  order_executed: (notice, facts) => ({
    title: `Executed: ${sideAndSymbol(notice.order)}, ${filledText(notice, facts)}${averagePart(notice, facts)}`,
    lines: lines(`The order was ${orderText(notice.order)}.`, valueLine(notice)),
  }),
  order_partly_filled: (notice, facts) => ({
    title: `Partly filled: ${sideAndSymbol(notice.order)}, ${filledText(notice, facts)}${averagePart(notice, facts)}`,
    lines: lines(`The order is ${orderText(notice.order)}. The rest is still working.`),
  }),
  order_cancelled: (notice, facts) => ({
    title: `Cancelled: ${orderText(notice.order)}`,
    lines: lines(
      cancelledSentence(notice, facts),
      (facts.number('filledQty') ?? 0) > 0 ? `${filledText(notice, facts)} had been filled before.` : null,
      brokerWords(facts.text('rejectReason')),
      advise(
        notice.actor === 'external' || notice.actor === 'unknown'
          ? 'if it was not you, look who has access to your account.'
          : 'nothing, unless you still want it: then place it again.',
      ),
    ),
  }),
  order_modified: changed,
  target_moved: changed,
  order_change_refused: ({ order, eventKind }, facts) => ({
    title: `Refused: the ${eventKind === 'order.cancel_refused' ? 'cancellation' : 'change'} of ${orderText(order)}`,
    lines: lines(
      'The order stands as it was.',
      ...reasonLines(facts.text('rejectReason') ?? facts.text('words')),
    ),
  }),
  order_expired: (notice, facts) => ({
    title: `Ended with the day: ${orderText(notice.order)}`,
    lines: lines(`The market closed before it was filled. Filled: ${filledText(notice, facts)}.`),
  }),
  order_unconfirmed: unconfirmed,
  order_settled: ({ order, actor }, facts) => ({
    title: `Settled: ${orderText(order)}`,
    lines: lines(
      `It was settled ${byWhom(actor)}${order === null ? '' : ` and is now ${statusText(order.status)}`}.`,
      named('Why: ', facts.text('reason')),
    ),
  }),
  order_missing: ({ order }) => ({
    title: `Not in the broker's book: ${orderText(order)}`,
    lines: lines(
      'A complete reading of the book does not show it. Nothing is concluded from that; it is searched for.',
      advise("look for it in the broker's app. Do not place it again before it is found or settled."),
    ),
  }),
  order_found: ({ order }) => ({
    title: `Found again: ${orderText(order)}`,
    lines: lines("The broker's book shows it again."),
  }),
  order_corrected: ({ order }, facts) => ({
    title: `Corrected: ${orderText(order)}`,
    lines: lines(
      correctionSentence(facts),
      'What you were told before was overruled by what the broker shows; the evidence stands with the order.',
      advise('look at the order, and at what you did because of the first message.'),
    ),
  }),
  order_contradicted: ({ order }, facts) => ({
    title: `The broker contradicts itself about ${orderText(order)}`,
    lines: lines(
      `It showed something that does not fit what is proven${named(' (', facts.text('anomaly')?.replaceAll('_', ' '), ')') ?? ''}. It was kept as evidence and changed nothing.`,
      advise("compare the order with the broker's app."),
    ),
  }),
  order_external: ({ order }, facts) => ({
    title: `Not placed here: ${orderText(order)}`,
    lines: lines(
      `The broker's book shows an order that Orderwatch did not place${named(' (', facts.text('placedByText'), ')') ?? ''}. It is shown, and left alone.`,
      advise('nothing if it was you; otherwise look who has access to your account.'),
    ),
  }),
} as const satisfies Partial<Record<NoticeKind, Wording>>;

function rejected(notice: Notice, facts: FactReader): Words {
  const { order, eventKind, actor } = notice;
  const atOnce = eventKind === 'order.refused';
  const filled = facts.number('filledQty') ?? 0;
  const until = order?.status === 'retry_pending' ? order.retryExpiresAtMs : null;
  return {
    title: `Rejected: ${orderText(order)}`,
    lines: lines(
      atOnce
        ? 'The broker refused it at once; nothing entered the order book.'
        : `The ${actor === 'exchange' ? 'exchange' : 'broker'} rejected it after it had been taken.`,
      filled > 0 ? `${filledText(notice, facts)} had been filled before.` : null,
      ...reasonLines(
        facts.text('rejectReason') ?? facts.text('words') ?? order?.rejectionReason ?? undefined,
        facts.text('code') ?? null,
      ),
      until === null ? null : `It waits in the retry queue until ${istMomentText(until)}.`,
    ),
  };
}

function unconfirmed({ order, eventKind }: Notice, facts: FactReader): Words {
  const again = eventKind === 'order.still_unconfirmed';
  const since = facts.moment('sinceMs');
  return {
    title: `${again ? 'Still unconfirmed' : 'Unconfirmed'}: ${orderText(order)}`,
    lines: lines(
      again && since !== undefined
        ? `Nobody knows since ${istMomentText(since)} whether it reached the broker.`
        : 'It was sent, and no answer came that can be trusted. It may be live at the broker.',
      brokerWords(facts.text('words'), 'What came back: '),
      "It is not sent again; the broker's book is searched for it.",
      advise("do not place it again by hand. Look in the broker's app, then settle it on the order's page."),
    ),
  };
}

function changed({ order, actor, kind }: Notice, facts: FactReader): Words {
  const what = kind === 'target_moved' ? 'Target moved' : 'Changed';
  return {
    title: `${what}: ${sideAndSymbol(order)}, ${whatChanged(facts)}`,
    lines: lines(
      `It was changed ${byWhom(actor)}: ${whatChanged(facts)}.`,
      `The order is now ${orderText(order)}.`,
      actor === 'external' ? advise('nothing if it was you; the new values are looked after.') : null,
    ),
  };
}

function whatChanged(facts: FactReader): string {
  return changesText(facts) ?? 'values not shown';
}

function cancelledSentence({ actor }: Notice, facts: FactReader): string {
  if (facts.text('by') === 'expiry') return 'It was cancelled because its time had ended.';
  return `It was cancelled ${byWhom(actor)}.`;
}

function correctionSentence(facts: FactReader): string {
  const from = facts.average('fromAveragePrice');
  const to = facts.average('toAveragePrice');
  if (from !== undefined && to !== undefined) return `The average price is ${to}, not ${from}.`;
  const before = facts.text('fromStatus') ?? facts.text('fromState');
  const after = facts.text('toStatus') ?? facts.text('toState');
  return `It is ${statusText(after ?? 'otherwise')}${named(', not ', before === undefined ? undefined : statusText(before)) ?? ''}.`;
}

function valueLine({ order }: Notice): string | null {
  if (order === null || order.executionPrice === null) return null;
  const value = decimalToPaise(decimalTimes(order.executionPrice, order.executionQty), 'nearest');
  return value > 0 ? `Value: ${formatRupees(value)}.` : null;
}

function statusText(status: string): string {
  return status === 'amo' ? 'waiting for the opening' : status.replaceAll('_', ' ');
}

const ownReason = (text: string | undefined) =>
  text === undefined ? null : plain(`Reason: ${sentence(text)}`);
const brokerWords = (text: string | undefined, before = 'The broker says: ') =>
  text === undefined ? null : says(before, text);

function named(before: string, value: string | undefined, after = ''): string | null {
  return value === undefined ? null : `${before}${value}${after}`;
}
