import { Radio, Stack, TextInput } from '@mantine/core';
import styles from './account-form.module.css';
import type { AccountDraft, FieldsProps } from './draft.ts';
import { accounts, accountForm as words } from './strings.ts';

const modes = ['read-only', 'paper', 'live'] as const;
const relations = ['self', 'spouse', 'child', 'parent'] as const;

export function IdentityFields({ draft, errors, onEdit }: FieldsProps<AccountDraft>) {
  return (
    <>
      <TextInput
        label={words.label}
        description={words.labelHint}
        required
        maxLength={60}
        value={draft.label}
        error={errors.label}
        onChange={(event) => onEdit({ label: event.currentTarget.value })}
      />
      <Radio.Group
        label={words.mode}
        value={draft.mode}
        onChange={(value) => onEdit({ mode: modes.find((mode) => mode === value) ?? draft.mode })}
      >
        <Stack gap="sm" mt="xs">
          {modes.map((mode) => (
            <Radio key={mode} value={mode} label={words.modes[mode][0]} description={words.modes[mode][1]} />
          ))}
        </Stack>
      </Radio.Group>
      <Radio.Group
        label={words.owner}
        value={draft.owner}
        onChange={(value) =>
          onEdit({ owner: relations.find((relation) => relation === value) ?? draft.owner })
        }
      >
        <Stack gap="sm" mt="xs">
          {relations.map((relation) => (
            <Radio key={relation} value={relation} label={accounts.relations[relation]} />
          ))}
          <p className={styles.sebi}>{words.ownerHint}</p>
        </Stack>
      </Radio.Group>
    </>
  );
}
