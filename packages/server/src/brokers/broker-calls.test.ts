import { describe, expect, it } from 'vitest';
import { createBrokerCalls } from './broker-calls.ts';

const MINUTE_MS = 60_000;
const NOON = Date.parse('2026-08-20T12:00:00+05:30');

describe('the calls to the broker', () => {
  it('are counted by kind and outcome', () => {
    const calls = createBrokerCalls();
    for (const outcome of ['ok', 'ok', 'lost'] as const)
      calls.note({ call: 'order_book', outcome, ms: 500, atMs: NOON });
    expect(calls.list()).toEqual([
      { call: 'order_book', outcome: 'ok', count: 2, seconds: 1 },
      { call: 'order_book', outcome: 'lost', count: 1, seconds: 0.5 },
    ]);
  });

  it('of the last minute and the last hour are told, whatever came of them', () => {
    const calls = createBrokerCalls();
    const at = (atMs: number) => calls.note({ call: 'order_book', outcome: 'lost', ms: 1, atMs });
    for (const minutesAgo of [120, 61, 59, 30, 2, 0.5, 0]) at(NOON - minutesAgo * MINUTE_MS);
    expect(calls.recent(NOON)).toEqual({ lastMinute: 2, lastHour: 5 });
    expect(calls.recent(NOON + 20 * MINUTE_MS)).toEqual({ lastMinute: 0, lastHour: 4 });
    expect(createBrokerCalls().recent(NOON)).toEqual({ lastMinute: 0, lastHour: 0 });
  });
});
