import { Button } from '@mantine/core';
import { IconClockBolt } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { asProblem } from '../api/problem.ts';
import { settingsOriginQuery } from '../api/queries-settings.ts';
import type { BrokerAccount } from '../api/types.ts';
import { formatCount } from '../format/rupees.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { type Edits, edit, readPath, shownValue, splitErrors, toPatch } from './draft.ts';
import type { AccountSectionWords, Field } from './field.ts';
import { FieldOrigin } from './field-origin.tsx';
import { SaveSteps } from './save-steps.tsx';
import { SettingField } from './setting-field.tsx';
import styles from './settings-form.module.css';
import { settings as words } from './strings.ts';
import { useCarefulSave } from './use-careful-save.ts';
import { valueWord } from './value-word.ts';

interface SettingsFormProps {
  readonly account: BrokerAccount;
  readonly section: AccountSectionWords;
}

/** Shows what the server has, and over it what is being changed; nothing is kept before it is saved. */
export function SettingsForm({ account, section }: SettingsFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [edits, setEdits] = useState<Edits>({});
  const { settings } = account;
  const { data: origin } = useQuery(settingsOriginQuery(account));
  const { fields } = section;
  const count = Object.keys(edits).length;
  const save = useCarefulSave({
    account,
    change: toPatch(edits, fields),
    isTouched: count > 0,
    onSaved: () => setEdits({}),
    // After the errors are drawn, the first field that has one takes the focus.
    onRefused: () =>
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()),
  });
  const errors = splitErrors(save.error ? asProblem(save.error) : undefined, fields);
  const clashing = save.since.map(({ path }) => String(path)).filter((path) => path in edits);
  const undo = () => {
    save.begin();
    setEdits({});
  };
  const write = (field: Field, value: string | boolean) => {
    if (count === 0) save.begin();
    else save.touch();
    setEdits((before) => edit(before, settings, field, value));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (count > 0) save.trySave();
  };
  return (
    <form ref={form} className={styles.form} noValidate onSubmit={submit}>
      <p className={styles.explains}>{section.explains}</p>
      {fields.map((field) => {
        const value = edits[field.path] ?? shownValue(settings, field);
        const preset = origin && shownValue(origin.defaults, field);
        return (
          <SettingField
            key={field.path}
            field={field}
            value={value}
            isEdited={edits[field.path] !== undefined}
            error={errors.byPath[field.path]}
            onEdit={(wish) => write(field, wish)}
          >
            <FieldOrigin
              label={field.label}
              preset={origin && valueWord(field, readPath(origin.defaults, field.path))}
              isPreset={value === preset}
              changedAt={origin?.changed_at[field.path]}
              onPutBack={() => write(field, preset ?? value)}
            />
          </SettingField>
        );
      })}
      <SaveSteps
        save={save}
        clashes={clashing.length > 0}
        onKeepMine={save.keepMine}
        onTakeTheirs={() => {
          if (clashing.length === 0) return undo();
          save.begin();
          setEdits(Object.fromEntries(Object.entries(edits).filter(([path]) => !clashing.includes(path))));
        }}
      />
      {save.error && !errors.isExplained && <ProblemNotice error={save.error} title={words.problem} />}
      <div className={styles.foot}>
        <p className={styles.effect}>
          <IconClockBolt size={17} aria-hidden />
          {section.effect}
        </p>
        <p role="status" className={styles.state}>
          {save.isSaved && count === 0 && words.saved}
          {count > 0 && words.unsaved(formatCount(count), count === 1)}
        </p>
        <div className={styles.buttons}>
          <Button
            type="submit"
            loading={save.isPending}
            disabled={count === 0 || save.since.length > 0 || save.asks}
          >
            {words.save}
          </Button>
          {count > 0 && save.since.length === 0 && (
            <Button variant="default" onClick={undo}>
              {words.undo}
            </Button>
          )}
        </div>
      </div>
    </form>
  );
}
