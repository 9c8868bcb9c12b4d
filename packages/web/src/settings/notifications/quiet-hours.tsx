import { Button, Checkbox, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { faultAt } from '../../api/fault-at.ts';
import type { Preferences } from '../../api/queries-settings.ts';
import styles from './notifications.module.css';
import { notifications as words } from './strings.ts';
import type { ChangePreferences } from './use-preferences.ts';

interface QuietHoursProps {
  readonly preferences: Preferences;
  readonly change: ChangePreferences;
}

const DEFAULT = {
  from: '22:00',
  to: '07:00',
  passes: { critical: true, rejections: true, unconfirmed: true },
};
const PASSES = ['rejections', 'unconfirmed', 'critical'] as const;

export function QuietHours({ preferences, change }: QuietHoursProps) {
  const [on, setOn] = useState(preferences.quiet_hours !== null);
  const [draft, setDraft] = useState(preferences.quiet_hours ?? DEFAULT);
  const errorOf = (field: string) => faultAt(change.error, `body.quiet_hours.${field}`);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ quiet_hours: on ? draft : null });
  };
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <p className={styles.hint}>{words.quietText}</p>
      <Checkbox label={words.quietOn} checked={on} onChange={(event) => setOn(event.currentTarget.checked)} />
      {on && (
        <>
          <div className={styles.pair}>
            {(['from', 'to'] as const).map((end) => (
              <TextInput
                key={end}
                label={words[end]}
                inputMode="numeric"
                value={draft[end]}
                error={errorOf(end)}
                onChange={(event) => setDraft({ ...draft, [end]: event.currentTarget.value })}
              />
            ))}
          </div>
          <fieldset className={styles.group}>
            <legend>{words.passes}</legend>
            {PASSES.map((pass) => (
              <Checkbox
                key={pass}
                label={words.passNames[pass]}
                checked={draft.passes[pass]}
                onChange={(event) =>
                  setDraft({ ...draft, passes: { ...draft.passes, [pass]: event.currentTarget.checked } })
                }
              />
            ))}
          </fieldset>
        </>
      )}
      <Button type="submit" variant="default" loading={change.isPending} className={styles.submit}>
        {words.saveQuiet}
      </Button>
    </form>
  );
}
