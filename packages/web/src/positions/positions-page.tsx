import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { statusQuery } from '../api/queries.ts';
import { openPositionsQuery } from '../api/queries-positions.ts';
import { useLastGood } from '../clock/use-last-good.ts';
import { formatAge } from '../format/age.ts';
import { isUnread } from '../shell/is-unread.ts';
import { rememberList } from '../ui/last-list.ts';
import { Page } from '../ui/page.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { describePositions } from './describe-positions.ts';
import { OpenPositions } from './open-positions.tsx';
import { positions as words } from './strings.ts';
import { Trades } from './trades.tsx';

/** What is owned now and what becomes of it, and what was sold with which profit. */
export function PositionsPage() {
  const [params] = useSearchParams();
  const { pathname, search } = useLocation();
  useEffect(() => rememberList(pathname, search), [pathname, search]);
  const onTrades = params.get('tab') === 'trades';
  const { data: status } = useQuery(statusQuery);
  const { data, error, dataUpdatedAt, refetch } = useQuery(openPositionsQuery);
  const age = useLastGood(dataUpdatedAt);
  const sentence = data && status ? describePositions(data.items, isUnread(status.accounts)) : words.title;
  return (
    <Page title={words.title} heading={<span aria-live="polite">{sentence}</span>}>
      <Tabs
        label={words.parts}
        tabs={[
          { to: '/positions', word: words.tabs.open, current: !onTrades },
          { to: '/positions?tab=trades', word: words.tabs.trades, current: onTrades },
        ]}
      />
      {onTrades && status && <Trades accounts={status.accounts} />}
      {!onTrades && error && (
        <ProblemNotice
          error={error}
          title={words.problem}
          note={data && words.lastGood(formatAge(age))}
          onRetry={() => void refetch()}
        />
      )}
      {!onTrades && !data && !error && <SkeletonRows rows={4} height={64} />}
      {!onTrades && data && status && <OpenPositions those={data.items} accounts={status.accounts} />}
    </Page>
  );
}
