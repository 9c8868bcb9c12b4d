import { expect, it } from 'vitest';
import { anOrder } from '../testing/an-order.ts';
import { ordersCsv } from './orders-csv.ts';

it('writes each time for programs and for people, and no text that could be taken for a formula', () => {
  const reason = {
    code: null,
    class: null,
    broker_words: '=cmd()',
    meaning: null,
    advice: null,
    retry_useful: null,
  };
  const [header = '', row = ''] = ordersCsv([anOrder({ reason })])
    .slice(1)
    .split('\r\n');
  const cells = new Map(header.split(',').map((name, at) => [name, row.split(',')[at]]));
  expect(cells.get('created_at')).toBe('2026-08-21T10:35:00.000Z');
  expect(cells.get('created_at_ist')).toBe('2026-08-21 16:05:00');
  expect(cells.get('execution_time_ist')).toBe('');
  expect(cells.get('broker_words')).toBe("'=cmd()");
  expect(cells.get('limit_price')).toBe('2450.50');
});
