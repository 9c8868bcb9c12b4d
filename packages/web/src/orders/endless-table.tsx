import type { Virtualizer } from '@tanstack/react-virtual';
import type { Selection } from '../actions/use-selection.ts';
import { useColumns } from './columns.ts';
import styles from './endless.module.css';
import { OrderRow, rowsShare } from './order-row.tsx';
import type { Sort } from './orders-filter.ts';
import { FIXED_COLUMNS, OrdersHead } from './orders-head.tsx';
import table from './orders-table.module.css';
import { orders } from './strings.ts';
import { useOpenOrder } from './use-open-order.ts';
import type { WindowRow } from './use-order-window.ts';

export interface Drawn<Element extends globalThis.Element = HTMLElement> {
  readonly virtualizer: Virtualizer<Window, Element>;
  readonly at: (index: number) => WindowRow;
}

interface EndlessTableProps extends Drawn<globalThis.Element> {
  readonly total: number;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly selection: Selection;
}

/** The table of which only the rows in sight exist; empty rows hold the room of the others. */
export function EndlessTable({ virtualizer, at, total, sort, onSort, selection }: EndlessTableProps) {
  const { shown } = useColumns();
  const open = useOpenOrder();
  const width = shown.length + FIXED_COLUMNS;
  const margin = virtualizer.options.scrollMargin;
  let end = 0;
  const body = virtualizer.getVirtualItems().flatMap(({ index, key, start, end: itsEnd }) => {
    const room = start - margin - end;
    end = itsEnd - margin;
    const { order } = at(index);
    const place = { index, measured: virtualizer.measureElement };
    const row = order ? (
      <OrderRow
        key={key}
        {...{ order, columns: shown, dated: true, ...place }}
        {...rowsShare(order.id, open, selection)}
      />
    ) : (
      <tr key={key} data-index={index} aria-rowindex={index + 2} className={table.row}>
        <td colSpan={width}>
          <span className={styles.coming} aria-hidden />
          <span className="visually-hidden">{orders.coming}</span>
        </td>
      </tr>
    );
    return room > 0 ? [<Room key={`room-${index}`} height={room} width={width} />, row] : [row];
  });
  const rest = virtualizer.getTotalSize() - end;
  return (
    <table className={`${table.table} ${styles.table}`} aria-rowcount={total + 1}>
      <caption className="visually-hidden">{orders.captionAll}</caption>
      <OrdersHead columns={shown} sort={sort} onSort={onSort} />
      <tbody>
        {body}
        {rest > 0 && <Room height={rest} width={width} />}
      </tbody>
    </table>
  );
}

function Room({ height, width }: { readonly height: number; readonly width: number }) {
  return (
    <tr aria-hidden className={styles.room}>
      <td colSpan={width} style={{ height }} />
    </tr>
  );
}
