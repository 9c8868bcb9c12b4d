import { describe, expect, it } from 'vitest';
import { holdRows } from './hold-rows.ts';

const row = (id: string, version = 1) => ({ id, version });

describe('rows under the pointer', () => {
  it('keep their places while their content follows', () => {
    const held = holdRows([row('a'), row('b')], [row('b', 2), row('a')], true);
    expect(held.rows).toEqual([row('a'), row('b', 2)]);
    expect(held.waiting).toBe(1);
  });

  it('new rows wait, and are counted', () => {
    const held = holdRows([row('a')], [row('c'), row('b'), row('a', 2)], true);
    expect(held.rows).toEqual([row('a', 2)]);
    expect(held.waiting).toBe(2);
  });

  it('a row that left stays as it was until the pointer goes', () => {
    const held = holdRows([row('a'), row('b')], [row('a')], true);
    expect(held.rows).toEqual([row('a'), row('b')]);
    expect(held.waiting).toBe(1);
  });

  it('nothing is held back when the pointer is elsewhere', () => {
    expect(holdRows([row('a')], [row('b')], false)).toEqual({ rows: [row('b')], waiting: 0 });
  });

  it('content alone is no reason to wait', () => {
    expect(holdRows([row('a')], [row('a', 5)], true)).toEqual({ rows: [row('a', 5)], waiting: 0 });
  });
});
