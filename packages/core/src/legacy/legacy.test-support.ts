import { nseCalendar2026 } from '../market/index.ts';
import { type AccountId, makeId, type OrderId } from '../orders/index.ts';
import type { ImportedOrder } from './build-order.ts';
import {
  decideImport,
  type ImportContext,
  type ImportDecision,
  type KnownBefore,
  type RowReport,
} from './decide-import.ts';
import { groupFacts, type SourceRow } from './group-facts.ts';
import { readRowText } from './read-row.ts';

export const ACCOUNT: AccountId = makeId('acc', '1');
/** Thursday 2026-08-20, 18:00 in India: the market is shut, and opens tomorrow. */
export const NOW = Date.parse('2026-08-20T12:30:00Z');

const CONTEXT: ImportContext = {
  accountId: ACCOUNT,
  userId: makeId('usr', '1'),
  nowMs: NOW,
  calendar: nseCalendar2026(),
  legacyUserId: null,
  sides: new Map(),
};

export const NOTHING_KNOWN: KnownBefore = {
  shares: new Map(),
  positions: [],
  digests: new Set(),
  orderIdByNumber: new Map(),
  orderIds: new Set(),
  claims: new Map(),
};

/** Rows as they come from a file with these lists. */
export function rowsOf(list: string, rows: readonly unknown[]): readonly SourceRow[] {
  return rows.map((row, index) => {
    const text = JSON.stringify(row);
    return {
      ...readRowText(list, text),
      place: { source: 'test.json', path: `${list}[${index}]`, line: index + 1, column: 1 },
      digest: `${list} ${text}`,
    };
  });
}

export function decide(
  rows: readonly SourceRow[],
  known: KnownBefore = NOTHING_KNOWN,
  more: Partial<ImportContext> = {},
): Omit<ImportDecision, 'orders' | 'rows'> & {
  readonly orders: readonly ImportedOrder[];
  readonly rows: readonly RowReport[];
} {
  const context = { ...CONTEXT, ...more };
  const decision = decideImport(groupFacts(rows, context), known, context);
  return { ...decision, rows: [...decision.rows], orders: [...decision.orders()] };
}

/** What the database knows after these were written. */
export function knownAfter(rows: readonly SourceRow[], orders: readonly ImportedOrder[]): KnownBefore {
  const numbers = orders.flatMap(({ order, attempts }) =>
    attempts.flatMap(({ brokerOrderId }): [string, OrderId][] =>
      brokerOrderId === null ? [] : [[brokerOrderId, order.id]],
    ),
  );
  return {
    ...NOTHING_KNOWN,
    digests: new Set(rows.map(({ digest }) => digest)),
    orderIdByNumber: new Map(numbers),
    orderIds: new Set(orders.map(({ order }) => order.id)),
  };
}
