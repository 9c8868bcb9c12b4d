import { Button } from '@mantine/core';
import { IconClockBolt } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { asProblem } from '../api/problem.ts';
import { statusQuery } from '../api/queries.ts';
import { changeAccount } from '../api/queries-settings.ts';
import type { BrokerAccount } from '../api/types.ts';
import { formatCount } from '../format/rupees.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { type Edits, edit, shownValue, splitErrors, toPatch } from './draft.ts';
import type { AccountSectionWords } from './field.ts';
import { SettingField } from './setting-field.tsx';
import styles from './settings-form.module.css';
import { settings as words } from './strings.ts';

interface SettingsFormProps {
  readonly account: BrokerAccount;
  readonly section: AccountSectionWords;
}

/** Shows what the server has, and over it what is being changed; nothing is kept before it is saved. */
export function SettingsForm({ account, section }: SettingsFormProps) {
  const client = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [edits, setEdits] = useState<Edits>({});
  const { settings } = account;
  const { fields } = section;
  const save = useMutation({
    mutationFn: () => changeAccount(account.id, { settings: toPatch(edits, fields) }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: statusQuery.queryKey });
      setEdits({});
    },
    onError: () => {
      // After the errors are drawn, the first field that has one takes the focus.
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    },
  });
  const count = Object.keys(edits).length;
  const errors = splitErrors(save.error ? asProblem(save.error) : undefined, fields);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (count > 0) save.mutate();
  };
  return (
    <form ref={form} className={styles.form} noValidate onSubmit={submit}>
      <p className={styles.explains}>{section.explains}</p>
      {fields.map((field) => (
        <SettingField
          key={field.path}
          field={field}
          value={edits[field.path] ?? shownValue(settings, field)}
          isEdited={edits[field.path] !== undefined}
          error={errors.byPath[field.path]}
          onEdit={(value) => {
            if (save.isSuccess) save.reset();
            setEdits((before) => edit(before, settings, field, value));
          }}
        />
      ))}
      {save.error && !errors.isExplained && <ProblemNotice error={save.error} title={words.problem} />}
      <div className={styles.foot}>
        <p className={styles.effect}>
          <IconClockBolt size={17} aria-hidden />
          {section.effect}
        </p>
        <p role="status" className={styles.state}>
          {save.isSuccess && count === 0 && words.saved}
          {count > 0 && words.unsaved(formatCount(count), count === 1)}
        </p>
        <div className={styles.buttons}>
          <Button type="submit" loading={save.isPending} disabled={count === 0}>
            {words.save}
          </Button>
          {count > 0 && (
            <Button
              variant="default"
              onClick={() => {
                save.reset();
                setEdits({});
              }}
            >
              {words.undo}
            </Button>
          )}
        </div>
      </div>
    </form>
  );
}
