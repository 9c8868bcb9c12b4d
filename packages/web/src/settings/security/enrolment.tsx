import { Button, TextInput } from '@mantine/core';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import { confirmSecondFactor } from '../../api/queries-security.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import styles from './security.module.css';
import { security, secondFactor as words } from './strings.ts';
import { useChange } from './use-change.ts';

/** Needed once in the life of a login: it is loaded when it is. */
const QrCode = lazy(async () => ({ default: (await import('./qr-code.tsx')).QrCode }));

interface EnrolmentProps {
  readonly enrolment: { readonly secret: string; readonly uri: string };
  readonly onDone: (recoveryCodes: readonly string[]) => void;
  readonly onLeave: () => void;
}

export function Enrolment({ enrolment: { secret, uri }, onDone, onLeave }: EnrolmentProps) {
  const [code, setCode] = useState('');
  const confirm = useChange(confirmSecondFactor, onDone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate(code.trim());
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <p>{words.scan}</p>
      <Suspense fallback={<SkeletonRows rows={1} height={216} />}>
        <QrCode text={uri} label={words.qr} />
      </Suspense>
      <p>
        {words.type} <code className={styles.secret}>{secret}</code>{' '}
        <CopyButton text={secret} what={words.secret} />
      </p>
      <TextInput
        label={words.firstCode}
        autoComplete="one-time-code"
        inputMode="numeric"
        required
        withAsterisk={false}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      {confirm.error && <ProblemNotice error={confirm.error} title={security.changeProblem} />}
      <div className={styles.actions}>
        <Button type="submit" loading={confirm.isPending}>
          {words.confirm}
        </Button>
        <Button variant="default" onClick={onLeave}>
          {words.leave}
        </Button>
      </div>
    </form>
  );
}
