import { Link } from 'react-router';
import type { PlacementRunRow } from '../api/types.ts';
import { formatCount, formatPrice, formatRupees, orderValue } from '../format/rupees.ts';
import tables from '../ui/plain-table.module.css';
import { readPlan } from './describe-run.ts';
import { OutcomeChip } from './outcome-chip.tsx';
import { runs } from './strings.ts';

/** Every row of the file with what became of it; none is left out silently. */
export function RunRows({ rows }: { readonly rows: readonly PlacementRunRow[] }) {
  const { columns } = runs;
  return (
    <table className={tables.table}>
      <caption className="visually-hidden">{runs.rowsCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.ticker}</th>
          <th scope="col">{columns.outcome}</th>
          <th scope="col" className="number">
            {columns.quantity}
          </th>
          <th scope="col" className="number">
            {columns.limit}
          </th>
          <th scope="col" className="number">
            {columns.value}
          </th>
          <th scope="col">{columns.reason}</th>
          <th scope="col">{columns.order}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const { quantity, limit } = readPlan(row);
          return (
            <tr key={row.position}>
              <th scope="row" data-label={columns.ticker}>
                {row.ticker}
              </th>
              <td data-label={columns.outcome}>
                <OutcomeChip outcome={row.outcome} />
              </td>
              <td className="number" data-label={columns.quantity}>
                {quantity !== undefined && formatCount(quantity)}
              </td>
              <td className="number" data-label={columns.limit}>
                {limit !== undefined && formatPrice(limit)}
              </td>
              <td className="number" data-label={columns.value}>
                {worthOf(quantity, limit)}
              </td>
              <td className={tables.wide} data-label={columns.reason}>
                {row.reason}
              </td>
              <td data-label={columns.order}>
                {row.order_id && (
                  <Link
                    to={`/orders/${row.order_id}`}
                    data-row={row.order_id}
                    aria-label={`${runs.open} ${row.ticker}`}
                  >
                    {runs.open}
                  </Link>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** What the row would cost at its limit; nothing where the plan names no shares. */
function worthOf(quantity: number | undefined, limit: string | undefined): string | undefined {
  const value = quantity === undefined || limit === undefined ? undefined : orderValue(limit, quantity);
  return value === undefined ? undefined : formatRupees(value);
}
