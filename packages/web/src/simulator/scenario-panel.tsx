import { Button, TextInput } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { rehearse, type Simulator, simulatorQuery } from '../api/queries-simulator.ts';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { LatestOutcome } from './latest-outcome.tsx';
import { RehearsalList } from './rehearsal-list.tsx';
import styles from './simulator.module.css';
import { simulator as words } from './strings.ts';

/** Days told as data; each can be played beside the running demo. */
export function ScenarioPanel({ simulator: { scenarios, rehearsals } }: { readonly simulator: Simulator }) {
  const client = useQueryClient();
  const [seed, setSeed] = useState('1');
  const [sought, seek] = useState('');
  const play = useMutation({
    mutationFn: (name: string) => rehearse(name, Number(seed)),
    onSuccess: () => client.invalidateQueries({ queryKey: simulatorQuery.queryKey }),
  });
  const found = scenarios.filter((each) => isSought(each, sought));
  const isBusy = rehearsals.some(({ state }) => state === 'playing');
  return (
    <>
      {rehearsals.length > 0 && <RehearsalList rehearsals={rehearsals} />}
      <Panel title={words.scenarios} flush>
        <div className={styles.lead}>
          <p className={styles.hint}>{words.scenariosText}</p>
          <div className={styles.wishes}>
            <TextInput
              type="search"
              label={words.find}
              value={sought}
              onChange={(event) => seek(event.currentTarget.value)}
            />
            <TextInput
              className={styles.seed ?? ''}
              label={words.seed}
              inputMode="numeric"
              value={seed}
              onChange={(event) => setSeed(event.currentTarget.value)}
            />
          </div>
          {found.length === 0 && <p role="status">{words.noneFound}</p>}
          {play.error && <ProblemNotice error={play.error} title={words.changeProblem} />}
        </div>
        <ul className={styles.catalogue}>
          {found.map(({ name, story }) => (
            <li key={name}>
              <span>
                <strong>{name.replaceAll('-', ' ')}</strong>
                <span className={styles.story}>{story}</span>
                <LatestOutcome rehearsal={rehearsals.find(({ scenario }) => scenario === name)} />
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

function isSought({ name, story }: Simulator['scenarios'][number], sought: string): boolean {
  const text = `${name.replaceAll('-', ' ')} ${story}`.toLowerCase();
  return sought
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
