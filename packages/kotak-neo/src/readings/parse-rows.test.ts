import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRawRow } from '../rows/raw-row.ts';
import { fixture } from '../testing/fixture.ts';
import { parseJson } from '../transport/parse-json.ts';
import { makeRowParser } from './parse-rows.ts';

function rowsOf(body: unknown): unknown[] {
  return isRawRow(body) && Array.isArray(body.data) ? body.data : [];
}

/** Text that could be mistaken for the seams between rows. */
const tricky = fc.oneof(
  fc.string(),
  fc.constantFrom('},{', '"data":[{', '}]', '\\', '"', '{"a":1},{"b":2}', '"},{"', 'x\\"data":[{'),
);
const value = fc.oneof(
  tricky,
  fc.integer(),
  fc.constant(null),
  fc.array(fc.record({ a: tricky }), { maxLength: 2 }),
);
const row = fc.dictionary(fc.oneof(tricky, fc.constantFrom('nOrdNo', 'data', '__proto__')), value, {
  maxKeys: 3,
});
const rows = fc.array(row, { maxLength: 4 });
/** A few rows that come again in other places, some changed. */
const bodies = fc.array(fc.record({ stat: tricky, data: rows }), { maxLength: 2 }).chain((some) =>
  fc
    .array(fc.shuffledSubarray(some.flatMap(({ data }) => data)), { minLength: 1, maxLength: 5 })
    .map((readings) =>
      readings.map((data, at) => ({
        stat: some[at % Math.max(1, some.length)]?.stat ?? 'Ok',
        data,
        stCode: 200,
      })),
    ),
);

describe('rows that are read again and again', () => {
  it('are what parsing the whole text gives, whatever was read before', () => {
    fc.assert(
      fc.property(bodies, (readings) => {
        const parse = makeRowParser();
        for (const one of readings) {
          const text = JSON.stringify(one);
          expect(parse(text)).toEqual(parseJson(text));
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('are what parsing gives for damaged text, too', () => {
    const text = JSON.stringify({ stat: 'Ok', data: [{ a: '},{' }, { b: 1 }, { c: '}]' }], stCode: 200 });
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(text.length), tricky, (from, to, patch) => {
        const damaged = text.slice(0, from) + patch + text.slice(to);
        const parse = makeRowParser();
        expect(parse(damaged)).toEqual(parseJson(damaged));
      }),
      { numRuns: 2_000 },
    );
  });

  it('are the same objects while their text is the same, wherever they stand', () => {
    const samples = rowsOf(fixture('order_report.json'));
    const parse = makeRowParser();
    const text = (data: unknown[]) => JSON.stringify({ stat: 'Ok', data, stCode: 200 });
    const first = rowsOf(parse(text(samples)));
    const again = rowsOf(parse(text(samples)));
    expect(again.every((one, index) => one === first[index])).toBe(true);
    const changed = samples.map((one, index) =>
      index === 2 && isRawRow(one) ? { ...one, fldQty: 50 } : one,
    );
    const later = rowsOf(parse(text([...changed.slice(-1), ...changed.slice(0, -1)])));
    expect(later.filter((one) => first.includes(one))).toHaveLength(samples.length - 1);
    expect(later).toHaveLength(samples.length);
  });
});
