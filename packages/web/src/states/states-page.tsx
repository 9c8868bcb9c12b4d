import { useQuery } from '@tanstack/react-query';
import { orderStatesQuery } from '../api/queries.ts';
import type { OrderStatus } from '../api/types.ts';
import { useNow } from '../clock/use-now.ts';
import { formatCount } from '../format/rupees.ts';
import { istDay } from '../format/time.ts';
import { clearFilters, readFilter, writeFilter } from '../orders/orders-filter.ts';
import { orders } from '../orders/strings.ts';
import { LastGood } from '../ui/last-good.tsx';
import { listOf } from '../ui/last-list.ts';
import { Page } from '../ui/page.tsx';
import { Panel } from '../ui/panel.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { StatePicture } from './state-picture.tsx';
import { StateTable } from './state-table.tsx';
import styles from './states-page.module.css';
import { states as words } from './strings.ts';

/** The states of an order and the ways between them, with the orders that stand there now. */
export function StatesPage() {
  const today = istDay(useNow(60_000));
  const query = useQuery(orderStatesQuery({ from_date: today }));
  const { data } = query;
  const all = clearFilters(readFilter(new URLSearchParams()));
  const hrefOf = (status: OrderStatus) =>
    `/orders?${writeFilter({ ...all, statuses: [status], fromDay: today })}`;
  return (
    <Page title={words.title} back={{ to: listOf('/orders/'), word: words.back }}>
      <p className={styles.hint}>{words.explains}</p>
      <LastGood query={query} title={words.problem} loading={<SkeletonRows rows={5} height={60} />}>
        {data && (
          <>
            <Panel title={words.picture}>
              <StatePicture
                label={words.list}
                nodes={data.items.map(({ status, count, may_become }) => ({
                  status,
                  label: words.stateWith(orders.words[status], formatCount(count), count === 1),
                  badge: formatCount(count),
                  isFaint: count === 0,
                  href: hrefOf(status),
                  next: may_become,
                }))}
              />
            </Panel>
            <Panel title={words.table} flush>
              <StateTable items={data.items} />
              <p className={styles.note}>{words.corrections}</p>
            </Panel>
          </>
        )}
      </LastGood>
    </Page>
  );
}
