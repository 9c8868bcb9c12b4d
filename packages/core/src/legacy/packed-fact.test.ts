import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowsOf } from './legacy.test-support.ts';
import { failed, table, tracker, trade } from './legacy-rows.test-support.ts';
import { packFact, unpackFact } from './packed-fact.ts';

const rows = fc.oneof(
  fc
    .record({
      qty: fc.integer({ min: 1, max: 10_000 }),
      price: fc.integer({ min: 0, max: 99_999_999 }).map((paise) => paise / 100),
      status: fc.constantFrom('PENDING', 'EXECUTED', 'REJECTED', 'CANCELLED', 'PARTIALLY_FILLED'),
      rejection_reason: fc.option(fc.string()),
      order_id: fc.stringMatching(/^\d{10,20}$/),
    })
    .map((more) => rowsOf('orders', [tracker(more)])),
  fc
    .record({ status: fc.constantFrom('open', 'closed'), exit_price: fc.option(fc.constant(2_600.5)) })
    .map((more) => rowsOf('trades', [trade({ ...more, exit_time: '2025-11-01T10:00:00+05:30' })])),
  fc.record({ retry_count: fc.nat(9) }).map((more) => rowsOf('failed_orders', [failed(more)])),
  fc.record({ quantity: fc.integer({ min: 1, max: 99 }) }).map((more) => rowsOf('', [table(more)])),
);

describe('a packed fact', () => {
  it('is the same when it is unpacked, whatever row told it', () => {
    fc.assert(
      fc.property(rows, (read) => {
        const facts = read.flatMap((row) =>
          row.read.ok && 'facts' in row.read.value ? row.read.value.facts : [],
        );
        expect(facts.length).toBeGreaterThan(0);
        expect(facts.map((fact) => unpackFact(packFact(fact, 0)))).toEqual(facts);
      }),
    );
  });
});
