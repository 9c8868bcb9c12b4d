import { useLocalStorage } from '@mantine/hooks';
import { type ComponentType, useMemo } from 'react';
import type { Order } from '../api/types.ts';
import {
  Average,
  Checked,
  Limit,
  Origin,
  Quantity,
  Reason,
  SideOf,
  SlippageOf,
  StateChip,
  Time,
  Type,
} from './cells.tsx';
import type { SortColumn } from './orders-filter.ts';
import { orders } from './strings.ts';
import { useOpenOrder } from './use-open-order.ts';

export type ColumnId = Exclude<keyof typeof orders.columns, 'symbol' | 'actions' | 'select'>;

export interface Column {
  readonly id: ColumnId;
  readonly word: string;
  readonly cell: ComponentType<{ readonly order: Order; readonly dated?: boolean }>;
  readonly sort?: SortColumn;
  readonly look?: 'number' | 'reason' | 'lesser';
}

const words = orders.columns;

/** What stands before the symbol and after it. The symbol itself is always there: it is the row's link. */
export const columns: readonly Column[] = [
  { id: 'time', word: words.time, cell: Time, sort: 'created_at' },
  { id: 'side', word: words.side, cell: SideOf },
  { id: 'quantity', word: words.quantity, cell: Quantity, look: 'number', sort: 'quantity' },
  { id: 'type', word: words.type, cell: Type, look: 'lesser' },
  { id: 'limit', word: words.limit, cell: Limit, look: 'number', sort: 'price' },
  { id: 'average', word: words.average, cell: Average, look: 'number' },
  { id: 'slippage', word: words.slippage, cell: SlippageOf, look: 'number' },
  { id: 'state', word: words.state, cell: StateChip, sort: 'status' },
  { id: 'reason', word: words.reason, cell: Reason, look: 'reason' },
  { id: 'origin', word: words.origin, cell: Origin, look: 'lesser' },
  { id: 'checked', word: words.checked, cell: Checked, look: 'number' },
];

/** The state and its reason are what the list is for: they cannot be hidden. */
export const hideable = columns.filter(({ id }) => id !== 'state' && id !== 'reason');

/** What few look at every day; the place goes to the reason. */
const hiddenAtFirst: readonly ColumnId[] = ['slippage'];

/** What there is room for while an order stands beside the list; it tells the rest. */
const besideAnOrder: readonly ColumnId[] = ['time', 'state', 'reason'];

/** Which columns this browser shows. */
export function useColumns(): {
  readonly shown: readonly Column[];
  readonly hidden: readonly string[];
  readonly setHidden: (hidden: readonly string[]) => void;
} {
  const [hidden, setHidden] = useLocalStorage<readonly string[]>({
    key: 'orderwatch-hidden-columns',
    defaultValue: hiddenAtFirst,
  });
  const isBeside = useOpenOrder().id !== undefined;
  // The same as long as nothing changes: no row is drawn anew for it.
  const shown = useMemo(() => {
    const wanted = columns.filter(
      ({ id }) => !hidden.includes(id) || !hideable.some((each) => each.id === id),
    );
    return isBeside ? wanted.filter(({ id }) => besideAnOrder.includes(id)) : wanted;
  }, [hidden, isBeside]);
  return { shown, hidden, setHidden };
}
