import { istMomentText } from '../../ist-text.ts';
import type { NoticeKind } from '../notice-kinds.ts';
import { advise, lines, orderText, sentence, type Wording } from './parts.ts';
import { byWhom } from './who-and-what.ts';

/** What is said of the queue of orders that could not be placed. */
export const RETRY_WORDS = {
  retry_added: ({ order }, facts) => {
    const reason = order?.failureReason ?? facts.text('reason');
    const until = facts.moment('retryExpiresAtMs') ?? order?.retryExpiresAtMs;
    return {
      title: `Queued for a retry: ${orderText(order)}`,
      lines: lines(
        'It was not placed. Nothing is at the broker.',
        reason === undefined ? null : `Reason: ${sentence(reason)}`,
        // Our own sentence names the amounts, the broker's does not always.
        reason?.includes('₹') === true
          ? null
          : missing(facts.rupees('shortfall'), facts.rupees('requiredCash'), facts.rupees('availableCash')),
        until == null
          ? 'It is tried again by itself.'
          : `It is tried again by itself until ${istMomentText(until)}.`,
        advise('nothing, unless the reason needs you. Retry and Drop are on the order.'),
      ),
    };
  },
  retry_retried: ({ order, actor }, facts) => ({
    title: `Tried again: ${orderText(order)}`,
    lines: lines(
      `The queued order is placed again, asked for ${byWhom(actor)}${attempt(facts.number('retryCount') ?? order?.retryCount)}.`,
      'You are told what comes of it.',
    ),
  }),
  retry_removed: ({ order, actor, eventKind }, facts) => ({
    title: `No longer queued: ${orderText(order)}`,
    lines: lines(
      eventKind === 'order.retry_expired'
        ? 'Its time in the retry queue is over. It was not placed.'
        : facts.text('basis') === 'no_longer_needed'
          ? 'You bought it by hand meanwhile, so it is no longer needed.'
          : `It was dropped ${byWhom(actor)}.`,
      eventKind === 'order.retry_expired' && order?.failureReason != null
        ? `Last reason: ${sentence(order.failureReason)}`
        : null,
      eventKind === 'order.retry_expired'
        ? advise('nothing, unless you still want it: then place it yourself.')
        : null,
    ),
  }),
  retry_expiring: ({ order }, facts) => {
    const until = facts.moment('retryExpiresAtMs') ?? order?.retryExpiresAtMs;
    return {
      title: `Queue time runs out: ${orderText(order)}`,
      lines: lines(
        until == null ? null : `It is dropped unplaced at ${istMomentText(until)}.`,
        order?.failureReason == null ? null : `What stands in its way: ${sentence(order.failureReason)}`,
        advise('mend the reason and press Retry, or let it go.'),
      ),
    };
  },
  run_cut_short: (_, facts) => {
    const carriedOn = facts.flag('carriedOn') === true;
    const cutShort = carriedOn
      ? 'A placement run was cut short and is carried on'
      : 'A placement run was cut short';
    const notBegun = facts.text('refused') !== undefined;
    return {
      title: notBegun ? 'The scheduled placement did not take place' : cutShort,
      lines: lines(
        facts.text('text') ?? null,
        notBegun ? advise('mend the reason, and ask for a run if you still want these orders.') : null,
        notBegun || carriedOn ? null : advise('look at the run, and ask for it again if you still want it.'),
      ),
    };
  },
  funds_short: (_, facts) => {
    const count = facts.number('orders') ?? 0;
    const symbols = facts.texts('symbols');
    const until = facts.moment('retryExpiresAtMs');
    const orders = count === 1 ? '1 order' : `${count} orders`;
    const shortfall = facts.rupees('shortfall');
    return {
      title: `Money is missing for ${orders}${shortfall === undefined ? '' : `: ${shortfall}`}`,
      lines: lines(
        missing(facts.rupees('shortfall'), facts.rupees('requiredCash'), facts.rupees('availableCash')),
        symbols.length === 0 ? null : `Not placed: ${symbols.join(', ')}.`,
        until === undefined
          ? 'They wait in the retry queue.'
          : `They wait in the retry queue until ${istMomentText(until)}.`,
        advise('add the missing amount; the queue tries again by itself.'),
      ),
    };
  },
} as const satisfies Partial<Record<NoticeKind, Wording>>;

function missing(
  shortfall: string | undefined,
  required: string | undefined,
  available: string | undefined,
): string | null {
  if (shortfall === undefined) return null;
  const parts = [
    required === undefined ? null : `needed ${required}`,
    available === undefined ? null : `free ${available}`,
  ].filter((part) => part !== null);
  return `Missing: ${shortfall}${parts.length === 0 ? '' : ` (${parts.join(', ')})`}.`;
}

function attempt(count: number | undefined): string {
  return count === undefined || count === 0 ? '' : `, attempt ${count + 1}`;
}
