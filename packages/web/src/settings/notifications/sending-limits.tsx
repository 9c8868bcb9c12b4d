import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { faultAt } from '../../api/fault-at.ts';
import type { Preferences } from '../../api/queries-settings.ts';
import styles from './notifications.module.css';
import { notifications as words } from './strings.ts';
import type { ChangePreferences } from './use-preferences.ts';

interface SendingLimitsProps {
  readonly preferences: Preferences;
  readonly change: ChangePreferences;
}

const FIELDS = [
  ['per_minute', words.perMinute],
  ['per_hour', words.perHour],
] as const;

export function SendingLimits({ preferences: { limits }, change }: SendingLimitsProps) {
  const [draft, setDraft] = useState({
    per_minute: String(limits.per_minute),
    per_hour: String(limits.per_hour),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ limits: { per_minute: Number(draft.per_minute), per_hour: Number(draft.per_hour) } });
  };
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <p className={styles.hint}>{words.limitsText}</p>
      <div className={styles.pair}>
        {FIELDS.map(([field, label]) => (
          <TextInput
            key={field}
            label={label}
            inputMode="numeric"
            value={draft[field]}
            error={faultAt(change.error, `body.limits.${field}`)}
            onChange={(event) => setDraft({ ...draft, [field]: event.currentTarget.value })}
          />
        ))}
      </div>
      <Button type="submit" variant="default" loading={change.isPending} className={styles.submit}>
        {words.saveLimits}
      </Button>
    </form>
  );
}
