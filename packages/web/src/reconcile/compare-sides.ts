import type { Divergence } from '../api/queries-reconcile.ts';
import { formatAverage, formatCount, formatRupees } from '../format/rupees.ts';
import { lookOfStatus } from '../orders/status-look.ts';
import { reconcile as words } from './strings.ts';

type Field = Divergence['differs'][number];

export interface ComparedRow {
  readonly field: Field;
  readonly word: string;
  /** Nothing where a side says nothing. */
  readonly broker: string | undefined;
  readonly ours: string | undefined;
  readonly differs: boolean;
}

const fields: readonly Field[] = ['status', 'quantity', 'filled', 'limit_price', 'average_price'];

/** Both sides, field by field. What neither of them knows is left out. */
export function compareSides(row: Pick<Divergence, 'broker' | 'ours' | 'differs'>): readonly ComparedRow[] {
  return fields
    .map((field) => ({
      field,
      word: words.fields[field],
      broker: row.broker === null ? undefined : written(field, row.broker, row.broker.status_text),
      ours: written(field, row.ours, lookOfStatus(row.ours.status).word),
      differs: row.differs.includes(field),
    }))
    .filter(({ broker, ours }) => broker !== undefined || ours !== undefined);
}

type Side = Pick<Divergence['ours'], 'quantity' | 'filled_qty' | 'limit_price' | 'average_price'>;

function written(field: Field, side: Side, status: string): string | undefined {
  switch (field) {
    case 'status':
      return status;
    case 'quantity':
      return formatCount(side.quantity);
    case 'filled':
      return formatCount(side.filled_qty);
    case 'limit_price':
      return side.limit_price === null ? undefined : formatRupees(side.limit_price);
    case 'average_price':
      return side.average_price === null ? undefined : formatAverage(side.average_price);
  }
}
