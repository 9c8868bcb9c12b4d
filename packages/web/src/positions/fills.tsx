import { Link } from 'react-router';
import type { Trade } from '../api/queries-positions.ts';
import { formatAverage, formatCount, formatRupees } from '../format/rupees.ts';
import { formatMoment, parseMoment } from '../format/time.ts';
import { Side } from '../orders/side.tsx';
import tables from '../ui/plain-table.module.css';
import { positions as words } from './strings.ts';
import styles from './trades-table.module.css';

/** Executions, oldest first, each with its order. */
export function Fills({ fills }: { readonly fills: Trade['fills'] }) {
  const { fill: columns } = words;
  if (fills.length === 0) return <p className={styles.note}>{words.noFills}</p>;
  const sorted = fills.toSorted((a, b) => parseMoment(a.at) - parseMoment(b.at));
  return (
    <table className={tables.table}>
      <caption className="visually-hidden">{words.fillsCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.at}</th>
          <th scope="col">{columns.side}</th>
          <th scope="col" className={styles.head}>
            {columns.quantity}
          </th>
          <th scope="col" className={styles.head}>
            {columns.price}
          </th>
          <th scope="col" className={styles.head}>
            {columns.value}
          </th>
          <th scope="col">{columns.trade}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((fill) => (
          <tr key={fill.id}>
            <th scope="row" data-label={columns.at}>
              <Link to={`/orders/${fill.order_id}`}>{formatMoment(parseMoment(fill.at))}</Link>
            </th>
            <td data-label={columns.side}>
              <Side side={fill.side} />
            </td>
            <td className={styles.figure} data-label={columns.quantity}>
              {formatCount(fill.quantity)}
            </td>
            <td className={styles.figure} data-label={columns.price}>
              {formatAverage(fill.price)}
            </td>
            <td className={styles.figure} data-label={columns.value}>
              {formatRupees(fill.value)}
            </td>
            <td data-label={columns.trade}>{fill.trade_id ?? words.onlyTotal}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
