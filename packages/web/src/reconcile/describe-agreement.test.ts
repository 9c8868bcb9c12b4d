import { describe, expect, it } from 'vitest';
import { counters, describeAgreement, readCounter, verdictsOf } from './describe-agreement.ts';

const none = { agree: 0, awaited: 0, differ: 0, unknown: 0, missing: 0, unconfirmed: 0 };
const read = {
  account_id: 'acc_1',
  last_complete_at: '2026-08-21T04:00:00.000Z',
  last_reading: null,
  holdings: null,
};

describe('the agreement in a sentence', () => {
  it.each([
    [{ ...none, agree: 3 }, [read], 'All 3 orders agree with the broker.'],
    [{ ...none, agree: 1 }, [read], 'The one order agrees with the broker.'],
    [
      { ...none, agree: 1, awaited: 2 },
      [read],
      '1 order agrees with the broker. The broker took 2 orders that its book has not shown yet.',
    ],
    [{ ...none, awaited: 1 }, [read], 'The broker took 1 order that its book has not shown yet.'],
    [{ ...none, awaited: 1, missing: 1 }, [read], '1 order does not agree with the broker.'],
    [none, [read], 'The broker’s book shows no order, and none is missing.'],
    [{ ...none, agree: 3, unconfirmed: 1 }, [read], '1 order does not agree with the broker.'],
    [{ ...none, differ: 1, unknown: 1, missing: 1 }, [read], '3 orders do not agree with the broker.'],
    [{ ...none, agree: 3 }, [read, { ...read, last_complete_at: null }], /not known/],
    [none, [], /not known/],
  ])('%j', (counted, readings, sentence) => {
    const said = describeAgreement({ counters: counted, readings });
    if (typeof sentence === 'string') expect(said).toBe(sentence);
    else expect(said).toMatch(sentence);
  });
});

it('knows every counter, and leaves out what the address invents', () => {
  expect([...counters].toSorted()).toEqual(Object.keys(verdictsOf).toSorted());
  expect(readCounter(new URLSearchParams('show=missing'))).toBe('missing');
  expect(readCounter(new URLSearchParams('show=all'))).toBeUndefined();
});
