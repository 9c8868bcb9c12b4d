import { cp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CORPUS, openTakeover } from '../../../../test/support/legacy.ts';
import { backUpSources } from './back-up-sources.ts';
import { readSources } from './read-sources.ts';

const faults = [
  { file: 'half-written.json', line: 5, problem: /ends in the middle, at orders\[1\]/ },
  { file: 'empty.json', line: 1, problem: /empty/ },
  { file: 'other-shape.json', line: 2, problem: /no list/ },
  { file: 'no-list.json', line: 2, problem: /no list/ },
  { file: 'comma-missing.json', line: 3, problem: /cannot stand here: a comma is missing before it/ },
  { file: 'utf-16.json', line: null, problem: /UTF-8/ },
] as const;

describe('a damaged file', () => {
  for (const { file, line, problem } of faults) {
    it(`is refused with place, reason and the way to mend it, and nothing is written: ${file}`, async () => {
      const { take, orders } = await openTakeover();
      const whole = path.join(CORPUS, 'whole/pending_orders.json');
      const report = await take([whole, path.join(CORPUS, 'damaged', file)]);
      expect(report.outcome).toBe('unusable');
      expect(report.faults).toHaveLength(1);
      expect(report.faults[0]?.place.line).toBe(line);
      expect(report.faults[0]?.problem).toMatch(problem);
      expect(report.faults[0]?.mend.length).toBeGreaterThan(20);
      expect(await orders()).toEqual([]);
    });
  }

  it('stops at rows that nobody understands, until they are left out, and keeps them', async () => {
    const { db, take } = await openTakeover();
    const file = path.join(CORPUS, 'damaged/rows.json');
    const first = await take([file]);
    expect(first.outcome).toBe('rows_refused');
    expect([...(first.decision?.rows ?? [])].map((row) => row.place.line)).toEqual([2, 3, 4, 5, 6, 7, 8]);
    const second = await take([file], { skipRefused: true, sides: [['251106000000004', 'buy']] });
    expect(second.decision?.totals).toMatchObject({ read: 7, created: 1, refused: 6 });
    expect(await db.selectFrom('legacy_rows').select('id').execute()).toHaveLength(7);
  });

  it('has rows that were left out once, and are created when a person says what they lacked', async () => {
    const { db, take } = await openTakeover();
    const file = path.join(CORPUS, 'damaged/rows.json');
    await take([file], { skipRefused: true });
    const report = await take([file], { skipRefused: true, sides: [['251106000000004', 'buy']] });
    expect(report.decision?.totals).toMatchObject({ read: 7, created: 1, orders: 1 });
    const rows = await db.selectFrom('legacy_rows').selectAll().where('outcome', '=', 'created').execute();
    expect(rows).toMatchObject([{ why: null, order_id: expect.stringContaining('251106000000004') }]);
    const again = await take([file], { skipRefused: true, sides: [['251106000000004', 'buy']] });
    expect(again.decision?.totals).toMatchObject({ created: 0, orders: 0 });
  });

  it('that changes while it is read stops the import', async () => {
    const { folder } = await openTakeover();
    const file = path.join(folder, 'pending_orders.json');
    await cp(path.join(CORPUS, 'whole/pending_orders.json'), file);
    const { sources } = await readSources({ files: [file], postgres: [] }, () => {});
    await writeFile(file, '{"orders": []}');
    await expect(backUpSources(path.join(folder, 'copy'), sources)).rejects.toThrow(/changed while/);
  });
});
