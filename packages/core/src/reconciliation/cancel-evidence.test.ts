import { describe, expect, it } from 'vitest';
import type { BrokerOrder } from '../broker/index.ts';
import type { Command, LastSeen } from '../orders/index.ts';
import { attributeCancel, mayHaveArrived } from './attribute-cancel.ts';
import { at, commandOf, FACTS, FRIDAY, row, tagOf } from './reconcile.test-support.ts';

const TEN_MS = at('10:00');
const DAY_END_MS = FACTS.dayEndMs(FRIDAY);

interface Evidence {
  readonly name: string;
  readonly shown?: Partial<BrokerOrder>;
  readonly commands?: readonly Command[];
  readonly seen?: Partial<LastSeen>;
  readonly basis: string;
}

const basisOf = ({ shown, commands = [], seen }: Evidence) =>
  attributeCancel({
    row: row(1, { statusText: 'cancelled', updatedAtMs: TEN_MS, ...shown }),
    commands,
    seen: seen === undefined ? null : { ...row(1), confirmed: true, atMs: at('09:59'), ...seen },
    validity: 'day',
    tradingDay: FRIDAY,
    dayEndMs: FACTS.dayEndMs,
    receivedAtMs: at('10:01'),
  }).basis;
const asked = (requestedAtMs: number, state: Command['state'] = 'unconfirmed') =>
  commandOf(1, 'cancel', { state, requestedAtMs });
const marked = (markedMs: number) => ({ tag: `${tagOf(1)}-${markedMs / 1_000}` });

describe('the evidence of who cancelled an order', () => {
  it.each<Evidence>([
    { name: 'asked for up to five seconds later', commands: [asked(TEN_MS + 5_000)], basis: 'command' },
    { name: 'asked for after that', commands: [asked(TEN_MS + 5_001)], basis: 'none' },
    {
      name: 'of a row without a time, asked for before the reading',
      shown: { updatedAtMs: null },
      commands: [asked(at('10:01'))],
      basis: 'command',
    },
    {
      name: 'a modification is no cancel',
      commands: [commandOf(1, 'modify', { requestedAtMs: TEN_MS })],
      basis: 'none',
    },
    {
      name: 'marked five seconds before we asked',
      shown: { ...marked(TEN_MS), updatedAtMs: TEN_MS + 30_000 },
      commands: [asked(TEN_MS + 5_000)],
      basis: 'command',
    },
    {
      name: 'marked before that',
      shown: { ...marked(TEN_MS), updatedAtMs: TEN_MS + 30_000 },
      commands: [asked(TEN_MS + 5_001)],
      basis: 'cancel_mark',
    },
    {
      name: 'marked a minute after we asked',
      shown: marked(TEN_MS),
      commands: [asked(TEN_MS - 60_000)],
      basis: 'command',
    },
    {
      name: 'marked after that',
      shown: marked(TEN_MS),
      commands: [asked(TEN_MS - 60_001)],
      basis: 'cancel_mark',
    },
    {
      name: 'marked a minute before its end',
      shown: { ...marked(TEN_MS), updatedAtMs: TEN_MS + 60_000 },
      basis: 'cancel_mark',
    },
    {
      name: 'marked longer before its end',
      shown: { ...marked(TEN_MS), updatedAtMs: TEN_MS + 60_001 },
      basis: 'none',
    },
    {
      name: 'marked without a time of its end',
      shown: { ...marked(TEN_MS), updatedAtMs: null },
      basis: 'none',
    },
    { name: 'a second that is not last', shown: { tag: `-${TEN_MS / 1_000}-A` }, basis: 'none' },
    { name: 'a tag without a second', shown: { tag: tagOf(1) }, basis: 'none' },
    { name: 'the last moment of the day', shown: { updatedAtMs: DAY_END_MS }, basis: 'day_end' },
    { name: 'the moment before', shown: { updatedAtMs: DAY_END_MS - 1 }, basis: 'none' },
    {
      name: 'without a time, seen alive at the end of the day',
      shown: { updatedAtMs: null },
      seen: { atMs: DAY_END_MS },
      basis: 'day_end',
    },
    { name: 'without a time, and never seen', shown: { updatedAtMs: null }, basis: 'none' },
    {
      name: 'another mark of a login than before',
      shown: { modifiedByText: 'ABCDE1234F' },
      seen: { modifiedByText: 'FGHIJ5678K' },
      basis: 'modified_by',
    },
    { name: 'a mark that has gone', seen: { modifiedByText: 'ABCDE1234F' }, basis: 'none' },
    {
      name: 'a mark of a login that our later cancel cannot have set',
      shown: { modifiedByText: 'ABCDE1234F' },
      commands: [asked(TEN_MS + 5_001, 'done')],
      basis: 'modified_by',
    },
    {
      name: 'a mark of a login that our refused modification cannot have set',
      shown: { modifiedByText: 'ABCDE1234F' },
      commands: [commandOf(1, 'modify', { state: 'refused' })],
      basis: 'modified_by',
    },
    {
      name: 'a mark of a login that our cancel that never left cannot have set',
      shown: { modifiedByText: 'ABCDE1234F' },
      commands: [asked(TEN_MS, 'not_sent')],
      basis: 'modified_by',
    },
  ])('$name: $basis', (evidence) => {
    expect(basisOf(evidence)).toBe(evidence.basis);
  });

  it.each([
    ['RMS: blocked', 'broker'],
    ['the risk desk', 'broker'],
    ['by Admin', 'broker'],
    ['Margin is short', 'broker'],
    ['squareoff', 'broker'],
    ['Square Off done', 'broker'],
    ['alarms, asterisk, administration', 'unknown'],
    ['Cancelled at Exchange', 'exchange'],
    ['stockexchanges', 'unknown'],
    ['cancelled by user', 'user'],
    ['cancelled by the client', 'user'],
    ['cancelled by investor', 'user'],
    ['cancelled for the user', 'unknown'],
    ['standby users', 'unknown'],
  ])('the words "%s" name %s', (rejectReason, by) => {
    const named = attributeCancel({
      row: row(1, { statusText: 'cancelled', rejectReason }),
      commands: [],
      seen: null,
      validity: 'day',
      tradingDay: FRIDAY,
      dayEndMs: FACTS.dayEndMs,
      receivedAtMs: at('10:01'),
    });
    expect([named.by, named.basis]).toEqual([by, by === 'unknown' ? 'none' : 'words']);
  });

  it('an immediate order ends by its own rule, not by the clock', () => {
    const evidence = { row: row(1), commands: [], seen: null, tradingDay: FRIDAY, dayEndMs: FACTS.dayEndMs };
    expect(attributeCancel({ ...evidence, validity: 'ioc', receivedAtMs: at('10:01') })).toEqual({
      by: 'expiry',
      actor: 'exchange',
      basis: 'ioc',
    });
  });

  it.each([
    ['planned', false],
    ['sending', true],
    ['unconfirmed', true],
    ['done', true],
    ['refused', false],
    ['not_sent', false],
  ] as const)('a request that is %s may have arrived: %s', (state, may) => {
    expect(mayHaveArrived(asked(TEN_MS, state))).toBe(may);
  });
});
