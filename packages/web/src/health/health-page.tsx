import { IconBuildingBank } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { statusLagMs, statusQuery } from '../api/queries.ts';
import { healthQuery, legacyQuery } from '../api/queries-health.ts';
import { useNow } from '../clock/use-now.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { LastGood } from '../ui/last-good.tsx';
import { Page } from '../ui/page.tsx';
import { Panel } from '../ui/panel.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { AccountHealthPanel } from './account-health.tsx';
import { BrokerCalls } from './broker-calls.tsx';
import { Doctor } from './doctor.tsx';
import { findFaults } from './find-faults.ts';
import styles from './health.module.css';
import { Instances } from './instances.tsx';
import { OrdersByStatus } from './orders-by-status.tsx';
import { Outbox } from './outbox.tsx';
import { health as words } from './strings.ts';
import { SystemPanel } from './system-panel.tsx';
import { Telling } from './telling.tsx';

/** Whether all is watched as it should be, and the figures behind that sentence. */
export function HealthPage() {
  const { data: status } = useQuery(statusQuery);
  const query = useQuery(healthQuery);
  const { data: legacy } = useQuery(legacyQuery);
  const now = useNow();
  const { data: health } = query;
  if (!status) return null;
  const faults =
    health &&
    findFaults({ accounts: status.accounts, health, legacy, nowMs: now, lagMs: statusLagMs(status.clock) });
  return (
    <Page title={words.title} heading={faults ? sentence(faults, status.accounts.length) : words.title}>
      <LastGood query={query} title={words.problem} loading={<SkeletonRows rows={8} height={40} />}>
        {health && (
          <>
            {status.accounts.length === 0 && (
              <Panel flush>
                <EmptyState icon={IconBuildingBank} title={words.noAccounts} text="" />
              </Panel>
            )}
            {status.accounts.map((account) => {
              const figures = health.accounts.find(({ account_id }) => account_id === account.id);
              return (
                figures && (
                  <AccountHealthPanel
                    key={account.id}
                    account={account}
                    clock={status.clock}
                    health={figures}
                  />
                )
              );
            })}
            <div className={styles.columns}>
              <OrdersByStatus />
              <Outbox outbox={health.outbox} />
              <Telling telling={health.telling} />
              <SystemPanel health={health} legacy={legacy} />
              <Doctor />
            </div>
            {health.instances && <Instances instances={health.instances} accounts={status.accounts} />}
            <BrokerCalls calls={health.broker_calls} pace={health.broker_pace} />
          </>
        )}
      </LastGood>
    </Page>
  );
}

function sentence(faults: readonly string[], accounts: number): string {
  if (accounts === 0) return words.noAccounts;
  return faults.length === 0 ? words.allWell : words.wrong(faults.join('; '));
}
