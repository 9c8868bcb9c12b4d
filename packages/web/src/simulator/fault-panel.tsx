import { Button } from '@mantine/core';
import { IconBolt } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  endFault,
  type FaultName,
  injectFault,
  type Simulator,
  simulatorQuery,
} from '../api/queries-simulator.ts';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import styles from './simulator.module.css';
import { simulator as words } from './strings.ts';

interface FaultPanelProps {
  readonly accountId: string;
  readonly simulator: Simulator;
}

export function FaultPanel({ accountId, simulator: { catalogue, faults } }: FaultPanelProps) {
  const client = useQueryClient();
  const onSuccess = (after: Simulator) => client.setQueryData(simulatorQuery.queryKey, after);
  const inject = useMutation({ mutationFn: (name: FaultName) => injectFault(name, accountId), onSuccess });
  const end = useMutation({ mutationFn: endFault, onSuccess });
  const mine = faults.filter(({ account_id }) => account_id === accountId);
  const error = inject.error ?? end.error;
  return (
    <Panel title={words.faults} flush>
      <p className={styles.lead}>{words.faultsText}</p>
      <ul className={styles.catalogue}>
        {catalogue.map(({ name, label, story, lasting }) => {
          const going = mine.find((fault) => fault.name === name && fault.active);
          const isOn = going !== undefined && lasting;
          return (
            <li key={name}>
              <span>
                <strong>{label}</strong>
                <span className={styles.story}>{story}</span>
              </span>
              <Button
                variant={isOn ? 'filled' : 'default'}
                size="xs"
                leftSection={<IconBolt size={14} aria-hidden />}
                aria-label={isOn ? words.endNamed(label) : words.injectNamed(label)}
                onClick={() => (isOn ? end.mutate(going.id) : inject.mutate(name))}
              >
                {isOn ? words.end : words.inject}
              </Button>
            </li>
          );
        })}
      </ul>
      {error && (
        <div className={styles.lead}>
          <ProblemNotice error={error} title={words.changeProblem} />
        </div>
      )}
    </Panel>
  );
}
