import { Button, TextInput } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { rehearse, type Simulator, simulatorQuery } from '../api/queries-simulator.ts';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { RehearsalList } from './rehearsal-list.tsx';
import styles from './simulator.module.css';
import { simulator as words } from './strings.ts';

/** Days told as data; each can be played beside the running demo. */
export function ScenarioPanel({ simulator: { scenarios, rehearsals } }: { readonly simulator: Simulator }) {
  const client = useQueryClient();
  const [seed, setSeed] = useState('1');
  const play = useMutation({
    mutationFn: (name: string) => rehearse(name, Number(seed)),
    onSuccess: () => client.invalidateQueries({ queryKey: simulatorQuery.queryKey }),
  });
  const isBusy = rehearsals.some(({ state }) => state === 'playing');
  return (
    <>
      {rehearsals.length > 0 && <RehearsalList rehearsals={rehearsals} />}
      <Panel title={words.scenarios} flush>
        <div className={styles.lead}>
          <p className={styles.hint}>{words.scenariosText}</p>
          <TextInput
            className={styles.seed ?? ''}
            label={words.seed}
            inputMode="numeric"
            value={seed}
            onChange={(event) => setSeed(event.currentTarget.value)}
          />
          {play.error && <ProblemNotice error={play.error} title={words.changeProblem} />}
        </div>
        <ul className={styles.catalogue}>
          {scenarios.map(({ name, story }) => (
            <li key={name}>
              <span>
                <strong>{name.replaceAll('-', ' ')}</strong>
                <span className={styles.story}>{story}</span>
              </span>
              <Button
                variant="default"
                size="xs"
                leftSection={<IconPlayerPlay size={14} aria-hidden />}
                aria-label={words.rehearseNamed(name.replaceAll('-', ' '))}
                disabled={isBusy || play.isPending}
                onClick={() => play.mutate(name)}
              >
                {words.rehearse}
              </Button>
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}
