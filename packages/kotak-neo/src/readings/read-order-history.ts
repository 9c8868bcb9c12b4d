import { formOf } from '../placement/order-bodies.ts';
import { checkHistoryRow } from '../rows/check-history-row.ts';
import type { HistoryRow } from '../rows/history-row.ts';
import type { CheckedRow } from '../rows/raw-row.ts';
import { interpretList } from './interpret-list.ts';
import { type ReadDeps, readAccount } from './read-account.ts';
import type { Reading, ReadOptions } from './reading.ts';

/** Reads the states an order went through, newest first. States of another order are quarantined. */
export function readOrderHistory(
  deps: ReadDeps,
  nOrdNo: string,
  options?: ReadOptions,
): Promise<Reading<HistoryRow>> {
  const check = (raw: unknown): CheckedRow<HistoryRow> => {
    const checked = checkHistoryRow(raw);
    if (!checked.ok || checked.row.nOrdNo === nOrdNo) return checked;
    return { ok: false, why: `nOrdNo is ${checked.row.nOrdNo}, not the ${nOrdNo} asked for` };
  };
  return readAccount(
    deps,
    {
      operation: 'order_history',
      method: 'POST',
      path: '/quick/order/history',
      form: formOf({ nOrdNo }),
    },
    (reply) => interpretList(reply, { check, maxRows: deps.maxRows }),
    options,
  );
}
