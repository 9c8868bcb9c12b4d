import type { OrderStates } from '../api/queries.ts';
import type { OrderStatus } from '../api/types.ts';
import { formatCount } from '../format/rupees.ts';
import { lookOfStatus } from '../orders/status-look.ts';
import { orders } from '../orders/strings.ts';
import { Chip } from '../ui/chip.tsx';
import tables from '../ui/plain-table.module.css';
import { states as words } from './strings.ts';

/** What each state means and what may become of it; the picture shows no more than this. */
export function StateTable({ items }: { readonly items: OrderStates['items'] }) {
  const { columns } = words;
  return (
    <table className={tables.table}>
      <caption className="visually-hidden">{words.tableCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.state}</th>
          <th scope="col">{columns.meaning}</th>
          <th scope="col" className="number">
            {columns.orders}
          </th>
          <th scope="col">{columns.next}</th>
          <th scope="col">{columns.corrected}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ status, count, may_become, corrected_to }) => (
          <tr key={status}>
            <th scope="row" data-label={columns.state}>
              <StatusChip status={status} />
            </th>
            <td data-label={columns.meaning}>{orders.meanings[status]}</td>
            <td className="number" data-label={columns.orders}>
              {formatCount(count)}
            </td>
            <td data-label={columns.next}>{may_become.length === 0 ? words.end : inWords(may_become)}</td>
            <td data-label={columns.corrected}>
              {corrected_to.length === 0 ? words.none : inWords(corrected_to)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function StatusChip({ status }: { readonly status: OrderStatus }) {
  const { word, tone, icon } = lookOfStatus(status);
  return (
    <Chip tone={tone} icon={icon}>
      {word}
    </Chip>
  );
}

function inWords(those: readonly OrderStatus[]): string {
  return those.map((status) => orders.words[status]).join(', ');
}
