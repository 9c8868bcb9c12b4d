import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { faultAt } from '../../api/fault-at.ts';
import { changePassword } from '../../api/queries-security.ts';
import { Panel } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import styles from './security.module.css';
import { security, password as words } from './strings.ts';
import { useChange } from './use-change.ts';

const nothing = { current: '', next: '', again: '' };

export function PasswordForm() {
  const [typed, setTyped] = useState(nothing);
  const [differs, setDiffers] = useState(false);
  const change = useChange(changePassword, () => setTyped(nothing));
  const weak = faultAt(change.error, 'body.next');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { current, next, again } = typed;
    setDiffers(next !== again);
    if (next === again) change.mutate({ current, next });
  };
  const field = (name: keyof typeof nothing) => ({
    label: words[name],
    required: true,
    withAsterisk: false,
    value: typed[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      const { value } = event.currentTarget;
      setTyped((before) => ({ ...before, [name]: value }));
    },
  });
  return (
    <Panel title={words.title}>
      <form className={styles.form} onSubmit={submit}>
        <PasswordInput {...field('current')} autoComplete="current-password" />
        <PasswordInput {...field('next')} description={words.hint} error={weak} autoComplete="new-password" />
        <PasswordInput {...field('again')} error={differs && words.differs} autoComplete="new-password" />
        {change.error && weak === undefined && (
          <ProblemNotice error={change.error} title={security.changeProblem} />
        )}
        <Button type="submit" variant="default" loading={change.isPending}>
          {words.change}
        </Button>
      </form>
      {change.isSuccess && (
        <p className={styles.done} role="status">
          {words.changed}
        </p>
      )}
    </Panel>
  );
}
