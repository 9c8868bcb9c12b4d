import { Button } from '@mantine/core';
import { IconWallet } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { statusQuery } from '../api/queries.ts';
import { fundsQuery } from '../api/queries-funds.ts';
import { useLastGood } from '../clock/use-last-good.ts';
import { formatAge } from '../format/age.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { AccountFunds } from './account-funds.tsx';
import { describeFunds } from './describe-funds.ts';
import { funds as words } from './strings.ts';

/** What is free, and which of the orders that wait it pays for. */
export function FundsPage() {
  const { data: status } = useQuery(statusQuery);
  const { data, error, dataUpdatedAt, refetch } = useQuery(fundsQuery);
  const age = useLastGood(dataUpdatedAt);
  const labelOf = (id: string) => status?.accounts.find((account) => account.id === id)?.label ?? id;
  return (
    <Page
      title={words.title}
      heading={<span aria-live="polite">{data && data.length > 0 ? describeFunds(data) : words.title}</span>}
    >
      {error && (
        <ProblemNotice
          error={error}
          title={words.problem}
          note={data && words.lastGood(formatAge(age))}
          onRetry={() => void refetch()}
        />
      )}
      {!data && !error && <SkeletonRows rows={6} height={48} />}
      {data?.map((account) => (
        <AccountFunds
          key={account.account_id}
          account={account}
          label={labelOf(account.account_id)}
          several={data.length > 1}
        />
      ))}
      {data?.length === 0 && (
        <Panel title={words.title} flush>
          <EmptyState icon={IconWallet} title={words.noAccountTitle} text={words.noAccountText}>
            <Button component={Link} to="/accounts" variant="default">
              {words.toAccounts}
            </Button>
          </EmptyState>
        </Panel>
      )}
    </Page>
  );
}
