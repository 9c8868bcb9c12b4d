import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRowSplitter } from './row-splitter.ts';

function split(text: string, size = text.length || 1) {
  const splitter = createRowSplitter();
  const rows = [];
  for (let from = 0; from < text.length; from += size)
    rows.push(...splitter.push(text.slice(from, from + size)));
  return { rows, fault: splitter.end() };
}

describe('a file of rows', () => {
  it('is cut into the same rows whatever the pieces that it comes in', () => {
    const file = fc.dictionary(
      fc.constantFrom('orders', 'trades', 'failed_orders'),
      fc.array(fc.jsonValue()),
      { minKeys: 1 },
    );
    fc.assert(
      fc.property(file, fc.integer({ min: 1, max: 30 }), fc.constantFrom(0, 2), (lists, size, indent) => {
        const { rows, fault } = split(JSON.stringify(lists, null, indent), size);
        expect(fault).toBeNull();
        for (const [name, list] of Object.entries(lists)) {
          expect(rows.filter((row) => row.list === name).map((row) => JSON.parse(row.text))).toEqual(
            JSON.parse(JSON.stringify(list)),
          );
        }
      }),
    );
  });

  it('names the line and column of each row', () => {
    const { rows } = split(
      '{\n  "orders": [\n    {"a": "x\\"y"},\n    [1, 2], 7, "z"\n  ],\n  "last_run": null\n}',
    );
    expect(rows.map(({ list, index, text, line, column }) => [list, index, text, line, column])).toEqual([
      ['orders', 0, '{"a": "x\\"y"}', 3, 5],
      ['orders', 1, '[1, 2]', 4, 5],
      ['orders', 2, '7', 4, 13],
      ['orders', 3, '"z"', 4, 16],
      ['last_run', -1, 'null', 6, 15],
    ]);
  });

  const faults = [
    { text: '', kind: 'empty' },
    { text: '   \n ', kind: 'empty' },
    { text: '{"orders": [{"a": 1}, {"b"', kind: 'ended_early' },
    { text: '{"orders": [1, 2]', kind: 'ended_early' },
    { text: '[1, 2', kind: 'ended_early' },
    { text: '{"a": 1}', kind: 'not_rows' },
    { text: '{}', kind: 'not_rows' },
    { text: '17', kind: 'unexpected' },
    { text: '[1 2]', kind: 'unexpected' },
    { text: '[1,]', kind: 'unexpected' },
    { text: '{"a" 1}', kind: 'unexpected' },
    { text: '{a: 1}', kind: 'unexpected' },
    { text: '{"a": ]}', kind: 'unexpected' },
    { text: '{"a": 1 "b": 2}', kind: 'unexpected' },
    { text: '[1] [2]', kind: 'unexpected' },
  ];
  for (const { text, kind } of faults) {
    it(`that is damaged is told so: ${JSON.stringify(text)}`, () => {
      const { fault } = split(text, 3);
      expect(fault?.kind).toBe(kind);
      expect(fault?.line).toBeGreaterThan(0);
    });
  }

  it('of any text ends in rows or a fault, never in an exception', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 9 }), (text, size) => {
        const { rows, fault } = split(text, size);
        expect(fault !== null || rows.length >= 0).toBe(true);
      }),
    );
  });
});
