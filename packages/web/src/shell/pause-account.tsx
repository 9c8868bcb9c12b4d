import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, done } from '../api/client.ts';
import { statusQuery } from '../api/queries.ts';
import type { BrokerAccount } from '../api/types.ts';
import { istSeconds, parseMoment } from '../format/time.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { ModeBadge } from './mode-badge.tsx';
import styles from './pause-control.module.css';
import { shell } from './strings.ts';

interface PauseAccountProps {
  readonly account: BrokerAccount;
  readonly onDone: () => void;
}

/** By a person's pause, or by the desk itself, for a reason that it gives; a person's word ends both. */
export function isStopped({ paused_at, placing_stopped_reason }: BrokerAccount): boolean {
  return paused_at !== null || placing_stopped_reason !== null;
}

export function PauseAccount({ account, onDone }: PauseAccountProps) {
  const client = useQueryClient();
  const isPaused = isStopped(account);
  const change = useMutation({
    mutationFn: async () => {
      const params = { path: { id: account.id } };
      await done(
        isPaused
          ? api.POST('/api/v1/user/broker-accounts/{id}/resume', { params })
          : api.POST('/api/v1/user/broker-accounts/{id}/pause', { params }),
      );
      await client.invalidateQueries({ queryKey: statusQuery.queryKey });
    },
    onSuccess: onDone,
  });
  const title = isPaused ? shell.resumeAccount(account.label) : shell.pauseAccount(account.label);
  return (
    <li className={styles.account}>
      <p>
        <ModeBadge mode={account.mode} /> <strong>{account.label}</strong>{' '}
        {account.paused_at && shell.pausedSince(istSeconds(parseMoment(account.paused_at)))}
        {!isPaused && shell.running}
      </p>
      {account.placing_stopped_reason && (
        <p className={styles.warning}>{shell.stoppedBecause(account.placing_stopped_reason)}</p>
      )}
      {isPaused && account.mode === 'live' && <p className={styles.warning}>{shell.resumeLive}</p>}
      <Button fullWidth loading={change.isPending} onClick={() => change.mutate()}>
        {title}
      </Button>
      {change.error && <ProblemNotice error={change.error} title={title} />}
    </li>
  );
}
