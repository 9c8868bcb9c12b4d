import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import { copyIn, createCopyRows } from './copy-in.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.close());

const copy = (rows: readonly { readonly key: string; readonly value: object }[]) =>
  database.db.transaction().execute((trx) => {
    const copied = createCopyRows('installation');
    for (const row of rows) copied.add([row]);
    return copyIn(trx, [copied.take()]);
  });
const read = () =>
  database.db
    .selectFrom('installation')
    .select(['key', 'value'])
    .where('key', 'like', 'copied%')
    .orderBy('key')
    .execute();

describe('rows that are copied', () => {
  it('are read back as they were, whatever characters stand in them', async () => {
    const odd = 'a\tb\nc\rd\\e\\N\\.f "quoted" ₹ 😀';
    await copy([
      { key: `copied ${odd}`, value: { odd, list: [1, null, 'two'] } },
      { key: 'copied.', value: {} },
    ]);
    expect(await read()).toEqual(
      expect.arrayContaining([
        { key: `copied ${odd}`, value: { odd, list: [1, null, 'two'] } },
        { key: 'copied.', value: {} },
      ]),
    );
  });

  it('have what a database cannot hold replaced', async () => {
    await copy([{ key: 'copied\0\ud800', value: { text: '\0\ud800' } }]);
    expect(await read()).toEqual([{ key: 'copied\ufffd\ufffd', value: { text: '\ufffd\ufffd' } }]);
  });

  it('are written wholly or not at all, and the connection goes on', async () => {
    const rows = Array.from({ length: 50 }, (_, index) => ({ key: `copied ${index}`, value: {} }));
    await expect(copy([...rows, { key: 'copied 7', value: {} }])).rejects.toThrow(/duplicate key/);
    expect(await read()).toEqual([]);
    await copy(rows);
    expect(await read()).toHaveLength(50);
  });

  it('of a table that lacks a column are refused with its name, and the connection goes on', async () => {
    const odd = { key: 'copied', value: {}, no_column: 'x' };
    await expect(copy([odd])).rejects.toThrow(/no_column/);
    await copy([{ key: 'copied', value: {} }]);
    expect(await read()).toHaveLength(1);
  });

  it('of several tables leave in one statement, and all of them or none are written', async () => {
    const both = (second: string) =>
      database.db.transaction().execute((trx) => {
        const [first, other] = [createCopyRows('installation'), createCopyRows('installation')];
        first.add([{ key: 'copied 1', value: {} }]);
        other.add([{ key: second, value: {} }]);
        return copyIn(trx, [first.take(), other.take()]);
      });
    await expect(both('copied 1')).rejects.toThrow(/duplicate key/);
    expect(await read()).toEqual([]);
    await both('copied 2');
    expect((await read()).map(({ key }) => key)).toEqual(['copied 1', 'copied 2']);
  });
});
