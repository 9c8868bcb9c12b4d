import {
  byWhom,
  changesText,
  clockOffText,
  EVENT_KINDS,
  type EventKind,
  type FactReader,
  istMomentText,
  readFacts,
} from '@orderwatch/core';
import type { Json } from '../../db/tables.ts';

type Sentence = (facts: FactReader, event: Told) => string;

/** What a sentence may look at. */
export interface Told {
  readonly kind: string;
  readonly actor: string;
  readonly source: string;
  readonly body: Json;
}

/** What happened, in one plain sentence. A kind that a newer version wrote is told by its name. */
export function renderEvent(event: Told): string {
  const kind = EVENT_KINDS.find((known) => known === event.kind);
  return kind ? SENTENCES[kind](readFacts(event.body), event) : `Recorded: ${event.kind}.`;
}

const SENTENCES: Readonly<Record<EventKind, Sentence>> = {
  'order.recorded': (facts) => `Recorded: ${wish(facts)}. Nothing was sent yet.`,
  'order.sending': (facts) =>
    `Sent to the broker${(facts.number('number') ?? 1) > 1 ? ` (attempt ${facts.number('number')})` : ''}${named(' with our tag ', facts.text('clientTag'))}.`,
  'order.accepted': (facts) =>
    `The broker took it${named(' as order ', facts.text('brokerOrderId'))}${seenAs(facts)}. Its own checks may still reject it.`,
  'order.refused': (facts) =>
    `The broker refused it${named(': "', facts.text('words'), '"')}. Nothing entered the order book.`,
  'order.not_sent': (facts) => `Nothing was sent${named(': ', facts.text('words'))}.`,
  'order.unconfirmed': (facts) =>
    `Sent, and no answer that can be trusted${named(' (', facts.text('words'), ')')}. It is not sent again; the broker's book is searched for it.`,
  'order.verified': (facts) =>
    `Verified: the broker's book shows it${named(' as "', facts.text('statusText'), '"')}.`,
  'order.queued': () => 'Queued at the broker for the opening of the market.',
  'order.open': (facts) => `Live at the exchange${filledPart(facts)}.`,
  'order.partly_filled': (facts) => `Partly filled: ${filledOf(facts)}${priced(facts)}.`,
  'order.filled': (facts) => `Filled: ${filledOf(facts)}${priced(facts)}.`,
  'order.cancelled': (facts, { actor }) =>
    `Cancelled ${cancelledBy(facts, actor)}${filledPart(facts)}${words(facts)}.`,
  'order.rejected': (facts, { actor }) =>
    `Rejected by the ${actor === 'exchange' ? 'exchange' : 'broker'}${filledPart(facts)}${words(facts)}.`,
  'order.expired': (facts) => `The day ended before it was filled${filledPart(facts)}.`,
  'order.modified': (facts, { actor }) => `Changed ${byWhom(actor)}: ${changes(facts)}.`,
  'order.modify_requested': (facts) => `A change was asked for: ${changes(facts)}.`,
  'order.modify_refused': (facts) => `The change was refused${words(facts)}. The order stands as it was.`,
  'order.cancel_requested': (_, { actor }) => `Its cancellation was asked for ${byWhom(actor)}.`,
  'order.cancel_refused': (facts) => `The cancellation was refused${words(facts)}. The order stands.`,
  'order.missing': () =>
    "The broker's complete book does not show it. Nothing is concluded from that; it is searched for.",
  'order.found': () => "The broker's book shows it again.",
  'order.linked': (facts) =>
    `Found in the broker's book by our tag${named(', as order ', facts.text('brokerOrderId'))}: it had arrived.`,
  'order.external_seen': (facts, { actor }) =>
    actor === 'broker'
      ? `The broker's own desk placed it${named(' (', facts.text('placedByText'), ')')}: nobody here asked for it.`
      : `Seen in the broker's book: an order that was not placed here${named(' (', facts.text('placedByText'), ')')}.`,
  'order.imported': (facts) =>
    `Taken over from the earlier system${named(' (', facts.text('source'), ')')}. What its row said is kept.`,
  'order.position_closed': () => 'The position that it opened was sold.',
  'order.taken_under_care': (facts) =>
    `Taken under our care by you${named(': ', facts.text('reason'))}. What it bought is sold like our own.`,
  'order.released': (facts) => `Released from our care by you${named(': ', facts.text('reason'))}.`,
  'order.resolved': (facts, { actor }) => `Settled ${byWhom(actor)}${named(': ', facts.text('reason'))}.`,
  'order.correction': correction,
  'order.anomaly': (facts) =>
    `The broker showed something that contradicts what is proven${named(' (', facts.text('anomaly') ?? facts.text('alert') ?? facts.text('what'), ')')}. It was kept, and changed nothing.`,
  'order.retry_queued': (facts) =>
    `Put into the retry queue${reason(facts)}${until(facts.number('retryExpiresAtMs'))}.`,
  'order.retried': (facts, { actor }) =>
    facts.text('outcome') === 'waits'
      ? `Tried again${triedBy(facts, actor)}: it has to wait${reason(facts)}${until(facts.number('retryExpiresAtMs'))}.`
      : `Tried again${triedBy(facts, actor)}: ${wish(facts)}. Nothing was sent yet.`,
  'order.failed': (facts) => `Could not be placed${reason(facts)}.`,
  'order.retry_expired': () => 'Its time in the retry queue is over; it was not placed.',
  'order.dropped': (_, { actor }) => `Dropped ${byWhom(actor)}.`,
  'position.opened': (facts) => `Its shares are owned: ${shares(facts)}.`,
  'position.increased': (facts) => `The position grew: ${shares(facts)}.`,
  'position.reduced': (facts) =>
    `The position shrank${facts.text('by') === 'hand' ? ' by a sale that was made by hand' : ''}: ${shares(facts)} are left.`,
  'position.closed': (facts) =>
    `The position is sold${facts.text('by') === 'hand' ? ', by hand' : ''}${named('; bought for ', facts.average('boughtValue'))}${named(', sold for ', facts.average('soldValue'))}.`,
  'position.adjusted': (facts) =>
    `The position was adjusted${named(': ', facts.text('reason'))}. It holds ${shares(facts)}.`,
  'position.held': (facts, { actor }) =>
    `Nothing of the position is sold for now, decided ${byWhom(actor)}${named(': ', facts.text('reason'))}.`,
  'position.released': (_, { actor }) => `The position may be sold again, released ${byWhom(actor)}.`,
  'position.frozen': (facts) =>
    `Its prices are not comparable with those before${named(': ', facts.text('reason'))}. Nothing of it is sold until you confirm.`,
  'position.sell_missing': (facts) =>
    `The position has no working sell. ${facts.text('sentence') ?? ''}`.trim(),
  'account.reading_failed': (facts) =>
    `The order book could not be read${named(': ', facts.text('words'))}. Nothing is concluded from that.`,
  'account.reading_recovered': () => 'The order book can be read again.',
  'account.book_doubted': (facts) =>
    `The order book looked wrong${named(' (', facts.text('alert'), ')')}. What it lacks is not believed.`,
  'account.unknown_text': (facts) =>
    `The broker used a status that is not known${named(': "', facts.text('text'), '"')}. It changed nothing.`,
  'account.wrong_account': (facts) =>
    `The broker answered with the book of another account${named(' (', facts.text('shown'), ')')}. It was thrown away.`,
  'account.other_program': () =>
    'An order that came over the API was not sent from here. Placing is stopped until you confirm.',
  'account.day_sealed': () => 'The day was closed by a complete reading of the book after its end.',
  'account.day_unsealed': () =>
    'The day could not be closed: no complete reading came after its end. Its orders stay as they were.',
  'account.placing_stopped': (facts) =>
    `Placing was stopped${named(': ', facts.text('reason') ?? facts.text('why'))}.`,
  'account.placing_resumed': (_, { actor }) => `Placing was resumed ${byWhom(actor)}.`,
  'account.paused': (_, { actor }) => `The account was paused ${byWhom(actor)}.`,
  'account.resumed': (_, { actor }) => `The account was resumed ${byWhom(actor)}.`,
  'account.mode_changed': (facts, { actor }) =>
    facts.text('to') === 'live'
      ? `The account was made live ${byWhom(actor)}, and paused: it sends nothing before it is resumed.`
      : `The account was made read-only ${byWhom(actor)}. Nothing is sent any more.`,
  'account.killed': (facts, { actor }) =>
    `The kill switch was pulled ${byWhom(actor)}${named(': ', facts.text('reason'))}. Nothing is sent any more.`,
  'account.released': (facts, { actor }) =>
    `The kill switch was released ${byWhom(actor)}${named(': ', facts.text('reason'))}.`,
  'account.breaker_opened': (facts) =>
    `The circuit breaker opened${named(': ', facts.text('reason'))}. Placing is stopped until you reset it.`,
  'account.breaker_reset': (facts, { actor }) =>
    `The circuit breaker was reset ${byWhom(actor)}${named(': ', facts.text('reason'))}.`,
  'order.still_unconfirmed': (facts) =>
    `Still unconfirmed${named(' since ', momentOf(facts, 'sinceMs'))}. You were reminded.`,
  'order.retry_expiring': (facts) =>
    `Its time in the retry queue ends soon${named(', at ', momentOf(facts, 'retryExpiresAtMs'))}.`,
  'account.queue_ordered': (facts, { actor }) =>
    (facts.number('orders') ?? 0) === 0
      ? `The retry queue follows the recommendations again, decided ${byWhom(actor)}.`
      : `The retry queue was put into a new order ${byWhom(actor)}.`,
  'account.funds_short': (facts) => {
    const count = facts.number('orders');
    const missing = named(', ', facts.rupees('shortfall'), ' in all');
    return count === 1
      ? `Money was missing for one order of a run${named(', ', facts.rupees('shortfall'))}. It was queued.`
      : `Money was missing for ${count ?? 'some'} orders of a run${missing}. They were queued.`;
  },
  'account.run_cut_short': (facts) =>
    facts.text('refused') === undefined
      ? `A placement run was cut short${facts.flag('carriedOn') === true ? ' and is carried on' : ''}.${named(' ', facts.text('text'))}`
      : `The scheduled placement did not take place.${named(' ', facts.text('text'))}`,
  'account.session_lost': (facts) => `The broker's session ended${named(': ', facts.text('words'))}.`,
  'account.session_renewed': () => "The broker's session is good again.",
  'account.feed_down': () => 'The order feed is down; the book is read more often instead.',
  'account.feed_restored': () => 'The order feed is back.',
  'account.clock_off': (facts) => {
    const offMs = facts.number('offMs') ?? 0;
    const side = offMs > 0 ? 'ahead of' : 'behind';
    return `The clock of this machine is ${clockOffText(offMs)} ${side} the broker's; login codes can be refused.`;
  },
  'account.clock_right': () => "The clock of this machine agrees with the broker's again.",
  'account.calendar_ending': (facts) =>
    `The trading calendar runs out${named(' on ', facts.text('lastDay'))}.`,
  'account.day_report': (facts) => `The report of the day was made (${facts.text('which') ?? 'day'}).`,
  'account.day_summary': (facts) =>
    `The day was summed up${named(': ', facts.text('text'))}${facts.flag('sealed') === false ? ' (the day is not closed yet)' : ''}.`,
  'account.session_missing': (facts) =>
    `No valid session at the broker shortly before the market opens${named(': ', facts.text('problem'))}.`,
  'account.holdings_differ': (facts) =>
    `The broker holds fewer shares than our positions${named(': ', facts.text('text'))}. Nothing is concluded from that.`,
  'account.trades_differ': (facts) =>
    `The broker's trade book names other executions than its order book showed${named(': ', facts.text('text'))}. Nothing was changed.`,
};

function named(before: string, value: string | undefined, after = ''): string {
  return value === undefined ? '' : `${before}${value}${after}`;
}

function wish(facts: FactReader): string {
  const price = facts.rupees('limitPrice');
  const at = price === undefined ? ' at the market price' : ` at ${price}`;
  const what = [facts.text('side') ?? 'order', facts.number('quantity'), facts.text('symbol')];
  const variety = facts.text('variety') === 'amo' ? ', as an after-market order' : '';
  return `${what.filter((part) => part !== undefined).join(' ')}${at}${variety}`;
}

function shares(facts: FactReader): string {
  return `${facts.number('positionQty') ?? 0} ${facts.text('symbol') ?? 'shares'}`;
}

function seenAs(facts: FactReader): string {
  return named(' ("', facts.text('statusText'), '")');
}

function filledOf(facts: FactReader): string {
  const quantity = facts.number('quantity');
  return `${facts.number('filledQty') ?? 0}${quantity === undefined ? '' : ` of ${quantity}`}`;
}

function filledPart(facts: FactReader): string {
  return (facts.number('filledQty') ?? 0) > 0 ? `, ${filledOf(facts)} filled` : '';
}

function priced(facts: FactReader): string {
  return named(' at ', facts.average('averagePrice'), ' on average');
}

function momentOf(facts: FactReader, key: string): string | undefined {
  const ms = facts.number(key);
  return ms === undefined ? undefined : istMomentText(ms);
}

/** The broker's own words, verbatim. */
function words(facts: FactReader): string {
  return named(': "', facts.text('rejectReason') ?? facts.text('words'), '"');
}

function reason(facts: FactReader): string {
  return named(': ', facts.text('reason')?.replace(/\.$/, ''));
}

function until(ms: number | undefined): string {
  return ms === undefined ? '' : `. It is tried again until ${istMomentText(ms)}`;
}

function triedBy(facts: FactReader, actor: string): string {
  if (actor === 'user') return ' by you';
  return facts.text('by') === 'funds' ? ', because money came in' : '';
}

function cancelledBy(facts: FactReader, actor: string): string {
  if (facts.text('basis') === 'no_longer_needed') return 'because you bought it by hand meanwhile';
  if (facts.text('by') === 'expiry') return 'because its time had ended';
  return byWhom(actor);
}

function changes(facts: FactReader): string {
  return changesText(facts) ?? 'no value is known';
}

function correction(facts: FactReader): string {
  const from = facts.average('fromAveragePrice');
  const to = facts.average('toAveragePrice');
  if (from !== undefined && to !== undefined) return `Corrected: the average price is ${to}, not ${from}.`;
  if (facts.flag('givenUp') === true) {
    return `The order that was given up on is live at the broker${named(', as ', facts.text('brokerOrderId'))}.`;
  }
  const before = facts.text('fromStatus') ?? facts.text('fromState');
  const after = facts.text('toStatus') ?? facts.text('toState');
  return `Corrected by what the broker shows: it is ${(after ?? 'otherwise').replaceAll('_', ' ')}${named(', not ', before?.replaceAll('_', ' '))}.`;
}
