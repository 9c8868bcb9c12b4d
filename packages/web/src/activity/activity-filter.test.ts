import { describe, expect, it } from 'vitest';
import {
  isNarrowed,
  kindsOf,
  readActivityFilter,
  toEventsQuery,
  writeActivityFilter,
} from './activity-filter.ts';

const read = (text: string) => readActivityFilter(new URLSearchParams(text));

describe('the filter of the history', () => {
  it.each([
    ['', { page: 1 }],
    ['who=broker&page=2', { actor: ['broker', 'exchange'], page: 2 }],
    ['who=somebody', { actor: ['external', 'unknown'], page: 1 }],
    ['what=fills', { kind: ['order.partly_filled', 'order.filled'], page: 1 }],
    [
      'account=acc_1&order=ord_1&from=2026-08-01&to=2026-08-21',
      { account_id: 'acc_1', order_id: 'ord_1', from_date: '2026-08-01', to_date: '2026-08-21', page: 1 },
    ],
    ['from=2026-08-21&to=2026-08-01', { from_date: '2026-08-21', page: 1 }],
    ['who=toString&what=nothing&from=soon&page=0', { page: 1 }],
    ['page=1001', { page: 1 }],
  ])('%s asks for %j', (text, query) => {
    expect(toEventsQuery(read(text))).toEqual(query);
  });

  it('survives the address', () => {
    const filter = read('who=you&what=queue&account=a&order=o&from=2026-08-01&to=2026-08-21&page=3');
    expect(readActivityFilter(writeActivityFilter(filter))).toEqual(filter);
    expect(writeActivityFilter(read('')).toString()).toBe('');
    expect([isNarrowed(filter), isNarrowed(read('page=2'))]).toEqual([true, false]);
  });

  it('puts each kind into one group', () => {
    const groups = [
      'placing',
      'fills',
      'refusals',
      'changes',
      'queue',
      'doubt',
      'positions',
      'accounts',
    ] as const;
    const all = groups.flatMap(kindsOf);
    expect(new Set(all).size).toBe(all.length);
    expect(groups.every((group) => kindsOf(group).length > 0)).toBe(true);
    // And all of them together, but for what each single fill does.
    const steps = ['order.partly_filled', 'position.increased', 'position.reduced'];
    expect([...kindsOf('turns'), ...steps].toSorted()).toEqual(all.toSorted());
  });
});
