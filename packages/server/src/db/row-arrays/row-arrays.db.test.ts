import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/database.ts';
import { type ColumnTypes, rowArrays, rowsOf } from './row-arrays.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const COLUMNS = {
  words: 'text',
  number: 'integer',
  amount: 'bigint',
  price: 'numeric',
  flag: 'boolean',
  moment: 'timestamptz',
  day: 'date',
  facts: 'jsonb',
  raw: 'json_text',
  bytes: 'bytea',
} as const satisfies ColumnTypes;
type Row = Readonly<Record<keyof typeof COLUMNS, unknown>>;

async function sent(rows: readonly Partial<Row>[]): Promise<readonly unknown[]> {
  const from = rowsOf(rowArrays(COLUMNS, rows, (row) => row));
  const result = await sql`
    select words, number, amount, price::text as price, flag, moment, day, facts, raw, bytes from ${from}`.execute(
    database.db,
  );
  return result.rows;
}

const NOTHING: Row = {
  words: null,
  number: null,
  amount: null,
  price: null,
  flag: null,
  moment: null,
  day: null,
  facts: null,
  raw: null,
  bytes: null,
};

describe('rows that a statement takes as arrays', () => {
  it('arrive as they were, whatever stands in them', async () => {
    const odd = 'a\tb\nc\\e "quoted", {braces} ₹ 😀';
    const rows: readonly Row[] = [
      {
        words: odd,
        number: -2_147_483_648,
        amount: Number.MAX_SAFE_INTEGER,
        price: '2095.530001',
        flag: true,
        moment: '2026-08-21T04:30:00.012Z',
        day: '2026-08-21',
        facts: { odd, list: [1, null, 'two'] },
        raw: '{"b":1.50, "a":[ ]}',
        bytes: Buffer.from([0, 255, 92, 10]),
      },
      {
        words: '',
        number: 2_147_483_647,
        amount: -4_294_967_297,
        price: '-0.05',
        flag: false,
        moment: '1999-12-31T23:59:59.999Z',
        day: '1969-12-31',
        facts: {},
        raw: '{}',
        bytes: Buffer.alloc(0),
      },
      { ...NOTHING, words: 'ā'.repeat(5_000), amount: 0 },
      NOTHING,
    ];
    const moments = [Date.parse('2026-08-21T04:30:00.012Z'), Date.parse('1999-12-31T23:59:59.999Z')];
    expect(await sent(rows)).toEqual(rows.map((row, place) => ({ ...row, moment: moments[place] ?? null })));
  });

  it('may be none, and may lack columns', async () => {
    expect(await sent([])).toEqual([]);
    expect(await sent([{ words: 'alone' }])).toEqual([{ ...NOTHING, words: 'alone' }]);
  });

  it('take JSON that is a text already as it stands', async () => {
    expect(await sent([{ facts: '{"a":[1,2]}' }])).toEqual([{ ...NOTHING, facts: { a: [1, 2] } }]);
  });

  it('have what a database cannot hold replaced', async () => {
    const long = `${'x'.repeat(100)}\0`;
    const rows = await sent([{ words: 'a\0b\ud800', facts: { text: '\0\ud800' } }, { words: long }]);
    expect(rows).toEqual([
      { ...NOTHING, words: 'a\ufffdb\ufffd', facts: { text: '\ufffd\ufffd' } },
      { ...NOTHING, words: `${'x'.repeat(100)}\ufffd` },
    ]);
  });

  it.each([
    ['a fraction for a number', { number: 1.5 }, /whole number/],
    ['more than four bytes hold', { number: 2 ** 31 }, /out of range/],
    ['an amount that JavaScript rounds', { amount: 2 ** 53 }, /whole number/],
    ['words for a number', { number: 'many' }, /whole number/],
    ['words for a moment', { moment: 'soon' }, /Not a moment/],
    ['a word for yes or no', { flag: 'yes' }, /Neither true nor false/],
    ['a text for bytes', { bytes: 'ff' }, /No bytes/],
  ])('are refused with %s', (_name, row, why) => {
    expect(() => rowArrays(COLUMNS, [row], (one) => one)).toThrow(why);
  });
});
