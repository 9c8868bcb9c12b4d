import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { AccountForm } from '../accounts/account-form.tsx';
import { statusQuery } from '../api/queries.ts';
import styles from './entry-frame.module.css';
import { EntryFrame } from './entry-frame.tsx';
import { FirstUserForm } from './first-user-form.tsx';
import { entry } from './strings.ts';

/** The first run: who may log in first, and which account is watched. */
export function SetupPage() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data: status } = useQuery(statusQuery);
  const [step, setStep] = useState<'user' | 'account' | 'restart'>('user');
  const leave = async () => {
    await client.resetQueries();
    await navigate('/today', { replace: true });
  };
  // A demo goes on until the program is started again, so that is what comes next there.
  const goOn = () => (status?.leaving_demo ? setStep('restart') : void leave());
  if (step === 'user') {
    return (
      <EntryFrame title={entry.setup} step={entry.step(1, 2)}>
        <p className={styles.text}>{entry.setupText}</p>
        <FirstUserForm onCreated={() => setStep('account')} />
      </EntryFrame>
    );
  }
  if (step === 'restart') {
    return (
      <EntryFrame key="restart" title={entry.restartTitle}>
        <p className={styles.text}>{entry.restartText}</p>
        <Button onClick={() => void leave()}>{entry.restartLook}</Button>
      </EntryFrame>
    );
  }
  return (
    <EntryFrame key="account" title={entry.accountTitle} step={entry.step(2, 2)} wide>
      <p className={styles.text}>
        {entry.accountText}{' '}
        <Button variant="default" size="compact-sm" onClick={goOn}>
          {entry.later}
        </Button>
      </p>
      <AccountForm onAdded={goOn} />
    </EntryFrame>
  );
}
