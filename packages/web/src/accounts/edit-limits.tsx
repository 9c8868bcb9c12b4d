import { Button } from '@mantine/core';
import { useState } from 'react';
import type { BrokerAccount } from '../api/types.ts';
import { SaveSteps } from '../settings/save-steps.tsx';
import { useCarefulSave } from '../settings/use-careful-save.ts';
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
  // What was typed is held against the limits from which the form was filled.
  const [filledFrom, setFilledFrom] = useState(account.settings);
  const [draft, setDraft] = useState(() => toDraft(account.settings));
  const errors = checkFields(tidyLimits(draft), limitRules);
  const mine = onlyChanged(toSettings(tidyLimits(draft)), filledFrom);
  const save = useCarefulSave({ account, change: mine, isTouched: true, onSaved: onDone });
  const fillFrom = (settings: BrokerAccount['settings']) => {
    setFilledFrom(account.settings);
    setDraft(toDraft(settings));
  };
  const isRight = Object.keys(errors).length === 0;
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isRight) save.trySave();
      }}
    >
      <LimitFields
        draft={draft}
        errors={errors}
        onEdit={(change) => {
          save.touch();
          setDraft((before) => ({ ...before, ...change }));
        }}
      />
      <SaveSteps
        save={save}
        clashes={save.since.some(({ path }) => path in mine)}
        onKeepMine={() => {
          // What was typed stays; of the rest what is saved now.
          fillFrom({ ...account.settings, ...mine });
          if (isRight) save.keepMine();
          else save.begin();
        }}
        onTakeTheirs={() => {
          fillFrom(account.settings);
          save.begin();
        }}
      />
      {save.error && <ProblemNotice error={save.error} title={words.saveProblem} />}
      <Button
        type="submit"
        loading={save.isPending}
        disabled={save.since.length > 0 || save.asks}
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
