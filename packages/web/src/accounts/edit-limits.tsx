import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, bodyOf } from '../api/client.ts';
import { statusQuery } from '../api/queries.ts';
import type { BrokerAccount } from '../api/types.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import styles from './account-form.module.css';
import { checkFields, type LimitDraft, limitRules, tidyLimits, toSettings } from './draft.ts';
import { LimitFields } from './limit-fields.tsx';
import { accounts as words } from './strings.ts';

interface EditProps {
  readonly account: BrokerAccount;
  readonly onDone: () => void;
}

export function EditLimits({ account, onDone }: EditProps) {
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => toDraft(account.settings));
  const errors = checkFields(tidyLimits(draft), limitRules);
  const save = useMutation({
    mutationFn: async () => {
      const params = { path: { id: account.id } };
      const body = { settings: toSettings(tidyLimits(draft)) };
      await bodyOf(api.PATCH('/api/v1/user/broker-accounts/{id}', { params, body }));
      await client.invalidateQueries({ queryKey: statusQuery.queryKey });
    },
    onSuccess: onDone,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (Object.keys(errors).length === 0) save.mutate();
  };
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <LimitFields
        draft={draft}
        errors={errors}
        onEdit={(change) => setDraft((before) => ({ ...before, ...change }))}
      />
      {save.error && <ProblemNotice error={save.error} title={words.saveProblem} />}
      <Button type="submit" loading={save.isPending} className={styles.submit}>
        {words.save}
      </Button>
    </form>
  );
}

function toDraft(settings: BrokerAccount['settings']): LimitDraft {
  return {
    capital: settings.capital_per_trade,
    positions: String(settings.max_positions),
    orderValue: settings.max_order_value,
    buffer: settings.price_buffer_percent,
    volume: String(settings.min_average_volume),
    time: settings.placement_time,
    path: settings.recommendations_path ?? '',
  };
}
