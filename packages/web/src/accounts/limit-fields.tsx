import { TextInput } from '@mantine/core';
import styles from './account-form.module.css';
import type { FieldsProps, LimitDraft } from './draft.ts';
import { accountForm as words } from './strings.ts';

const limits = [
  ['capital', 'decimal'],
  ['orderValue', 'decimal'],
  ['positions', 'numeric'],
  ['buffer', 'decimal'],
  ['volume', 'numeric'],
  ['time', 'numeric'],
] as const;

export function LimitFields({ draft, errors, onEdit }: FieldsProps<LimitDraft>) {
  return (
    <fieldset className={styles.group}>
      <legend>{words.settings}</legend>
      <p className={styles.hint}>{words.settingsHint}</p>
      <div className={styles.pair}>
        {limits.map(([field, inputMode]) => (
          <TextInput
            key={field}
            label={words[field]}
            inputMode={inputMode}
            value={draft[field]}
            error={errors[field]}
            onChange={(event) => onEdit({ [field]: event.currentTarget.value })}
          />
        ))}
      </div>
      <TextInput
        label={words.path}
        description={words.pathHint}
        value={draft.path}
        error={errors.path}
        onChange={(event) => onEdit({ path: event.currentTarget.value })}
      />
    </fieldset>
  );
}
