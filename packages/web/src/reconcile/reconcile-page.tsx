import { Button } from '@mantine/core';
import { IconArrowsDiff, IconFilterOff, IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { statusQuery } from '../api/queries.ts';
import { divergencesQuery } from '../api/queries-reconcile.ts';
import { formatCount } from '../format/rupees.ts';
import { CheckNow } from '../orders/check-now.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { LastGood } from '../ui/last-good.tsx';
import { Page } from '../ui/page.tsx';
import { Pager } from '../ui/pager.tsx';
import { Panel } from '../ui/panel.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { Counters } from './counters.tsx';
import { describeAgreement, readCounter, verdictsOf } from './describe-agreement.ts';
import { DivergenceCard } from './divergence-card.tsx';
import { DoubtfulSales } from './doubtful-sales.tsx';
import { LineTable } from './line-table.tsx';
import { Readings } from './readings.tsx';
import styles from './reconcile-page.module.css';
import { type AskedRow, RowDialog } from './row-action.tsx';
import { reconcile as words } from './strings.ts';

/** The broker's book beside ours, and the one safe step wherever they do not agree. */
export function ReconcilePage() {
  const [params, setParams] = useSearchParams();
  const [asked, setAsked] = useState<AskedRow>();
  const shown = readCounter(params);
  const page = Math.max(1, Math.trunc(Number(params.get('page') ?? '1')) || 1);
  const { data: status } = useQuery(statusQuery);
  const query = { page, ...(shown && { verdict: [...verdictsOf[shown]] }) };
  const comparison = useQuery(divergencesQuery(query));
  const { data } = comparison;
  const accounts = status?.accounts ?? [];
  const labelOf = (id: string) =>
    accounts.length < 2 ? undefined : accounts.find((account) => account.id === id)?.label;
  const items = data?.items ?? [];
  const agreeing = items.filter(({ verdict }) => verdict === 'agrees');
  const awaiting = items.filter(({ verdict }) => verdict === 'not_shown_yet');
  const differing = items.filter((row) => !agreeing.includes(row) && !awaiting.includes(row));
  const isRead =
    data !== undefined &&
    data.readings.length > 0 &&
    data.readings.every(({ last_complete_at }) => last_complete_at !== null);
  return (
    <Page
      title={words.title}
      heading={<span aria-live="polite">{data ? describeAgreement(data) : words.title}</span>}
      actions={<CheckNow accountIds={accounts.map(({ id }) => id)} />}
    >
      <p className={styles.explains}>{words.explains}</p>
      <LastGood query={comparison} title={words.problem} loading={<SkeletonRows rows={5} height={64} />}>
        {data && (
          <>
            <Counters counted={data.counters} shown={shown} isRead={isRead} />
            {shown && (
              <p className={styles.narrowed}>
                {words.showing(words.counter[shown], formatCount(data.total))}{' '}
                <Link to="/reconcile">{words.showAll}</Link>
              </p>
            )}
            <DoubtfulSales />
            {differing.length > 0 && (
              <Panel title={words.attention} flush>
                {differing.map((row) => (
                  <DivergenceCard
                    key={row.attempt_id}
                    row={row}
                    account={labelOf(row.account_id)}
                    onAsk={setAsked}
                  />
                ))}
              </Panel>
            )}
            {awaiting.length > 0 && (
              <Panel title={words.awaiting} flush>
                <p className={styles.note}>{words.awaitingText}</p>
                <LineTable caption={words.awaitingCaption} rows={awaiting} onAsk={setAsked} />
              </Panel>
            )}
            {agreeing.length > 0 && (
              <Panel title={words.agreeing} flush>
                <LineTable caption={words.agreeingCaption} rows={agreeing} onAsk={setAsked} />
              </Panel>
            )}
            {data.items.length === 0 && (
              <Panel title={words.title} flush>
                {shown ? (
                  <EmptyState icon={IconFilterOff} title={words.filteredTitle} text={words.filteredText}>
                    <Button component={Link} to="/reconcile" variant="default" size="sm">
                      {words.showAll}
                    </Button>
                  </EmptyState>
                ) : isRead ? (
                  <EmptyState icon={IconArrowsDiff} title={words.emptyTitle} text={words.emptyText} />
                ) : (
                  <EmptyState icon={IconPlugConnectedX} title={words.unknownTitle} text={words.unknownText} />
                )}
              </Panel>
            )}
            {data.total_pages > 1 && (
              <Pager
                page={data}
                onPage={(to) => setParams({ ...(shown && { show: shown }), page: String(to) })}
              />
            )}
            <Readings readings={data.readings} accounts={accounts} />
          </>
        )}
      </LastGood>
      {asked && <RowDialog {...asked} onClose={() => setAsked(undefined)} />}
    </Page>
  );
}
