import { describe, expect, it } from 'vitest';
import { ORDER_STATUSES } from '../orders/index.ts';
import { DIVERGENCE_VERDICTS } from './divergence.ts';
import { type NeedFacts, needsPerson } from './needs-person.ts';

const TODAY = 20_689;
const calm: NeedFacts = { status: 'amo', tradingDay: TODAY, missingSinceMs: null, divergence: null };

describe('an order needs a person', () => {
  it.each([
    { name: 'while nobody knows what became of it', facts: { status: 'unconfirmed' } },
    {
      name: 'while that is not known, also days later',
      facts: { status: 'unconfirmed', tradingDay: TODAY - 9 },
    },
    { name: 'while the broker’s book lacks it', facts: { missingSinceMs: 1 } },
    { name: 'when it was rejected today', facts: { status: 'rejected' } },
    { name: 'when it was given up for tomorrow', facts: { status: 'failed', tradingDay: TODAY + 1 } },
    {
      name: 'when the broker shows what we have not taken over',
      facts: { divergence: { verdict: 'broker_newer', action: 'look_again' } },
    },
    {
      name: 'when the broker contradicts what is proven',
      facts: { status: 'closed', divergence: { verdict: 'anomaly', action: 'look_again' } },
    },
    {
      name: 'when its last hours are not known, although no reading lacked it',
      facts: { tradingDay: TODAY - 1, divergence: { verdict: 'missing_at_broker', action: 'look_again' } },
    },
    {
      name: 'when somebody else placed it and there is something to decide',
      facts: { divergence: { verdict: 'unknown_to_us', action: 'take_under_care' } },
    },
  ] as const)('$name', ({ facts }) => {
    expect(needsPerson({ ...calm, ...facts }, TODAY)).toBe(true);
  });
});

describe('an order needs nobody', () => {
  it.each([
    { name: 'while both sides agree', facts: { divergence: { verdict: 'agrees', action: 'none' } } },
    {
      name: 'while the broker’s book has still to show it',
      facts: { divergence: { verdict: 'not_shown_yet', action: 'none' } },
    },
    { name: 'when the broker never had it', facts: {} },
    { name: 'while it waits in the queue', facts: { status: 'retry_pending' } },
    {
      name: 'once the day on which it was rejected is over',
      facts: { status: 'rejected', tradingDay: TODAY - 1 },
    },
    {
      name: 'when somebody else placed it and there is nothing to decide',
      facts: { divergence: { verdict: 'unknown_to_us', action: 'none' } },
    },
  ] as const)('$name', ({ facts }) => {
    expect(needsPerson({ ...calm, ...facts }, TODAY)).toBe(false);
  });
});

it('what differs needs a person in whatever state the order is, when there is a step to take', () => {
  const open = DIVERGENCE_VERDICTS.filter((verdict) => verdict !== 'agrees');
  for (const status of ORDER_STATUSES) {
    for (const verdict of open) {
      const facts: NeedFacts = { ...calm, status, divergence: { verdict, action: 'look_again' } };
      expect([status, verdict, needsPerson(facts, TODAY)]).toEqual([status, verdict, true]);
    }
  }
  for (const verdict of open) {
    expect(needsPerson({ ...calm, divergence: { verdict, action: 'none' } }, TODAY)).toBe(false);
  }
});

it('what agrees needs nobody, also where somebody else’s order can be let go of', () => {
  expect(needsPerson({ ...calm, divergence: { verdict: 'agrees', action: 'leave_alone' } }, TODAY)).toBe(
    false,
  );
});
