import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ATTEMPT_STATES,
  type AttemptState,
  type AttemptStateName,
  attemptStateFrom,
} from './attempt-state.ts';
import {
  decidingAttempt,
  deriveOrderStatus,
  queuePlaceOf,
  type StatusFacts,
  totalFilled,
} from './derive-order-status.ts';
import { ORDER_STATUSES } from './order-status.ts';

const NUMBER = '260821000101001';

function attempt(state: AttemptStateName, filledQty = 0, numbered = true): AttemptState {
  const bare = ['planned', 'sending', 'unconfirmed', 'not_placed'].includes(state) || !numbered;
  const read = attemptStateFrom({ state, brokerOrderId: bare ? null : NUMBER, filledQty, reason: null });
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

function facts(changes: Partial<StatusFacts>): StatusFacts {
  const attemptFacts = changes.attempt ?? null;
  return {
    side: 'buy',
    origin: 'system',
    managed: true,
    variety: 'amo',
    attempt: attemptFacts,
    filledQty: attemptFacts?.filledQty ?? 0,
    positionSold: false,
    queue: 'none',
    ...changes,
  };
}

describe('order status from its attempt, fills, position and queue', () => {
  it.each([
    { name: 'a planned attempt is being placed', given: { attempt: attempt('planned') }, status: 'placing' },
    {
      name: 'a request on the wire is being placed',
      given: { attempt: attempt('sending') },
      status: 'placing',
    },
    {
      name: 'a lost reply is unconfirmed',
      given: { attempt: attempt('unconfirmed') },
      status: 'unconfirmed',
    },
    { name: 'an accepted AMO waits', given: { attempt: attempt('accepted') }, status: 'amo' },
    {
      name: 'an accepted regular order is at work',
      given: { attempt: attempt('accepted'), variety: 'regular' },
      status: 'pending_execution',
    },
    { name: 'a queued one waits', given: { attempt: attempt('queued'), variety: 'regular' }, status: 'amo' },
    {
      name: 'a partly filled open one is at work',
      given: { attempt: attempt('open', 3) },
      status: 'pending_execution',
    },
    { name: 'a filled buy is ongoing', given: { attempt: attempt('filled', 10) }, status: 'ongoing' },
    {
      name: 'a filled buy whose position was sold is closed',
      given: { attempt: attempt('filled', 10), positionSold: true },
      status: 'closed',
    },
    {
      name: 'a filled sell is closed',
      given: { attempt: attempt('filled', 10), side: 'sell' },
      status: 'closed',
    },
    {
      name: "somebody else's filled buy is closed",
      given: { attempt: attempt('filled', 10), origin: 'external', managed: false },
      status: 'closed',
    },
    {
      name: "somebody else's buy under our care is ongoing",
      given: { attempt: attempt('filled', 10), origin: 'external' },
      status: 'ongoing',
    },
    {
      name: 'our own filled buy that the machine leaves alone is ongoing',
      given: { attempt: attempt('filled', 10), managed: false },
      status: 'ongoing',
    },
    {
      name: 'a filled buy whose quantity nobody told is not cancelled',
      given: { attempt: attempt('filled') },
      status: 'ongoing',
    },
    {
      name: 'a buy cancelled with 7 of 10 is ongoing',
      given: { attempt: attempt('cancelled', 7) },
      status: 'ongoing',
    },
    {
      name: 'a sell that expired with fills is closed',
      given: { attempt: attempt('expired', 7), side: 'sell' },
      status: 'closed',
    },
    {
      name: 'a cancelled one without fills is cancelled',
      given: { attempt: attempt('cancelled') },
      status: 'cancelled',
    },
    {
      name: 'an expired one without fills is cancelled',
      given: { attempt: attempt('expired') },
      status: 'cancelled',
    },
    { name: 'rejected after being taken', given: { attempt: attempt('rejected') }, status: 'rejected' },
    {
      name: 'rejected with fills is what the fills say',
      given: { attempt: attempt('rejected', 2) },
      status: 'ongoing',
    },
    {
      name: 'rejected and put into the queue',
      given: { attempt: attempt('rejected'), queue: 'queued' },
      status: 'retry_pending',
    },
    {
      name: 'rejected and dropped',
      given: { attempt: attempt('rejected'), queue: 'dropped' },
      status: 'cancelled',
    },
    {
      name: 'refused at the door and not queued',
      given: { attempt: attempt('rejected', 0, false) },
      status: 'failed',
    },
    {
      name: 'refused at the door and queued',
      given: { attempt: attempt('rejected', 0, false), queue: 'queued' },
      status: 'retry_pending',
    },
    { name: 'not placed', given: { attempt: attempt('not_placed') }, status: 'failed' },
    {
      name: 'not placed, but an earlier attempt filled',
      given: { attempt: attempt('not_placed'), filledQty: 5 },
      status: 'ongoing',
    },
    { name: 'born into the queue', given: { attempt: null, queue: 'queued' }, status: 'retry_pending' },
    { name: 'born failed', given: { attempt: null }, status: 'failed' },
    { name: 'dropped from the queue', given: { attempt: null, queue: 'dropped' }, status: 'cancelled' },
    { name: 'imported with fills alone', given: { attempt: null, filledQty: 4 }, status: 'ongoing' },
  ] as const)('$name', ({ given, status }) => {
    expect(deriveOrderStatus(facts(given))).toBe(status);
  });

  it('any combination of facts has one of the ten words', () => {
    const arbitrary = fc.record({
      side: fc.constantFrom('buy', 'sell'),
      origin: fc.constantFrom('system', 'manual', 'external', 'imported'),
      managed: fc.boolean(),
      variety: fc.constantFrom('amo', 'regular'),
      attempt: fc.option(fc.constantFrom(...ATTEMPT_STATES).map((state) => attempt(state))),
      filledQty: fc.nat(20),
      positionSold: fc.boolean(),
      queue: fc.constantFrom('none', 'queued', 'dropped'),
    } satisfies Record<keyof StatusFacts, unknown>);
    fc.assert(fc.property(arbitrary, (given) => ORDER_STATUSES.includes(deriveOrderStatus(given))));
  });
});

describe('the attempt that decides', () => {
  it.each([
    { name: 'none', attempts: [], expected: undefined },
    { name: 'the latest', attempts: [attempt('rejected'), attempt('open')], expected: 'open' },
    {
      name: 'an older live one over a newer rejected one',
      attempts: [attempt('open'), attempt('rejected', 0, false)],
      expected: 'open',
    },
    {
      name: 'an older filled one over a newer not placed one',
      attempts: [attempt('filled', 9), attempt('not_placed')],
      expected: 'filled',
    },
    {
      name: 'an older live one over a newer planned one',
      attempts: [attempt('queued'), attempt('planned')],
      expected: 'queued',
    },
    {
      name: 'nothing over an unconfirmed one',
      attempts: [attempt('open'), attempt('unconfirmed')],
      expected: 'unconfirmed',
    },
    {
      name: 'nothing over one on the wire',
      attempts: [attempt('open'), attempt('sending')],
      expected: 'sending',
    },
    {
      name: 'the latest of several that are over',
      attempts: [attempt('rejected'), attempt('cancelled')],
      expected: 'cancelled',
    },
  ])('is $name', ({ attempts, expected }) => {
    expect(decidingAttempt(attempts)?.state).toBe(expected);
  });

  it('filled quantities add up over attempts', () => {
    expect(totalFilled([attempt('cancelled', 4), attempt('filled', 6)])).toBe(10);
  });

  it.each([
    ['retry_pending', 'queued'],
    ['cancelled', 'dropped'],
    ['rejected', 'none'],
  ] as const)('an order that is %s has the place %s in the queue', (status, place) => {
    expect(queuePlaceOf({ status })).toBe(place);
  });
});
