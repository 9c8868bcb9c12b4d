import { Button } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { needsQuery, ordersQuery, statisticsQuery, statusLagMs, statusQuery } from '../api/queries.ts';
import { fundsQuery } from '../api/queries-funds.ts';
import { agreementQuery } from '../api/queries-today.ts';
import type { Order, Status } from '../api/types.ts';
import { useNow } from '../clock/use-now.ts';
import { formatWeekday, istDay, istMinutes, parseMoment } from '../format/time.ts';
import { CheckNow } from '../orders/check-now.tsx';
import { NeedsYouList } from '../orders/needs-you-list.tsx';
import { NoOrders } from '../orders/no-orders.tsx';
import { orders } from '../orders/strings.ts';
import { isUnread } from '../shell/is-unread.ts';
import { judgeFreshness, worst } from '../shell/judge-freshness.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { AccountNeeds } from './account-needs.tsx';
import { DayRibbon } from './day-ribbon.tsx';
import { describeToday } from './describe-today.ts';
import { Figures } from './figures.tsx';
import { FirstSteps } from './first-steps.tsx';
import { listAccountNeeds } from './list-account-needs.ts';
import { MoneyFigures } from './money-figures.tsx';
import { NextStep } from './next-step.tsx';
import { RehearseDay } from './rehearse-day.tsx';
import { today as words } from './strings.ts';
import styles from './today-page.module.css';

const WHOLE_DAY = 500;
const CARDS = 12;

/** How the day stands, what needs a person, and what happens next. */
export function TodayPage() {
  const { data: status } = useQuery(statusQuery);
  const now = useNow(1_000);
  const today = istDay(now);
  const isKnown = status !== undefined;
  const day = useQuery({ ...ordersQuery({ from_date: today, page_size: WHOLE_DAY }), enabled: isKnown });
  const waiting = useQuery(needsQuery);
  const counted = useQuery(statisticsQuery).data?.needs_attention;
  const agreement = useQuery(agreementQuery);
  const counters = agreement.data;
  const { data: funds = [] } = useQuery(fundsQuery);
  if (!status) return null;

  const all = day.data?.items ?? [];
  const needs = listAccountNeeds(status.accounts, funds);
  const reading = readingOf(status, now);
  // While the comparison is being fetched nothing is said about it, least of all that there is none.
  const isFetching = agreement.isPending && reading.readingAgeMs !== undefined;
  const facts = { counters, ...reading, orders: counted, others: needs.length };
  const told = counters === undefined && agreement.isError ? words.notToBeHad : describeToday(facts);
  const sentence = isFetching ? words.title : told;
  return (
    <Page
      title={words.title}
      heading={<span aria-live="polite">{sentence}</span>}
      actions={<CheckNow accountIds={status.accounts.map((account) => account.id)} />}
    >
      <FirstSteps status={status} />
      <AccountNeeds those={needs} />
      <NeedsYouList page={waiting.data} shown={CARDS} />
      {day.error && (
        <ProblemNotice error={day.error} title={words.problem} onRetry={() => void day.refetch()} />
      )}
      {!day.data && !day.error && <SkeletonRows rows={2} height={44} />}
      {day.data && all.length === 0 && <Nothing status={status} />}
      {daysOf(all, today).map(({ trading_day, those }) => (
        <Figures
          key={trading_day}
          day={trading_day}
          heading={words.figures(trading_day === today ? orders.today : formatWeekday(trading_day))}
          those={those}
        />
      ))}
      {status.accounts.length > 0 && (
        <MoneyFigures day={today} isOld={reading.reading === 'bad'} isUnread={isUnread(status.accounts)} />
      )}
      <div className={styles.columns}>
        {status.accounts.length > 0 && <DayRibbon />}
        <NextStep />
      </div>
    </Page>
  );
}

function Nothing({ status }: { readonly status: Status }) {
  const { next_action: next } = status;
  // "No account" and "no answer" are worded by the list of orders.
  if (status.accounts.length === 0 || isUnread(status.accounts)) {
    return (
      <Panel flush>
        <NoOrders status={status} filtered={false} onClear={() => undefined} />
      </Panel>
    );
  }
  const soon = next && words.noneNext(next.label, istMinutes(parseMoment(next.at)));
  return (
    <Panel flush>
      <EmptyState icon={IconInbox} title={words.noneTitle} text={soon ?? words.noneText}>
        <Button component={Link} to="/runs" variant="default">
          {words.toRuns}
        </Button>
        {status.mode !== null && isSimulated(status.mode) && <RehearseDay />}
        <Button component={Link} to="/orders" variant="subtle">
          {words.allOrders}
        </Button>
      </EmptyState>
    </Panel>
  );
}

const isSimulated = (mode: string): boolean => mode === 'demo' || mode === 'paper';

/** Of several accounts the one that was read longest ago: the sentence is only as good as that one. */
function readingOf(status: Status, now: number) {
  const judged = status.accounts.map((account) => judgeFreshness(account, now, statusLagMs(status.clock)));
  const ages = judged.map(({ readingAgeMs }) => readingAgeMs);
  const readingAgeMs = ages.reduce<number | undefined>(
    (oldest, age) => (oldest === undefined || age === undefined ? undefined : Math.max(oldest, age)),
    ages.length === 0 ? undefined : 0,
  );
  return { readingAgeMs, reading: worst(judged.map(({ reading }) => reading)) };
}

function daysOf(all: readonly Order[], today: string) {
  const days = [...new Set(all.map((order) => order.trading_day))].sort();
  return days
    .filter((day) => day >= today)
    .map((trading_day) => ({ trading_day, those: all.filter((order) => order.trading_day === trading_day) }));
}
