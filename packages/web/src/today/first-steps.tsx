import { Button } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { backupsQuery } from '../api/queries-data.ts';
import { securityQuery } from '../api/queries-security.ts';
import { channelsQuery } from '../api/queries-settings.ts';
import type { Status } from '../api/types.ts';
import { Panel } from '../ui/panel.tsx';
import styles from './first-steps.module.css';
import { type FirstStep, listFirstSteps } from './list-first-steps.ts';
import { today } from './strings.ts';

const KEY = 'orderwatch-first-steps';
const { first: words } = today;

/** What is left of the set-up of a real desk, until it is done or put away. */
export function FirstSteps({ status }: { readonly status: Status }) {
  const [isPutAway, putAway] = useState(() => localStorage.getItem(KEY) === 'put away');
  const asks = status.mode !== 'demo' && !isPutAway;
  const { data: channels } = useQuery({ ...channelsQuery, enabled: asks });
  const { data: security } = useQuery({ ...securityQuery, enabled: asks });
  const { data: backups } = useQuery({ ...backupsQuery, enabled: asks });
  if (!asks || !channels || !security) return null;
  const steps = listFirstSteps({ accounts: status.accounts, channels, security, backups });
  if (steps.every(({ done }) => done)) return null;
  return (
    <Panel
      title={words.title}
      aside={
        <Button
          variant="subtle"
          size="xs"
          onClick={() => {
            localStorage.setItem(KEY, 'put away');
            putAway(true);
          }}
        >
          {words.putAway}
        </Button>
      }
    >
      <ol className={styles.steps}>
        {steps.map((step) => (
          <Step key={step.name} step={step} />
        ))}
      </ol>
    </Panel>
  );
}

function Step({ step: { name, done } }: { readonly step: FirstStep }) {
  const [word, why, to] = words.steps[name];
  const Mark = done ? IconCircleCheck : IconCircleDashed;
  return (
    <li data-done={done || undefined}>
      <Mark size={18} aria-hidden />
      <span>
        {done ? <span className={styles.word}>{word}</span> : <Link to={to}>{word}</Link>}{' '}
        <span className={styles.why}>{done ? words.done : why}</span>
      </span>
    </li>
  );
}
