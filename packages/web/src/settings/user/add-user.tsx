import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { faultAt } from '../../api/fault-at.ts';
import { addUser, usersQuery } from '../../api/queries-users.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import styles from '../security/security.module.css';
import { users as words } from './strings.ts';

const nobody = { name: '', email: '', password: '' };

export function AddUser() {
  const client = useQueryClient();
  const [typed, setTyped] = useState(nobody);
  const add = useMutation({
    mutationFn: addUser,
    async onSuccess() {
      setTyped(nobody);
      await client.invalidateQueries({ queryKey: usersQuery.queryKey });
    },
  });
  const faults = {
    name: faultAt(add.error, 'body.display_name'),
    email: faultAt(add.error, 'body.email'),
    password: faultAt(add.error, 'body.password'),
  };
  const isExplained = Object.values(faults).some((fault) => fault !== undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { name, email, password } = typed;
    add.mutate({ email: email.trim(), display_name: name.trim(), password });
  };
  const field = (name: keyof typeof nobody) => ({
    label: words[name],
    required: true,
    withAsterisk: false,
    autoComplete: name === 'password' ? 'new-password' : 'off',
    value: typed[name],
    error: faults[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      const { value } = event.currentTarget;
      setTyped((before) => ({ ...before, [name]: value }));
      // What was said was said of what stood there.
      add.reset();
    },
  });
  return (
    <form className={styles.form} onSubmit={submit} aria-label={words.add}>
      <h3>{words.add}</h3>
      <TextInput {...field('name')} maxLength={60} />
      <TextInput {...field('email')} type="email" maxLength={200} />
      <PasswordInput {...field('password')} description={words.passwordHint} />
      {add.error && !isExplained && <ProblemNotice error={add.error} title={words.notAdded} />}
      <Button type="submit" variant="default" loading={add.isPending}>
        {words.submit}
      </Button>
      {add.isSuccess && <p role="status">{words.added(add.variables.email)}</p>}
    </form>
  );
}
