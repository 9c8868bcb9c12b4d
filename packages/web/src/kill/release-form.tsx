import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { statusQuery } from '../api/queries.ts';
import { killSwitchQuery, releaseKillSwitch } from '../api/queries-kill.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import styles from './kill-dialog.module.css';
import { kill } from './strings.ts';

const SHORTEST = 3;

/** Ends the stop. It asks for a reason, so that nobody does it in passing. */
export function ReleaseForm() {
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const release = useMutation({
    mutationFn: () => releaseKillSwitch({ all: true }, reason.trim()),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: killSwitchQuery.queryKey }),
        client.invalidateQueries({ queryKey: statusQuery.queryKey }),
      ]),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim().length >= SHORTEST) release.mutate();
  };
  return (
    <form className={styles.release} onSubmit={submit}>
      <h3 className={styles.heading}>{kill.release}</h3>
      <p>{kill.releaseText}</p>
      <TextInput
        label={kill.reason}
        description={kill.reasonHint}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {release.error && <ProblemNotice error={release.error} title={kill.problem} />}
      {release.data?.items.map(({ account_id, text }) => text && <p key={account_id}>{text}</p>)}
      <div className={styles.buttons}>
        <Button
          type="submit"
          variant="default"
          loading={release.isPending}
          disabled={reason.trim().length < SHORTEST}
        >
          {kill.release}
        </Button>
      </div>
    </form>
  );
}
