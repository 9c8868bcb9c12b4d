import { describe, expect, it } from 'vitest';
import { readBrokerTime } from './read-broker-time.ts';

const date = 'Fri, 21 Aug 2026 04:00:05 GMT';
const reply = (headers: Readonly<Record<string, string>>) =>
  ({ kind: 'reply', status: 200, headers, bodyText: '' }) as const;

describe("the broker's own clock", () => {
  it.each([
    ['is read from the date of its answer', reply({ date }), Date.parse('2026-08-21T04:00:05Z')],
    ['is not known without a date', reply({}), undefined],
    ['is not known by a date that is none', reply({ date: 'yesterday' }), undefined],
    ['is not told by an answer out of a cache', reply({ date, age: '12' }), undefined],
    ['is not known when no whole answer came', { kind: 'lost', why: 'reset', words: '' } as const, undefined],
  ])('%s', (_, answer, ms) => {
    expect(readBrokerTime(answer)).toBe(ms);
  });
});
