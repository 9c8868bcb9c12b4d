import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { AccountForm } from '../accounts/account-form.tsx';
import styles from './entry-frame.module.css';
import { EntryFrame } from './entry-frame.tsx';
import { FirstUserForm } from './first-user-form.tsx';
import { entry } from './strings.ts';

/** The first run: who owns this installation, and which account is watched. */
export function SetupPage() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [created, setCreated] = useState(false);
  const leave = async () => {
    await client.resetQueries();
    await navigate('/orders', { replace: true });
  };
  if (!created) {
    return (
      <EntryFrame title={entry.setup} step={entry.step(1, 2)}>
        <p className={styles.text}>{entry.setupText}</p>
        <FirstUserForm onCreated={() => setCreated(true)} />
      </EntryFrame>
    );
  }
  return (
    <EntryFrame key="account" title={entry.accountTitle} step={entry.step(2, 2)} wide>
      <p className={styles.text}>
        {entry.accountText}{' '}
        <Button variant="default" size="compact-sm" onClick={() => void leave()}>
          {entry.later}
        </Button>
      </p>
      <AccountForm onAdded={() => void leave()} />
    </EntryFrame>
  );
}
