import { Checkbox } from '@mantine/core';
import type { Preferences } from '../../api/queries-settings.ts';
import styles from './notifications.module.css';
import { notifications as words } from './strings.ts';
import type { ChangePreferences } from './use-preferences.ts';

interface HideAmountsProps {
  readonly preferences: Preferences;
  readonly change: ChangePreferences;
}

const OUTSIDE = ['telegram', 'email', 'web_push', 'webhook', 'in_app'] as const;

export function HideAmounts({ preferences: { hide_amounts: hidden }, change }: HideAmountsProps) {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.hint}>{words.amountsText}</legend>
      {OUTSIDE.map((where) => (
        <Checkbox
          key={where}
          label={words.channels[where]}
          checked={hidden.includes(where)}
          onChange={(event) =>
            change.mutate({
              hide_amounts: event.currentTarget.checked
                ? [...hidden, where]
                : hidden.filter((one) => one !== where),
            })
          }
        />
      ))}
    </fieldset>
  );
}
