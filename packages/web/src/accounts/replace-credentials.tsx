import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, bodyOf } from '../api/client.ts';
import { statusQuery } from '../api/queries.ts';
import type { BrokerAccount } from '../api/types.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import styles from './account-form.module.css';
import { CredentialFields } from './credential-fields.tsx';
import {
  type CredentialDraft,
  checkFields,
  credentialRules,
  tidyCredentials,
  toCredentials,
} from './draft.ts';
import { accounts as words } from './strings.ts';

interface ReplaceProps {
  readonly account: BrokerAccount;
  readonly onDone: () => void;
}

/** All of them at once: what is kept is never shown, so that one field alone cannot be changed in sight. */
export function ReplaceCredentials({ account, onDone }: ReplaceProps) {
  const client = useQueryClient();
  const [tried, setTried] = useState(false);
  const [draft, setDraft] = useState<CredentialDraft>({
    consumerKey: '',
    mobile: '+91',
    ucc: account.account_code,
    mpin: '',
    totp: '',
  });
  const errors = checkFields(tidyCredentials(draft), credentialRules);
  const save = useMutation({
    mutationFn: async () => {
      const params = { path: { id: account.id } };
      const body = toCredentials(tidyCredentials(draft));
      await bodyOf(api.PUT('/api/v1/user/broker-accounts/{id}/credentials', { params, body }));
      await client.invalidateQueries({ queryKey: statusQuery.queryKey });
    },
    onSuccess: onDone,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(errors).length === 0) save.mutate();
  };
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <CredentialFields
        fixedCode
        draft={draft}
        errors={tried ? errors : {}}
        onEdit={(change) => setDraft((before) => ({ ...before, ...change }))}
      />
      {save.error && <ProblemNotice error={save.error} title={words.saveProblem} />}
      <Button type="submit" loading={save.isPending} className={styles.submit}>
        {words.saveCredentials}
      </Button>
    </form>
  );
}
