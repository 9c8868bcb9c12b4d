import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { switchSecondFactorOff } from '../../api/queries-security.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import styles from './security.module.css';
import { security, secondFactor as words } from './strings.ts';
import { useChange } from './use-change.ts';

/** Asks for both at once, however lately either was given: what protects the login is not taken away by a session. */
export function SwitchOff() {
  const [opened, setOpened] = useState(false);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const off = useChange(switchSecondFactorOff);
  if (!opened) {
    return (
      <div className={styles.actions}>
        <Button variant="default" onClick={() => setOpened(true)}>
          {words.switchOff}
        </Button>
      </div>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    off.mutate({ password, code: code.trim() });
  };
  const needed = { required: true, withAsterisk: false } as const;
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.done}>{words.offText}</p>
      <PasswordInput
        {...needed}
        label={words.password}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <TextInput
        {...needed}
        label={words.code}
        autoComplete="one-time-code"
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      {off.error && <ProblemNotice error={off.error} title={security.changeProblem} />}
      <div className={styles.actions}>
        <Button type="submit" color="red" loading={off.isPending}>
          {words.confirmOff}
        </Button>
        <Button variant="default" onClick={() => setOpened(false)}>
          {words.leave}
        </Button>
      </div>
    </form>
  );
}
