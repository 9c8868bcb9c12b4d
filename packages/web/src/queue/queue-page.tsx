import { IconInbox, IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { totalValue } from '../actions/bulk.ts';
import { BulkBar } from '../actions/bulk-bar.tsx';
import { useSelection } from '../actions/use-selection.ts';
import { canSendNow } from '../actions/which-actions.ts';
import { ordersQuery, statusQuery } from '../api/queries.ts';
import { fundsQuery } from '../api/queries-funds.ts';
import { useLastGood } from '../clock/use-last-good.ts';
import { useNow } from '../clock/use-now.ts';
import { formatAge } from '../format/age.ts';
import { formatCount, formatRupees } from '../format/rupees.ts';
import { addDays, istDay } from '../format/time.ts';
import { isUnread } from '../shell/is-unread.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { QueueOfAccount } from './queue-of-account.tsx';
import styles from './queue-page.module.css';
import { QueueTable } from './queue-table.tsx';
import { queue as words } from './strings.ts';

/** As much as one request for many takes several times over; a queue beyond that is worked off from its front. */
const MOST = 500;
/** What failed longer ago is looked up in the list of orders. */
const RECENT_DAYS = 7;

/** What could not be placed and waits, and beside it what was given up and can be taken up again. */
export function QueuePage() {
  const { data: status } = useQuery(statusQuery);
  const since = addDays(istDay(useNow(60_000)), -RECENT_DAYS);
  const queued = useQuery(ordersQuery({ status: ['retry_pending'], sort: 'created_at', page_size: MOST }));
  const ended = useQuery({
    ...ordersQuery({ status: ['failed', 'rejected'], from_date: since, page_size: MOST }),
    enabled: status !== undefined,
  });
  const { data: funds = [] } = useQuery(fundsQuery);
  const age = useLastGood(queued.dataUpdatedAt);
  const waiting = queued.data?.items ?? [];
  const others = ended.data?.items ?? [];
  const selection = useSelection([...waiting, ...others]);
  if (!status) return null;

  const total = totalValue(waiting);
  const sentence =
    waiting.length === 0
      ? isUnread(status.accounts)
        ? words.notRead
        : words.none
      : words.sentence(
          formatCount(waiting.length),
          waiting.length === 1,
          total === undefined ? '' : words.worth(formatRupees(total)),
        );
  const table = { funds, selection };
  const unplanned = waiting.filter((order) =>
    funds.every(({ account_id }) => account_id !== order.account_id),
  );
  return (
    <Page
      title={words.title}
      heading={<span aria-live="polite">{queued.data ? sentence : words.title}</span>}
    >
      <p className={styles.explains}>
        {words.explains}{' '}
        {!canSendNow(status.market) && <strong>{words.onlySchedules(status.market.label)}</strong>}
      </p>
      {queued.error && (
        <ProblemNotice
          error={queued.error}
          title={words.problem}
          note={queued.data && words.lastGood(formatAge(age))}
          onRetry={() => void queued.refetch()}
        />
      )}
      {!queued.data && !queued.error && <SkeletonRows rows={4} height={64} />}
      {queued.data && (
        <Panel title={words.title} flush>
          {waiting.length > 0 ? (
            <>
              {funds.map((account) => {
                const rows = waiting.filter(({ account_id }) => account_id === account.account_id);
                return (
                  rows.length > 0 && (
                    <QueueOfAccount
                      key={account.account_id}
                      account={account}
                      rows={rows}
                      selection={selection}
                    />
                  )
                );
              })}
              {unplanned.length > 0 && <QueueTable caption={words.caption} rows={unplanned} {...table} />}
            </>
          ) : isUnread(status.accounts) ? (
            <EmptyState icon={IconPlugConnectedX} title={words.unknownTitle} text={words.unknownText} />
          ) : (
            <EmptyState icon={IconInbox} title={words.emptyTitle} text={words.emptyText} />
          )}
        </Panel>
      )}
      {others.length > 0 && (
        <Panel title={words.others} aside={<span className={styles.hint}>{words.othersText}</span>} flush>
          <QueueTable caption={words.others} rows={others} {...table} />
        </Panel>
      )}
      <BulkBar selection={selection} />
    </Page>
  );
}
