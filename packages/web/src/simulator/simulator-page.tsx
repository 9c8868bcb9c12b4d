import { NativeSelect } from '@mantine/core';
import { IconTestPipe } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem } from '../api/problem.ts';
import { statusQuery } from '../api/queries.ts';
import { guaranteesQuery, type SimulatedGuarantees, simulatorQuery } from '../api/queries-simulator.ts';
import type { BrokerAccount } from '../api/types.ts';
import { ReplayPanel } from '../replay/replay-panel.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { ClockPanel } from './clock-panel.tsx';
import { FaultPanel } from './fault-panel.tsx';
import { FaultTable } from './fault-table.tsx';
import { GuaranteePanel } from './guarantee-panel.tsx';
import { ScenarioPanel } from './scenario-panel.tsx';
import styles from './simulator.module.css';
import { simulator as words } from './strings.ts';

const NOT_FOUND = 404;
const isSimulated = ({ mode }: BrokerAccount): boolean => mode === 'demo' || mode === 'paper';

/** Bad luck on demand, and beside it whether the guarantees hold. */
export function SimulatorPage() {
  const { data: status } = useQuery(statusQuery);
  const { data, error, refetch } = useQuery(simulatorQuery);
  const [chosen, choose] = useState<string>();
  if (!status) return null;
  const accounts = status.accounts.filter(isSimulated);
  const account = accounts.find(({ id }) => id === chosen) ?? accounts[0];
  if ((error && asProblem(error).status === NOT_FOUND) || account === undefined) {
    return (
      <Page title={words.title}>
        <Panel flush>
          <EmptyState icon={IconTestPipe} title={words.notHere} text={words.notHereText} />
        </Panel>
        <ReplayPanel />
      </Page>
    );
  }
  return (
    <Page title={words.title} heading={<Heading accountId={account.id} />}>
      <p className={styles.explains}>{words.explains}</p>
      {error && <ProblemNotice error={error} title={words.problem} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows rows={8} height={44} />}
      {accounts.length > 1 && (
        <NativeSelect
          label={words.account}
          value={account.id}
          data={accounts.map(({ id, label }) => ({ value: id, label }))}
          onChange={(event) => choose(event.currentTarget.value)}
        />
      )}
      {data && (
        <div className={styles.columns}>
          <div className={styles.stack}>
            <GuaranteePanel accountId={account.id} />
            <FaultTable faults={data.faults.filter(({ account_id }) => account_id === account.id)} />
          </div>
          <div className={styles.stack}>
            <ClockPanel clock={data.clock} />
            <FaultPanel accountId={account.id} simulator={data} />
          </div>
        </div>
      )}
      <ReplayPanel />
      {data && data.scenarios.length > 0 && <ScenarioPanel simulator={data} />}
    </Page>
  );
}

function Heading({ accountId }: { readonly accountId: string }) {
  const { data } = useQuery(guaranteesQuery(accountId));
  return <span aria-live="polite">{words.heading[data ? worstState(data) : 'unknown']}</span>;
}

function worstState({ guarantees }: SimulatedGuarantees): 'holds' | 'settling' | 'broken' {
  const states = guarantees.map(({ state }) => state);
  if (states.includes('broken')) return 'broken';
  return states.includes('settling') ? 'settling' : 'holds';
}
