import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, done } from '../api/client.ts';
import { harmless } from '../api/failures.ts';
import { asProblem } from '../api/problem.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import styles from './entry-frame.module.css';
import { entry } from './strings.ts';

interface LoginFormProps {
  /** Who was here. */
  readonly knownEmail?: string;
  readonly onSignedIn: () => Promise<void>;
}

/** Address and password; the code of the second factor when the server asks for it. */
export function LoginForm({ knownEmail = '', onSignedIn }: LoginFormProps) {
  const [email, setEmail] = useState(knownEmail);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [asksForCode, setAsksForCode] = useState(false);
  const login = useMutation({
    meta: harmless,
    mutationFn: () =>
      done(
        api.POST('/api/v1/auth/login', {
          body: { email: email.trim(), password, ...(asksForCode && { code: code.trim() }) },
        }),
      ),
    onError: (error) => {
      if (needsCode(error)) setAsksForCode(true);
    },
    onSuccess: onSignedIn,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    login.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextInput
        label={entry.email}
        type="email"
        autoComplete="username"
        required
        withAsterisk={false}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        label={entry.password}
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {asksForCode && (
        <TextInput
          label={entry.code}
          description={entry.codeHint}
          autoComplete="one-time-code"
          ref={focusOnce}
          required
          withAsterisk={false}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      )}
      {login.error && !needsCode(login.error) && (
        <ProblemNotice error={login.error} title={entry.loginProblem} />
      )}
      <Button type="submit" loading={login.isPending}>
        {entry.login}
      </Button>
    </form>
  );
}

/** The password was right: this is no fault, and the code is asked for. */
function needsCode(error: Error): boolean {
  return asProblem(error).code === 'code_needed';
}

function focusOnce(input: HTMLInputElement | null): void {
  input?.focus();
}
