import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { api, bodyOf } from '../api/client.ts';
import { statusQuery } from '../api/queries.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import styles from './account-form.module.css';
import { checkDraft, emptyDraft, toNewAccount } from './check-account.ts';
import { CredentialFields } from './credential-fields.tsx';
import type { AccountDraft, FieldsProps } from './draft.ts';
import { IdentityFields } from './identity-fields.tsx';
import { LimitFields } from './limit-fields.tsx';
import { accountForm as words } from './strings.ts';

export function AccountForm({ onAdded }: { readonly onAdded: () => void }) {
  const client = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(emptyDraft);
  const [tried, setTried] = useState(false);
  const errors = tried ? checkDraft(draft) : {};
  const add = useMutation({
    mutationFn: () => bodyOf(api.POST('/api/v1/user/broker-accounts', { body: toNewAccount(draft) })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: statusQuery.queryKey });
      onAdded();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(checkDraft(draft)).length === 0) add.mutate();
    // After the errors are drawn, the first field that has one takes the focus.
    else
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const props: FieldsProps<AccountDraft> = {
    draft,
    errors,
    onEdit: (change) => setDraft((before) => ({ ...before, ...change })),
  };
  return (
    <form ref={form} className={styles.form} noValidate onSubmit={submit}>
      <IdentityFields {...props} />
      <CredentialFields {...props} />
      <LimitFields {...props} />
      {draft.mode === 'live' && (
        <Checkbox
          label={words.liveConfirm}
          checked={draft.liveConfirmed}
          error={errors.liveConfirmed}
          onChange={(event) => props.onEdit({ liveConfirmed: event.currentTarget.checked })}
        />
      )}
      {add.error && <ProblemNotice error={add.error} title={words.problem} />}
      <Button type="submit" loading={add.isPending} className={styles.submit}>
        {words.submit}
      </Button>
    </form>
  );
}
