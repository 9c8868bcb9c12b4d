import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Field } from './field.ts';
import styles from './settings-form.module.css';

interface SettingFieldProps {
  readonly field: Field;
  readonly value: string | boolean;
  readonly isEdited: boolean;
  /** The server's words. */
  readonly error: string | undefined;
  readonly onEdit: (value: string | boolean) => void;
  /** What is said of it beneath. */
  readonly children?: ReactNode;
}

const keyboards = {
  rupees: 'decimal',
  percent: 'decimal',
  count: 'numeric',
  time: 'numeric',
  text: 'text',
} as const;

/** One setting with what it does. A changed one has a mark at its side until it is saved. */
export function SettingField({ field, value, isEdited, error, onEdit, children }: SettingFieldProps) {
  return (
    <div className={styles.field} data-kind={field.kind} data-edited={isEdited || undefined}>
      {control()}
      {children}
    </div>
  );

  function control() {
    const { label, hint } = field;
    const shared = { label, description: hint, error };
    switch (field.kind) {
      case 'switch':
        return (
          <Checkbox
            label={label}
            description={value === true ? hint : field.off}
            error={error}
            checked={value === true}
            onChange={(event) => onEdit(event.currentTarget.checked)}
          />
        );
      case 'choice':
        return (
          <NativeSelect
            {...shared}
            value={String(value)}
            data={Object.entries(field.choices).map(([choice, word]) => ({ value: choice, label: word }))}
            onChange={(event) => onEdit(event.currentTarget.value)}
          />
        );
      case 'symbols':
        return (
          <Textarea
            {...shared}
            rows={2}
            value={String(value)}
            onChange={(event) => onEdit(event.currentTarget.value)}
          />
        );
      case 'rupees':
      case 'percent':
      case 'count':
      case 'time':
      case 'text':
        return (
          <TextInput
            {...shared}
            inputMode={keyboards[field.kind]}
            value={String(value)}
            onChange={(event) => onEdit(event.currentTarget.value)}
          />
        );
    }
  }
}
