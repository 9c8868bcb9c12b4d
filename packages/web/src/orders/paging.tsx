import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { OrderPage } from '../api/types.ts';
import { formatCount } from '../format/rupees.ts';
import { type PageSize, pageSizes } from './orders-filter.ts';
import styles from './paging.module.css';
import { orders } from './strings.ts';

interface PagingProps {
  readonly page: OrderPage;
  readonly size: PageSize;
  readonly onPage: (page: number) => void;
  readonly onSize: (size: PageSize) => void;
}

export function Paging({ page, size, onPage, onSize }: PagingProps) {
  const { page: at, page_size, total, total_pages, total_capped, items } = page;
  const first = (at - 1) * page_size + 1;
  const count = formatCount(total);
  return (
    <nav className={styles.paging} aria-label={orders.paging}>
      <label className={styles.size}>
        {orders.tools.rows}
        <select
          value={size}
          onChange={(event) => {
            const chosen = pageSizes.find((each) => String(each) === event.currentTarget.value);
            if (chosen) onSize(chosen);
          }}
        >
          {pageSizes.map((each) => (
            <option key={each} value={each}>
              {each === 'all' ? orders.allRows : each}
            </option>
          ))}
        </select>
      </label>
      <span>
        {size === 'all'
          ? orders.allOf(count, total_capped)
          : orders.range(
              formatCount(first),
              formatCount(first + items.length - 1),
              total_capped ? orders.atLeast(count) : count,
            )}
      </span>
      {size !== 'all' && (total_pages > 1 || total_capped) && (
        <>
          <ActionIcon
            variant="default"
            size={34}
            aria-label={orders.previous}
            disabled={at <= 1}
            onClick={() => onPage(at - 1)}
          >
            <IconChevronLeft size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size={34}
            aria-label={orders.next}
            disabled={at >= total_pages && !total_capped}
            onClick={() => onPage(at + 1)}
          >
            <IconChevronRight size={18} aria-hidden />
          </ActionIcon>
        </>
      )}
    </nav>
  );
}
