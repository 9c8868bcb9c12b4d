import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { api, done } from '../api/client.ts';
import { meQuery } from '../api/queries.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { checkFirstUser, type FirstUser } from './check-first-user.ts';
import styles from './entry-frame.module.css';
import { entry } from './strings.ts';

const empty: FirstUser = { token: '', name: '', email: '', password: '', again: '' };

export function FirstUserForm({ onCreated }: { readonly onCreated: () => void }) {
  const client = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [user, setUser] = useState(empty);
  const [tried, setTried] = useState(false);
  const errors = tried ? checkFirstUser(user) : {};
  const create = useMutation({
    mutationFn: async () => {
      const { token, name, email, password } = user;
      await done(
        api.POST('/api/v1/auth/setup', {
          body: { token: token.trim(), email: email.trim(), password, display_name: name.trim() },
        }),
      );
      // The next step changes something already, for which the new session's token is needed.
      await client.fetchQuery({ ...meQuery, staleTime: 0 });
    },
    onSuccess: onCreated,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(checkFirstUser(user)).length === 0) create.mutate();
    else
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const field = (name: keyof FirstUser) => ({
    required: true,
    withAsterisk: false,
    value: user[name],
    error: errors[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      const { value } = event.currentTarget;
      setUser((before) => ({ ...before, [name]: value }));
    },
  });
  return (
    <form ref={form} className={styles.form} noValidate onSubmit={submit}>
      <TextInput
        {...field('token')}
        label={entry.token}
        description={entry.tokenHint}
        autoComplete="one-time-code"
      />
      <TextInput {...field('name')} label={entry.name} autoComplete="name" />
      <TextInput {...field('email')} label={entry.email} type="email" autoComplete="username" />
      <PasswordInput
        {...field('password')}
        label={entry.password}
        description={entry.passwordHint}
        autoComplete="new-password"
      />
      <PasswordInput {...field('again')} label={entry.passwordAgain} autoComplete="new-password" />
      {create.error && <ProblemNotice error={create.error} title={entry.setupProblem} />}
      <Button type="submit" loading={create.isPending}>
        {entry.create}
      </Button>
    </form>
  );
}
