import { useMediaQuery } from '@mantine/hooks';
import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useSelection } from '../actions/use-selection.ts';
import { takeRow } from '../ui/last-list.ts';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { EndlessCards } from './endless-cards.tsx';
import { EndlessTable } from './endless-table.tsx';
import { ListFrame } from './list-frame.tsx';
import { toQuery, writeFilter } from './orders-filter.ts';
import type { OrdersListProps } from './orders-list.tsx';
import { useHeldRows } from './use-held-rows.ts';
import { useOrderWindow } from './use-order-window.ts';
import { useRowKeys } from './use-row-keys.ts';

const ROW_PX = 42;
const CARD_PX = 168;
const BEYOND_SIGHT = 12;
/** Where each list was left, so that one that is gone back to stands where it stood. */
const leftAt = new Map<string, number>();

/** The whole list on one page: only the rows in sight are drawn, and only their part of the list is fetched. */
export function EndlessList(props: OrdersListProps) {
  const { filter, onChange } = props;
  const wide = useMediaQuery('(min-width: 60em)', undefined, { getInitialValueInEffect: false });
  const sheet = useRef<HTMLDivElement>(null);
  const [range, setRange] = useState({ from: 0, to: 0 });
  const question = writeFilter(filter).toString();
  const { head, total, first, rows: fresh, parts, seen } = useOrderWindow(toQuery(filter), range);
  const held = useHeldRows({
    question: `${question}#${parts}`,
    rows: fresh,
    isEarlier: head.isPlaceholderData,
  });
  const at = (index: number) => held.rows[index - first] ?? { id: `place-${index}`, order: undefined };
  const selection = useSelection(seen);
  const virtualizer = useWindowVirtualizer({
    count: total,
    estimateSize: () => (wide ? ROW_PX : CARD_PX),
    overscan: BEYOND_SIGHT,
    scrollMargin: sheet.current?.offsetTop ?? 0,
    getItemKey: useRowKeys(held.rows, first),
    // The row with the focus stays, however far one scrolls: the keys go on from it.
    rangeExtractor: (asked) => {
      const focused = focusedIndex(sheet.current);
      const plain = defaultRangeExtractor(asked);
      if (focused === undefined || focused >= asked.count || plain.includes(focused)) return plain;
      return [...plain, focused].toSorted((a, b) => a - b);
    },
  });
  const { startIndex: from = 0, endIndex: to = 0 } = virtualizer.range ?? {};
  useEffect(() => setRange({ from: from - BEYOND_SIGHT, to: to + BEYOND_SIGHT }), [from, to]);

  const loaded = total > 0;
  const opened = useRef<string>(undefined);
  // Before the rows are taken away: after that the page is shorter than where one stood.
  useLayoutEffect(() => () => void leftAt.set(question, window.scrollY), [question]);
  // After the router has gone to the top, as it does on every page.
  useEffect(() => {
    if (!loaded) return;
    opened.current = takeRow();
    if (opened.current !== undefined) window.scrollTo({ top: leftAt.get(question) ?? 0 });
  }, [loaded, question]);
  useEffect(() => {
    const id = opened.current;
    const row = id && sheet.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`);
    if (!row) return;
    opened.current = undefined;
    row.focus({ preventScroll: true });
  });

  const loading = <SkeletonRows rows={10} height={ROW_PX} />;
  const drawn = { virtualizer, at };
  return (
    <ListFrame {...props} {...{ page: head, held, selection, loading }} ref={sheet}>
      {wide ? (
        <EndlessTable
          {...drawn}
          total={total}
          sort={filter.sort}
          onSort={(sort) => onChange({ sort })}
          selection={selection}
        />
      ) : (
        <EndlessCards {...drawn} />
      )}
    </ListFrame>
  );
}

function focusedIndex(sheet: HTMLElement | null): number | undefined {
  const row = document.activeElement?.closest<HTMLElement>('[data-index]');
  return row && sheet?.contains(row) ? Number(row.dataset.index) : undefined;
}
