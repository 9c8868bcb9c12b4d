import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { statusQuery } from '../api/queries.ts';
import { type KillScope, killSwitchQuery, pullKillSwitch } from '../api/queries-kill.ts';
import type { BrokerAccount } from '../api/types.ts';
import { formatMoment, parseMoment } from '../format/time.ts';
import { ModeBadge } from '../shell/mode-badge.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import styles from './kill-dialog.module.css';
import { ReleaseForm } from './release-form.tsx';
import { StandingOrders } from './standing-orders.tsx';
import { kill } from './strings.ts';

interface KillDialogProps {
  readonly accounts: readonly BrokerAccount[];
  readonly onClose: () => void;
}

/** Stops all sending; then tells what is at the broker nevertheless, and offers to cancel what can be cancelled. */
export function KillDialog({ accounts, onClose }: KillDialogProps) {
  const client = useQueryClient();
  const [chosen, setChosen] = useState<string>();
  const { data, error } = useQuery(killSwitchQuery);
  const running = accounts.filter(({ killed_at }) => killed_at === null);
  const stopped = accounts.filter(({ killed_at }) => killed_at !== null);
  const one = accounts.find(({ id }) => id === chosen) ?? (running.length === 1 ? running[0] : undefined);
  const scope: KillScope = one ? { account_id: one.id } : { all: true };
  const pull = useMutation({
    mutationFn: () => pullKillSwitch(scope),
    // The answer tells of the accounts that were meant; the dialog shows all.
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: killSwitchQuery.queryKey }),
        client.invalidateQueries({ queryKey: statusQuery.queryKey }),
      ]),
  });
  const unrecorded = pull.data?.accounts.some(({ recorded }) => !recorded) ?? false;
  return (
    <Dialog opened onClose={onClose} title={kill.title} size="lg" sheet>
      <div className={styles.parts}>
        <p>{kill.text}</p>
        <ul>
          {accounts.map(({ id, label, mode, killed_at }) => (
            <li key={id} className={styles.account} data-on={killed_at !== null || undefined}>
              <ModeBadge mode={mode} />{' '}
              {killed_at === null
                ? kill.isOff(label)
                : kill.isOn(label, formatMoment(parseMoment(killed_at)))}
            </li>
          ))}
        </ul>
        {unrecorded && <p role="status">{kill.notRecorded}</p>}
        {pull.error && (
          <ProblemNotice error={pull.error} title={kill.problem} onRetry={() => pull.mutate()} />
        )}
        {running.length > 1 && (
          <label className={styles.scope}>
            {kill.scope}
            <select
              value={chosen ?? ''}
              onChange={(event) => setChosen(event.currentTarget.value || undefined)}
            >
              <option value="">{kill.all}</option>
              {running.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        )}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose} data-autofocus>
            {running.length === 0 ? kill.close : kill.keep}
          </Button>
          {running.length > 0 && (
            <Button size="md" className={styles.stop} loading={pull.isPending} onClick={() => pull.mutate()}>
              {one && accounts.length > 1 ? kill.confirmOne(one.label) : kill.confirm}
            </Button>
          )}
        </div>
        {error && <ProblemNotice error={error} title={kill.problem} />}
        {!data && !error && <SkeletonRows rows={2} height={32} />}
        {data && (
          <StandingOrders standing={data} scope={one && stopped.length === 0 ? scope : { all: true }} />
        )}
        {stopped.length > 0 && <ReleaseForm />}
      </div>
    </Dialog>
  );
}
