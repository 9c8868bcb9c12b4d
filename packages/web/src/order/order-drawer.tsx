import { ActionIcon } from '@mantine/core';
import { IconArrowsDiagonal, IconX } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { orderQuery } from '../api/queries.ts';
import type { OrderPage } from '../api/types.ts';
import { describeOrder } from '../orders/describe-order.ts';
import { takeFocusInDrawer } from '../orders/drawer-focus.ts';
import { useOpenOrder } from '../orders/use-open-order.ts';
import { LastGood } from '../ui/last-good.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import styles from './order-drawer.module.css';
import { OrderParts } from './order-parts.tsx';
import { order as words } from './strings.ts';
import { focusRowOf, useDrawerKeys } from './use-drawer-keys.ts';

/** One order beside the list it was opened from. The list goes on: nothing of it is covered or stops. */
export function OrderDrawer({ id }: { readonly id: string }) {
  const client = useQueryClient();
  const query = useQuery({
    ...orderQuery(id),
    // What the list shows of it already stands at once.
    placeholderData: () =>
      client
        .getQueriesData<OrderPage>({ queryKey: ['orders', 'list'] })
        .flatMap(([, page]) => page?.items ?? [])
        .find((each) => each.id === id),
  });
  const { data: order } = query;
  const opened = useOpenOrder();
  const close = () => {
    opened.close();
    focusRowOf(id);
  };
  useDrawerKeys(id, close);

  const head = useRef<HTMLHeadingElement>(null);
  const drawer = useRef<HTMLElement>(null);
  // After each drawing, since Enter on the row of the open order goes on in it, too. It is wanted once.
  useEffect(() => {
    if (takeFocusInDrawer()) head.current?.focus({ preventScroll: true });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another order is read from its beginning
  useEffect(() => {
    drawer.current?.scrollTo({ top: 0 });
  }, [id]);

  return (
    <aside ref={drawer} className={styles.drawer} aria-label={words.drawer} data-drawer>
      <header className={styles.head}>
        <h2 ref={head} tabIndex={-1} aria-live="polite">
          {order ? describeOrder(order) : words.drawer}
        </h2>
        <ActionIcon
          component={Link}
          to={`/orders/${id}`}
          variant="subtle"
          color="gray"
          size={32}
          aria-label={words.openPage}
          title={words.openPage}
        >
          <IconArrowsDiagonal size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          aria-label={words.closeDrawer}
          title={words.closeDrawer}
          onClick={close}
        >
          <IconX size={18} aria-hidden />
        </ActionIcon>
      </header>
      <LastGood query={query} title={words.problem} loading={<SkeletonRows rows={6} height={44} />}>
        {order && <OrderParts key={id} order={order} narrow />}
      </LastGood>
    </aside>
  );
}
