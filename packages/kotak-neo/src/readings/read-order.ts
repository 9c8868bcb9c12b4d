import { checkOrderRow } from '../rows/check-order-row.ts';
import type { OrderRow } from '../rows/order-row.ts';
import type { CheckedRow } from '../rows/raw-row.ts';
import { interpretList } from './interpret-list.ts';
import { type ReadDeps, readAccount } from './read-account.ts';
import type { Reading, ReadOptions } from './reading.ts';

/** Reads one order's row. A row of another order is quarantined: it would answer a question that nobody asked. */
export function readOrder(deps: ReadDeps, nOrdNo: string, options?: ReadOptions): Promise<Reading<OrderRow>> {
  const check = (raw: unknown): CheckedRow<OrderRow> => {
    const checked = checkOrderRow(raw);
    if (!checked.ok || checked.row.nOrdNo === nOrdNo) return checked;
    return { ok: false, why: `nOrdNo is ${checked.row.nOrdNo}, not the ${nOrdNo} asked for` };
  };
  return readAccount(
    deps,
    { operation: 'one_order', method: 'GET', path: `/quick/user/orders/${encodeURIComponent(nOrdNo)}` },
    (reply) => interpretList(reply, { check, maxRows: deps.maxRows }),
    options,
  );
}
