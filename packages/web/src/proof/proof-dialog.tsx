import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { harmless } from '../api/failures.ts';
import type { ProofKind } from '../api/proof.ts';
import { giveProof } from '../api/queries-security.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import styles from './proof-dialog.module.css';
import { proof as words } from './strings.ts';

interface ProofDialogProps {
  readonly kind: ProofKind;
  readonly onGiven: () => void;
  readonly onLeave: () => void;
}

export function ProofDialog({ kind, onGiven, onLeave }: ProofDialogProps) {
  const [typed, setTyped] = useState('');
  const give = useMutation({
    meta: harmless,
    mutationFn: () => giveProof(kind === 'code' ? { code: typed.trim() } : { password: typed }),
    onSuccess: onGiven,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // Over another form's dialog, React would pass the event on to that form.
    event.stopPropagation();
    give.mutate();
  };
  const shared = {
    value: typed,
    required: true,
    withAsterisk: false,
    'data-autofocus': true,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      setTyped(event.currentTarget.value),
  };
  return (
    <Dialog opened onClose={onLeave} title={words.title}>
      <form className={styles.form} onSubmit={submit}>
        <p>{words.text}</p>
        {kind === 'code' ? (
          <TextInput
            {...shared}
            label={words.code}
            description={words.codeHint}
            autoComplete="one-time-code"
          />
        ) : (
          <PasswordInput {...shared} label={words.password} autoComplete="current-password" />
        )}
        {give.error && <ProblemNotice error={give.error} title={words.problem} />}
        <div className={styles.actions}>
          <Button variant="default" onClick={onLeave}>
            {words.leave}
          </Button>
          <Button type="submit" loading={give.isPending}>
            {words.go}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
