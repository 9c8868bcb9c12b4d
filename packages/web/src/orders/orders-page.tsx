import { IconSitemap } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { Link, Navigate, useSearchParams } from 'react-router';
import { needsQuery, ordersQuery, statisticsQuery, statusQuery } from '../api/queries.ts';
import { useNow } from '../clock/use-now.ts';
import { ExportMenu } from '../export/export-menu.tsx';
import { istDay } from '../format/time.ts';
import { NewOrder } from '../new-order/new-order.tsx';
import { isUnread } from '../shell/is-unread.ts';
import { SlippageFold } from '../slippage/slippage-fold.tsx';
import { states } from '../states/strings.ts';
import { rememberList } from '../ui/last-list.ts';
import { Page } from '../ui/page.tsx';
import { CheckNow } from './check-now.tsx';
import { ColumnChooser } from './column-chooser.tsx';
import tools from './list-tools.module.css';
import { NeedsYouList } from './needs-you-list.tsx';
import { type OrdersFilter, readFilter, toQuery, writeFilter } from './orders-filter.ts';
import { OrdersFilters } from './orders-filters.tsx';
import { OrdersList } from './orders-list.tsx';
import styles from './orders-page.module.css';
import { orders } from './strings.ts';
import { summariseDays } from './summarise-day.ts';
import { openOrderOf, useRoomForBoth, withOpenOrder } from './use-open-order.ts';
import { ViewTabs } from './view-tabs.tsx';

const WHOLE_DAY = 500;

const OrderDrawer = lazy(async () => ({
  default: (await import('../order/order-drawer.tsx')).OrderDrawer,
}));

/** How the day stands in one sentence, what needs a person, and every order below. */
export function OrdersPage() {
  const [params, setParams] = useSearchParams();
  const filter = readFilter(params);
  const { data: status } = useQuery(statusQuery);
  const today = istDay(useNow(60_000));
  const day = useQuery({
    ...ordersQuery({ from_date: today, page_size: WHOLE_DAY }),
    enabled: status !== undefined,
  });
  const statistics = useQuery(statisticsQuery);
  const needs = useQuery(needsQuery);

  const hasRoom = useRoomForBoth();
  const opened = openOrderOf(params);
  const ofList = withOpenOrder(params, undefined);
  const search = ofList.size === 0 ? '' : `?${ofList}`;
  useEffect(() => rememberList('/orders', search), [search]);

  if (!status) return null;
  if (opened !== null && !hasRoom) return <Navigate to={`/orders/${opened}`} replace />;
  const all = day.data?.items ?? [];
  const calm = all.length > 0 && needs.data?.total === 0 ? ` ${orders.nothingNeedsYou}` : '';
  const nothingKnown = all.length === 0 && isUnread(status.accounts);
  const told = nothingKnown ? orders.notRead : summariseDays(all, today) + calm;
  const sentence = day.data ? told : orders.title;
  const change = (some: Partial<OrdersFilter>) =>
    setParams(
      withOpenOrder(
        writeFilter({ ...filter, page: 1, view: keepsView(some) ? filter.view : undefined, ...some }),
        opened,
      ),
      { replace: some.page === undefined },
    );
  const title = filter.view ? orders.titleOf(filter.view) : orders.title;

  return (
    <div className={styles.both} data-open={opened === null ? undefined : true}>
      <Page
        title={orders.title}
        tabTitle={title}
        heading={<span aria-live="polite">{sentence}</span>}
        actions={
          <>
            <NewOrder accounts={status.accounts} />
            <CheckNow accountIds={status.accounts.map((account) => account.id)} />
          </>
        }
      >
        <NeedsYouList page={needs.data} />
        {status.accounts.length > 0 && (
          <div className={tools.tools}>
            <ViewTabs filter={filter} />
            <Link to="/orders/states" className={tools.view}>
              <IconSitemap size={16} aria-hidden />
              {states.link}
            </Link>
            <ColumnChooser />
            <ExportMenu query={toQuery(filter)} />
          </div>
        )}
        {status.accounts.length > 0 && (
          <OrdersFilters filter={filter} onChange={change} statistics={statistics.data} today={today} />
        )}
        <OrdersList status={status} filter={filter} onChange={change} />
        {status.accounts.length > 0 && <SlippageFold filter={filter} />}
      </Page>
      {opened !== null && (
        <Suspense>
          <OrderDrawer id={opened} />
        </Suspense>
      )}
    </div>
  );
}

/** Paging through a view and sorting it is still the view. */
function keepsView(change: Partial<OrdersFilter>): boolean {
  return Object.keys(change).every((key) => key === 'page' || key === 'size' || key === 'sort');
}
