import { describe, expect, it } from 'vitest';
import type { Legacy } from '../api/queries-health.ts';
import { legacyFacts } from './legacy-facts.ts';

const legacy = (more: Partial<Legacy>): Legacy => ({
  mode: 'dual-read',
  dir: '/older',
  account_id: 'acc_1',
  orders_in_database: 3,
  orders_in_file: 12,
  differences: [],
  differences_total: 0,
  last_written_at: null,
  last_read_at: null,
  taken_over: 0,
  refused_rows: 0,
  problem: null,
  ...more,
});
const told = (more: Partial<Legacy>, name: string) =>
  legacyFacts(legacy(more)).find((fact) => fact.name === name)?.value;

describe('the panel of the installation', () => {
  it('says nothing but the mode while the file of the earlier system is ignored', () => {
    expect(legacyFacts(legacy({ mode: 'db-only' }))).toHaveLength(1);
  });

  it('counts the orders of both sides, and names what differs', () => {
    const nothing = { field: null, in_file: null, in_database: null };
    const differences: Legacy['differences'] = [
      { order_number: '1', kind: 'differs', field: 'status', in_file: 'OPEN', in_database: 'EXECUTED' },
      { order_number: '2', kind: 'only_in_database', ...nothing },
      ...['3', '4', '5', '6', '7'].map((number) => ({
        order_number: number,
        kind: 'only_in_file' as const,
        ...nothing,
      })),
    ];
    const more = { differences, differences_total: 107 };
    expect(told(more, 'Orders in the database and in the file')).toBe('3 / 12');
    expect(told(more, 'Differences')).toBe(
      '107: 1: status is EXECUTED in the database and OPEN in the file; 2: only in the database; 3: only in the file; 4: only in the file; 5: only in the file; and 102 more',
    );
    expect(told({}, 'Differences')).toBe('0');
  });

  it('says when the file was read or written last, by the mode, and how many of its rows were not understood', () => {
    const at = '2026-11-27T05:59:11.653Z';
    expect(told({ last_read_at: at }, 'File last read')).toContain('11:29');
    expect(told({ mode: 'dual-write', last_written_at: at }, 'File last written')).toContain('11:29');
    expect(told({ refused_rows: 2 }, 'Rows that are not understood')).toBe('2');
    expect(told({}, 'Rows that are not understood')).toBeUndefined();
  });
});
