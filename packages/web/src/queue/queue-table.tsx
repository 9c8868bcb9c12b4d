import { Checkbox } from '@mantine/core';
import { bulk } from '../actions/strings.ts';
import type { Selection } from '../actions/use-selection.ts';
import type { Funds } from '../api/queries-funds.ts';
import type { Order } from '../api/types.ts';
import tables from '../ui/plain-table.module.css';
import { QueueRow } from './queue-row.tsx';
import { queue as words } from './strings.ts';
import type { QueueOrder } from './use-queue-order.ts';

interface QueueTableProps {
  readonly caption: string;
  readonly rows: readonly Order[];
  readonly funds: readonly Funds[];
  readonly selection: Selection;
  /** Of rows that have places in the queue. */
  readonly queue?: QueueOrder;
}

export function QueueTable({ caption, rows, funds, selection, queue }: QueueTableProps) {
  const { columns } = words;
  const all = rows.every(({ id }) => selection.ids.has(id));
  return (
    <table className={tables.table}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <Checkbox
              aria-label={bulk.selectAll}
              checked={all}
              indeterminate={!all && rows.some(({ id }) => selection.ids.has(id))}
              onChange={() =>
                selection.set(
                  rows.map(({ id }) => id),
                  !all,
                )
              }
            />
          </th>
          <th scope="col">{columns.order}</th>
          <th scope="col">{columns.reason}</th>
          <th scope="col">{columns.attempts}</th>
          <th scope="col">{columns.next}</th>
          <th scope="col">{columns.needed}</th>
          <th scope="col">
            <span className="visually-hidden">{columns.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((order) => (
          <QueueRow key={order.id} order={order} funds={funds} selection={selection} queue={queue} />
        ))}
      </tbody>
    </table>
  );
}
