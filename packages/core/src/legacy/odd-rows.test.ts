import { describe, expect, it } from 'vitest';
import { compareRows } from './compare-rows.ts';
import { decide, rowsOf } from './legacy.test-support.ts';
import { tracker, trade } from './legacy-rows.test-support.ts';
import { shortfallIn } from './legacy-words.ts';
import { placeText } from './note.ts';
import { parseRow } from './parse-row.ts';
import { readRowText } from './read-row.ts';

describe('a row that Python wrote', () => {
  it('may hold NaN and Infinity where numbers belong, and texts that look like them', () => {
    const read = parseRow('{"a": NaN, "b": -Infinity, "c": "NaN \\" NaN"}');
    expect(read).toMatchObject({ ok: true, value: { value: { a: null, b: null, c: 'NaN " NaN' } } });
    expect(read.ok && read.value.notes).toHaveLength(1);
  });

  it('that is no JSON names the place', () => {
    const read = readRowText('orders', '{"a": True}');
    expect(read.read).toMatchObject({ ok: false, error: { offset: 6 } });
    expect(parseRow('{"a": NaN, "b": }').ok).toBe(false);
  });
});

const noted = [
  { name: 'a missing time is read from the number', more: { placed_at: null }, field: 'placed_at' },
  { name: 'a time that is none is unknown', more: { placed_at: 'soon' }, field: 'placed_at' },
  {
    name: 'without a dated number the last check counts',
    more: { order_id: '12345', placed_at: null },
    field: 'placed_at',
  },
  {
    name: 'more executed than ordered is the whole',
    more: { executed_qty: 999, status: 'EXECUTED' },
    field: 'executed_qty',
  },
  { name: 'an unknown type is a market order', more: { order_type: 'FANCY' }, field: 'order_type' },
  { name: 'fractions of a paisa are rounded', more: { price: 100.005 }, field: 'price' },
  { name: 'a price that is none is unknown', more: { price: 'dear' }, field: 'price' },
  { name: 'a price beyond all amounts is unknown', more: { price: '99999999999999999' }, field: 'price' },
  { name: 'a broken quantity of executions is unknown', more: { executed_qty: 1.5 }, field: 'executed_qty' },
];

describe('a row with something odd', () => {
  for (const { name, more, field } of noted) {
    it(`is repaired, and says so: ${name}`, () => {
      const { rows } = decide(rowsOf('orders', [tracker(more)]));
      expect(rows[0]?.outcome).toBe('created');
      expect(rows[0]?.notes.map((note) => note.field)).toContain(field);
    });
  }

  it('with neither number nor time cannot be told from others', () => {
    const { rows } = decide(
      rowsOf('orders', [tracker({ order_id: null, placed_at: null, last_status_check: null })]),
    );
    expect(rows[0]).toMatchObject({ outcome: 'refused', why: expect.stringMatching(/order_id/) });
  });

  it('may name its side itself, and its exchange by the ticker', () => {
    const row = tracker({
      symbol: null,
      ticker: 'DALBHARAT.BO',
      side: 'S',
      variety: 'RGLR',
      order_type: 'L',
      status: 'REJECTED',
      executed_qty: 5,
    });
    const { orders } = decide(rowsOf('orders', [row]));
    expect(orders[0]?.order).toMatchObject({
      side: 'sell',
      status: 'closed',
      executionQty: 5,
      instrument: { exchange: 'BSE' },
    });
  });

  it('of cancelled orders keeps who cancelled, where the words tell', () => {
    const by = (reason: string) =>
      decide(rowsOf('orders', [tracker({ status: 'CANCELLED', rejection_reason: reason })])).orders[0]?.order
        .cancelledBy;
    expect([by('expired'), by('Dropped from retry queue'), by('whatever')]).toEqual([
      'expiry',
      'user',
      'unknown',
    ]);
  });

  it('of two sources that name both sides is taken by the better one, and says so', () => {
    const one = tracker({
      order_id: '251027000012345',
      symbol: 'RELIANCE-EQ',
      qty: 25,
      side: 'sell',
      price: 5,
      status: 'EXECUTED',
    });
    const { rows, orders } = decide([...rowsOf('orders', [one]), ...rowsOf('trades', [trade()])]);
    expect(orders[0]?.order.side).toBe('sell');
    expect(rows[0]?.notes.map((note) => note.field)).toEqual(expect.arrayContaining(['side', 'qty']));
  });

  it('of a position that is closed, or larger or smaller than its buys, is told', () => {
    const position = (more: Record<string, unknown>) => ({
      symbol: 'RELIANCE',
      quantity: 20,
      avg_price: 1,
      opened_at: '2025-10-27T09:15:03+05:30',
      closed_at: null,
      ...more,
    });
    const of = (more: Record<string, unknown>, rows: unknown[] = [trade()]) =>
      decide([...rowsOf('trades', rows), ...rowsOf('positions', [position(more)])]).rows.at(-1);
    expect(of({})).toMatchObject({ outcome: 'merged' });
    expect(of({ quantity: 5 })?.notes).toHaveLength(1);
    expect(of({ quantity: 0, closed_at: '2025-11-01' })).toMatchObject({ outcome: 'merged' });
    expect(of({ closed_at: '2025-11-01' })).toMatchObject({ outcome: 'merged' });
    expect(of({ quantity: 0, closed_at: '2025-11-01' }, [])).toMatchObject({ outcome: 'skipped' });
    expect(of({ closed_at: '2025-11-01' }, [])).toMatchObject({ outcome: 'created' });
  });

  it('that only points at orders nobody knows is kept and skipped', () => {
    const symbol = { symbol: 'ACC-EQ', tracking_status: 'completed', all_related_orders: ['1', 7] };
    expect(
      decide(rowsOf('symbols', [symbol, { ...symbol, tracking_status: 'odd' }])).rows.map(
        (row) => row.outcome,
      ),
    ).toEqual(['skipped', 'refused']);
  });
});

describe('the words of the report', () => {
  it('name the place as exactly as the source allows', () => {
    const place = { source: 'a.json', path: 'orders[1]', line: 3, column: 5 };
    expect(placeText(place)).toBe('a.json line 3, column 5 (orders[1])');
    expect(placeText({ ...place, column: null })).toBe('a.json line 3 (orders[1])');
    expect(placeText({ ...place, line: null })).toBe('a.json orders[1]');
  });

  it('find the shortfall that the older database kept in a sentence', () => {
    expect(shortfallIn('insufficient_balance - shortfall: Rs 5,000')).toBe(500_000);
    expect(shortfallIn('shortfall: none')).toBeNull();
  });
});

describe('the file and the database beside each other', () => {
  const row = (order_id: string, more: Record<string, string | number> = {}) => ({
    order_id,
    status: 'PENDING',
    qty: 5,
    executed_qty: 0,
    ...more,
  });

  it('differ by orders that one side lacks, and by status and quantities', () => {
    const file = [row('1'), row('2'), row('3', { qty: 6 })];
    expect(compareRows(file, [row('1'), row('3'), row('4')], new Set()).differences).toEqual([
      { orderNumber: '3', kind: 'differs', field: 'qty', inFile: '6', inDatabase: '5' },
      { orderNumber: '4', kind: 'only_in_database', field: null, inFile: null, inDatabase: null },
      { orderNumber: '2', kind: 'only_in_file', field: null, inFile: null, inDatabase: null },
    ]);
    const some = [{ order_id: '1', status: 'pending' }];
    expect(compareRows(some, [row('1')], new Set()).differences).toEqual([]);
  });

  it('are counted by orders, with those that ended too long ago to be compared', () => {
    const file = [row('1'), row('1', { qty: 6 }), row('2'), row('3')];
    expect(compareRows(file, [row('1', { qty: 6 }), row('4')], new Set(['1', '2']))).toMatchObject({
      inFile: 3,
      inDatabase: 3,
      differences: [
        { orderNumber: '4', kind: 'only_in_database' },
        { orderNumber: '3', kind: 'only_in_file' },
      ],
    });
  });
});
