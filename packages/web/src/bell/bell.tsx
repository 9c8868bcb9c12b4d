import { Popover } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { noticesQuery } from '../api/queries-notices.ts';
import { formatCount } from '../format/rupees.ts';
import styles from './bell.module.css';
import { bell } from './strings.ts';

const BellList = lazy(async () => ({ default: (await import('./bell-list.tsx')).BellList }));
const SHOWN_MOST = 99;

/** What the user was told, with the number that is unread. */
export function Bell() {
  const [opened, { close, toggle }] = useDisclosure(false);
  const { data } = useQuery(noticesQuery);
  const unread = data?.unread ?? 0;
  return (
    <Popover
      width={360}
      position="bottom-end"
      shadow="md"
      opened={opened}
      onChange={close}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button
          type="button"
          className={styles.bell}
          aria-label={bell.open(formatCount(unread), unread === 1)}
          onClick={toggle}
        >
          <IconBell size={18} aria-hidden />
          {unread > 0 && (
            <span className={styles.count} aria-hidden>
              {unread > SHOWN_MOST ? bell.beyond : unread}
            </span>
          )}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={bell.title} className={styles.dropdown}>
        <Suspense>{opened && <BellList onGone={close} />}</Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
