import { describe, expect, it } from 'vitest';
import { paise } from '../money/index.ts';
import { makeId } from './ids.ts';
import { isBeingChanged } from './is-being-changed.ts';
import type { Attempt, Command } from './order.ts';

const ASKED = 1_000_000;
const ANSWERED = ASKED + 400;
const MINUTES_5 = 300_000;
const attemptId = makeId('att', '1');
const values = { quantity: 10, limitPrice: paise(100_00), triggerPrice: null, orderType: 'limit' } as const;

const base = {
  id: makeId('cmd', '1'),
  orderId: makeId('ord', '1'),
  attemptId,
  actor: 'user',
  state: 'done',
  requestedAtMs: ASKED,
  answeredAtMs: ANSWERED,
} as const;
const repriced: Command = { ...base, kind: 'modify', requested: { limitPrice: paise(99_00) } };
const cancelled: Command = { ...base, kind: 'cancel', requested: null };
const placed: Command = { ...base, kind: 'place', requested: values };

function seenAt(
  atMs: number,
  limitPrice = values.limitPrice,
): Pick<Attempt, 'id' | 'acknowledged' | 'lastSeen'> {
  return {
    id: attemptId,
    acknowledged: { ...values, limitPrice },
    lastSeen: { atMs } as Attempt['lastSeen'],
  };
}

describe('a request to change an order', () => {
  const cases: readonly {
    readonly name: string;
    readonly command: Command;
    readonly attempt?: ReturnType<typeof seenAt>;
    readonly nowMs?: number;
    readonly underWay: boolean;
  }[] = [
    { name: 'on the wire', command: { ...repriced, state: 'sending' }, underWay: true },
    { name: 'recorded, and not sent yet', command: { ...repriced, state: 'planned' }, underWay: true },
    {
      name: 'without an answer, however long ago',
      command: { ...repriced, state: 'unconfirmed' },
      nowMs: 2 * ASKED,
      underWay: true,
    },
    { name: 'taken, and not seen since', command: repriced, underWay: true },
    {
      name: 'taken, of an order that was never seen',
      command: repriced,
      attempt: { ...seenAt(0), lastSeen: null },
      underWay: true,
    },
    {
      name: 'taken, and something was seen since',
      command: repriced,
      attempt: seenAt(ANSWERED + 1),
      underWay: false,
    },
    {
      name: 'seen before it was answered',
      command: repriced,
      attempt: seenAt(ASKED, paise(99_00)),
      underWay: false,
    },
    {
      name: 'taken, and not seen for five minutes',
      command: repriced,
      nowMs: ANSWERED + MINUTES_5,
      underWay: true,
    },
    {
      name: 'taken, and not seen for longer',
      command: repriced,
      nowMs: ANSWERED + MINUTES_5 + 1,
      underWay: false,
    },
    { name: 'refused', command: { ...repriced, state: 'refused' }, underWay: false },
    { name: 'that never left', command: { ...repriced, state: 'not_sent' }, underWay: false },
    { name: 'of another attempt', command: { ...repriced, attemptId: makeId('att', '2') }, underWay: false },
    { name: 'to cancel it, taken and not seen since', command: cancelled, underWay: true },
    { name: 'that was the placing itself', command: { ...placed, state: 'unconfirmed' }, underWay: false },
  ];
  it.each(cases)(
    '$name: under way $underWay',
    ({ command, attempt = seenAt(ASKED), nowMs = ANSWERED, underWay }) => {
      expect(isBeingChanged(attempt, [command], nowMs)).toBe(underWay);
    },
  );
});
