import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { formatCount } from '../format/rupees.ts';
import styles from './pager.module.css';
import { ui } from './strings.ts';

interface PagerProps {
  readonly page: {
    readonly items: readonly unknown[];
    readonly page: number;
    readonly page_size: number;
    readonly total: number;
    readonly total_pages: number;
    readonly total_capped?: boolean;
  };
  readonly onPage: (page: number) => void;
}

/** Which rows are shown, of how many; nothing to press when all are. */
export function Pager({
  page: { items, page, page_size, total, total_pages, total_capped },
  onPage,
}: PagerProps) {
  if (total === 0) return null;
  const first = (page - 1) * page_size + 1;
  const of = formatCount(total);
  return (
    <nav className={styles.pager} aria-label={ui.paging}>
      <span>
        {ui.range(
          formatCount(first),
          formatCount(first + items.length - 1),
          total_capped ? ui.moreThan(of) : of,
        )}
      </span>
      {(total_pages > 1 || total_capped) && (
        <>
          <ActionIcon
            variant="default"
            size={34}
            aria-label={ui.previous}
            disabled={page <= 1}
            onClick={() => onPage(page - 1)}
          >
            <IconChevronLeft size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size={34}
            aria-label={ui.next}
            disabled={page >= total_pages && !total_capped}
            onClick={() => onPage(page + 1)}
          >
            <IconChevronRight size={18} aria-hidden />
          </ActionIcon>
        </>
      )}
    </nav>
  );
}
