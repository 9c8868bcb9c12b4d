import { Link } from 'react-router';
import { describeDeal } from '../actions/describe-deal.ts';
import type { Divergence } from '../api/queries-reconcile.ts';
import { formatCount } from '../format/rupees.ts';
import { istSeconds, parseMoment } from '../format/time.ts';
import { lookOfStatus } from '../orders/status-look.ts';
import { Chip } from '../ui/chip.tsx';
import tables from '../ui/plain-table.module.css';
import { type AskedRow, RowAction } from './row-action.tsx';
import { reconcile as words } from './strings.ts';

interface LineTableProps {
  readonly caption: string;
  readonly rows: readonly Divergence[];
  readonly onAsk: (asked: AskedRow) => void;
}

/** One line for each order: enough where both say the same, and where the broker has still to say something. */
export function LineTable({ caption, rows, onAsk }: LineTableProps) {
  const { columns, fields } = words;
  const isAsked = rows.some(({ action }) => action !== 'none');
  return (
    <table className={tables.table}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.order}</th>
          <th scope="col">{columns.broker}</th>
          <th scope="col">{columns.ours}</th>
          <th scope="col">{fields.filled}</th>
          <th scope="col">{columns.seen}</th>
          {isAsked && <th scope="col">{columns.step}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const { order_id, attempt_id, side, symbol, broker, ours } = row;
          const look = lookOfStatus(ours.status);
          const { quantity, limit_price } = ours;
          const deal = describeDeal({ side, symbol, quantity, limit_price });
          return (
            <tr key={attempt_id}>
              <th scope="row" data-label={columns.order}>
                <Link to={`/orders/${order_id}`} data-row={order_id}>
                  {deal}
                </Link>
              </th>
              <td data-label={columns.broker}>{broker === null ? nothingOf(row) : broker.status_text}</td>
              <td data-label={columns.ours}>
                <Chip tone={look.tone} icon={look.icon}>
                  {look.word}
                </Chip>
              </td>
              <td data-label={fields.filled}>
                {formatCount(ours.filled_qty)} / {formatCount(ours.quantity)}
              </td>
              <td data-label={columns.seen}>
                {broker === null ? '–' : istSeconds(parseMoment(broker.seen_at))}
              </td>
              {isAsked && (
                <td data-label={row.action === 'none' ? undefined : columns.step}>
                  <RowAction row={row} deal={deal} onAsk={onAsk} />
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Not yet is another thing than never: what ended by other evidence need not be in the book. */
function nothingOf({ verdict }: Divergence): string {
  return verdict === 'not_shown_yet' ? words.notShown : words.byOther;
}
