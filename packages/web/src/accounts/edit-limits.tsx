import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { asProblem } from '../api/problem.ts';
import { statusQuery } from '../api/queries.ts';
import { changeAccount } from '../api/queries-settings.ts';
import type { BrokerAccount } from '../api/types.ts';
import { LoosenNotice } from '../settings/loosen-notice.tsx';
import { loosened } from '../settings/loosened.ts';
import { changedMeanwhile, isChangedMeanwhile } from '../settings/meanwhile.ts';
import { MeanwhileNotice } from '../settings/meanwhile-notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import styles from './account-form.module.css';
import {
  checkFields,
  type LimitDraft,
  type LimitSettings,
  limitRules,
  tidyLimits,
  toSettings,
} from './draft.ts';
import { LimitFields } from './limit-fields.tsx';
import { accounts as words } from './strings.ts';

interface EditProps {
  readonly account: BrokerAccount;
  readonly onDone: () => void;
}

export function EditLimits({ account, onDone }: EditProps) {
  const client = useQueryClient();
  // The account that the form was filled from. Nothing is saved before what differs since was shown.
  const [begun, setBegun] = useState(account);
  const [isAsking, setAsking] = useState(false);
  const [draft, setDraft] = useState(() => toDraft(account.settings));
  const errors = checkFields(tidyLimits(draft), limitRules);
  const mine = onlyChanged(toSettings(tidyLimits(draft)), begun.settings);
  const save = useMutation({
    mutationFn: async () => {
      await changeAccount(account.id, { settings: mine, settings_version: account.settings_version });
      await client.invalidateQueries({ queryKey: statusQuery.queryKey });
    },
    onSuccess: onDone,
    onError: (error) => {
      if (isChangedMeanwhile(error)) void client.invalidateQueries({ queryKey: statusQuery.queryKey });
    },
  });
  const since = save.isPending ? [] : changedMeanwhile(begun, account);
  const isRefused = isChangedMeanwhile(save.error);
  const loosenings = loosened(account.settings, mine);
  const asks = isAsking && loosenings.length > 0 && since.length === 0 && !save.isPending;
  const saveNow = () => {
    setAsking(false);
    save.mutate();
  };
  const trySave = () => {
    if (Object.keys(errors).length > 0) return;
    if (loosenings.length > 0) setAsking(true);
    else saveNow();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (since.length === 0) trySave();
  };
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <LimitFields
        draft={draft}
        errors={errors}
        onEdit={(change) => {
          setAsking(false);
          setDraft((before) => ({ ...before, ...change }));
        }}
      />
      {since.length > 0 && (
        <MeanwhileNotice
          changes={since}
          clashes={since.some(({ path }) => path in mine)}
          detail={isRefused ? asProblem(save.error).detail : undefined}
          saving={save.isPending}
          onKeepMine={() => {
            save.reset();
            // What was typed stays; of the rest what is saved now.
            setBegun(account);
            setDraft(toDraft({ ...account.settings, ...mine }));
            trySave();
          }}
          onTakeTheirs={() => {
            save.reset();
            setBegun(account);
            setDraft(toDraft(account.settings));
          }}
        />
      )}
      {asks && <LoosenNotice loosenings={loosenings} onLoosen={saveNow} onLeave={() => setAsking(false)} />}
      {save.error && !(isRefused && since.length > 0) && (
        <ProblemNotice error={save.error} title={words.saveProblem} />
      )}
      <Button
        type="submit"
        loading={save.isPending}
        disabled={since.length > 0 || asks}
        className={styles.submit}
      >
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

/** Without what is as it was: of two who change different limits neither undoes the other's. */
function onlyChanged(wished: LimitSettings, before: BrokerAccount['settings']): Partial<LimitSettings> {
  return Object.fromEntries(
    Object.entries(wished).filter(([name, value]) => value !== Reflect.get(before, name)),
  );
}
