import {
  type Attempt,
  type BrokerOrderId,
  instrumentKey,
  makeClientTag,
  nseCalendar2026,
  type Order,
  type PlacementOutcome,
  paise,
  parseBrokerOrderId,
  toId,
} from '@orderwatch/core';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../desk/seeded-random.ts';
import { createIds } from '../ids.ts';
import { draftAttempt, draftCommand, draftOrder } from './draft-order.ts';
import { recordOutcome, type SentOrder } from './record-outcome.ts';

const NOW = Temporal.Instant.from('2026-08-20T16:05:00+05:30').epochMilliseconds;
const ids = createIds(seededRandom(1));
const NUMBER = number('260820000000001');
const OTHER = number('260820000000002');

function number(text: string): BrokerOrderId {
  const parsed = parseBrokerOrderId(text);
  if (parsed === undefined) throw new Error(text);
  return parsed;
}

function sent(change: Partial<Order> = {}, attempt: Partial<Attempt> = {}): SentOrder {
  const instrument = {
    exchange: 'NSE',
    segment: 'nse_cm',
    symbol: 'SBIN',
    series: 'EQ',
    tradingSymbol: 'SBIN-EQ',
    token: '3045',
    isin: 'INE062A01020',
  } as const;
  const context = {
    ids,
    accountId: toId('acc', 'acc_1'),
    userId: toId('usr', 'usr_1'),
    runId: 'run_1',
    nowMs: NOW,
  };
  const wish = {
    instrument,
    quantity: 10,
    orderType: 'limit',
    limitPrice: paise(104_000),
    variety: 'amo',
    tradingDay: 20_000,
  } as const;
  const order = draftOrder(context, wish, { status: 'placing', ...change });
  const planned = draftAttempt(context, order, 1, makeClientTag('T1', new Uint8Array(7)));
  const sending: Attempt = {
    ...planned,
    state: 'sending',
    brokerOrderId: null,
    filledQty: 0,
    reason: null,
    sentAtMs: NOW,
  };
  return {
    order,
    attempt: Object.assign({}, sending, attempt),
    command: { ...draftCommand(context, order, planned), state: 'sending' },
  };
}

function outcomeOf(outcome: PlacementOutcome, from = sent()) {
  return recordOutcome(from, { calendar: nseCalendar2026(), ids, nowMs: NOW, outcome });
}

const refusal = (code: string, words: string, sessionExpired = false): PlacementOutcome => ({
  kind: 'refused',
  code,
  words,
  sessionExpired,
  raw: JSON.stringify({ stCode: code, errMsg: words }),
});

const cases: readonly {
  readonly name: string;
  readonly outcome: PlacementOutcome;
  readonly attempt: string;
  readonly status: string;
  readonly command: string;
  readonly kinds: readonly string[];
  readonly due: readonly string[];
}[] = [
  {
    name: 'accepted: waits at the broker, and is verified a quarter of a minute later',
    outcome: { kind: 'accepted', brokerOrderId: NUMBER, raw: '{"stat":"Ok"}' },
    attempt: 'accepted',
    status: 'amo',
    command: 'done',
    kinds: ['order.accepted'],
    due: ['verify_placement'],
  },
  {
    name: 'unknown: unconfirmed, and looked for in the book',
    outcome: { kind: 'unknown', why: 'lost', words: 'connection reset', raw: null },
    attempt: 'unconfirmed',
    status: 'unconfirmed',
    command: 'unconfirmed',
    kinds: ['order.unconfirmed'],
    due: ['verify_placement'],
  },
  {
    name: 'not sent: queued until the end of the next trading day',
    outcome: { kind: 'not_sent', why: 'network', words: 'connection refused' },
    attempt: 'not_placed',
    status: 'retry_pending',
    command: 'not_sent',
    kinds: ['order.not_sent', 'order.retry_queued'],
    due: ['retry_expiry', 'retry_warning'],
  },
  {
    name: 'refused for the session alone: queued, as the order never entered',
    outcome: refusal('100022', 'invalid session token', true),
    attempt: 'rejected',
    status: 'retry_pending',
    command: 'refused',
    kinds: ['order.refused', 'order.retry_queued'],
    due: ['retry_expiry', 'retry_warning'],
  },
  {
    name: 'refused with words that nobody knows: failed, not queued',
    outcome: refusal('4711', 'the moon is in the wrong house'),
    attempt: 'rejected',
    status: 'failed',
    command: 'refused',
    kinds: ['order.refused', 'order.failed'],
    due: [],
  },
];

describe('the outcome of a sending', () => {
  it.each(cases)('$name', ({ outcome, attempt, status, command, kinds, due }) => {
    const changes = outcomeOf(outcome);
    expect(changes.attempts).toMatchObject([{ attempt: { state: attempt }, expectedState: 'sending' }]);
    expect(changes.orders).toMatchObject([{ status, version: 1 }]);
    expect(changes.commands).toMatchObject([{ command: { state: command } }]);
    expect(changes.events.map(({ draft }) => draft.kind)).toEqual(kinds);
    expect(changes.newDue.map(({ kind }) => kind)).toEqual(due);
  });

  it('keeps the answer of the broker as evidence behind each event', () => {
    const changes = outcomeOf({ kind: 'accepted', brokerOrderId: NUMBER, raw: '{"stat":"Ok"}' });
    expect(changes.evidence).toMatchObject([{ source: 'place_reply', text: '{"stat":"Ok"}' }]);
    expect(changes.events[0]?.evidenceId).toBe(changes.evidence[0]?.id);
    expect(changes.newDue).toMatchObject([{ dueAtMs: NOW + 15_000 }]);
  });

  it('verbatim words of a refusal stay on the attempt and on the order', () => {
    const words = 'the moon is in the wrong house';
    const changes = outcomeOf(refusal('4711', words));
    expect(changes.attempts[0]?.attempt.reason).toBe(words);
    expect(changes.orders[0]).toMatchObject({ failureReason: words, firstFailedAtMs: NOW });
  });

  it('that comes after the book has shown the order adds its evidence and moves nothing back', () => {
    const seen = sent({ status: 'rejected' }, { state: 'rejected', brokerOrderId: NUMBER, reason: 'no' });
    const changes = outcomeOf({ kind: 'accepted', brokerOrderId: NUMBER, raw: '{}' }, seen);
    expect(changes.orders).toMatchObject([{ status: 'rejected' }]);
    expect(changes.attempts).toMatchObject([{ attempt: { state: 'rejected' }, expectedState: 'rejected' }]);
    expect(changes.events.map(({ draft }) => draft.kind)).toEqual(['order.accepted']);
  });

  it.each<readonly [string, PlacementOutcome]>([
    ['another number', { kind: 'accepted', brokerOrderId: OTHER, raw: '{}' }],
    ['a refusal', refusal('1007', 'body invalid')],
    ['not having been sent', { kind: 'not_sent', why: 'network', words: 'refused' }],
  ])('that contradicts the book with %s is an anomaly for a person', (_name, outcome) => {
    const seen = sent({ status: 'amo' }, { state: 'queued', brokerOrderId: NUMBER });
    const changes = outcomeOf(outcome, seen);
    expect(changes.events.map(({ draft }) => draft.kind)).toEqual(['order.anomaly']);
    expect(changes.orders).toMatchObject([{ status: 'amo' }]);
    expect(changes.attempts).toMatchObject([{ attempt: { state: 'queued', brokerOrderId: NUMBER } }]);
  });

  it('names the instrument by what outlives a change of symbol', () => {
    const { order } = sent();
    expect(order.instrumentKey).toBe(instrumentKey({ exchange: 'NSE', isin: 'INE062A01020', token: '3045' }));
  });
});
