import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, bodyOf } from '../api/client.ts';
import { statusQuery } from '../api/queries.ts';
import type { BrokerAccount } from '../api/types.ts';
import { formatCount, formatRupees } from '../format/rupees.ts';
import { Facts } from '../ui/facts.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import styles from './account-form.module.css';
import { accounts as names, modeChange as words } from './strings.ts';

interface ChangeModeProps {
  readonly account: BrokerAccount;
  readonly to: 'live' | 'read-only';
  readonly onDone: () => void;
}

/** The same account and all that is known of it, which may send from now on, or no longer. */
export function ChangeMode({ account, to, onDone }: ChangeModeProps) {
  const client = useQueryClient();
  const [isUnderstood, setUnderstood] = useState(false);
  const [tried, setTried] = useState(false);
  const { settings } = account;
  const asks = to === 'live';
  const change = useMutation({
    mutationFn: async () => {
      const params = { path: { id: account.id } };
      await bodyOf(api.POST('/api/v1/user/broker-accounts/{id}/mode', { params, body: { mode: to } }));
      await client.invalidateQueries({ queryKey: statusQuery.queryKey });
    },
    onSuccess: onDone,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!asks || isUnderstood) change.mutate();
  };
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      {words[to].text.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {asks && (
        <>
          <Facts
            facts={[
              { name: names.code, value: account.account_code },
              { name: names.settingNames.capital, value: formatRupees(settings.capital_per_trade) },
              { name: names.settingNames.positions, value: formatCount(settings.max_positions) },
              { name: names.settingNames.orderValue, value: formatRupees(settings.max_order_value) },
              { name: names.settingNames.time, value: names.settingsIst(settings.placement_time) },
              { name: names.settingNames.path, value: settings.recommendations_path ?? names.noPath },
            ]}
          />
          <Checkbox
            label={words.confirm}
            checked={isUnderstood}
            error={tried && !isUnderstood && words.confirmMissing}
            onChange={(event) => setUnderstood(event.currentTarget.checked)}
          />
        </>
      )}
      {change.error && <ProblemNotice error={change.error} title={names.saveProblem} />}
      <Button type="submit" loading={change.isPending} className={styles.submit}>
        {words[to].submit(account.label)}
      </Button>
    </form>
  );
}
