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
import { LoosenNotice } from './loosen-notice.tsx';
import { loosened } from './loosened.ts';
import { changedMeanwhile, isChangedMeanwhile } from './meanwhile.ts';
import { MeanwhileNotice } from './meanwhile-notice.tsx';
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
  // The account as it was when the first change was typed. Nothing is saved before what differs since was shown.
  const [begun, setBegun] = useState<BrokerAccount>();
  const [isAsking, setAsking] = useState(false);
  const { settings } = account;
  const { fields } = section;
  const save = useMutation({
    mutationFn: (version: string) =>
      changeAccount(account.id, { settings: toPatch(edits, fields), settings_version: version }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: statusQuery.queryKey });
      restart({});
    },
    onError: (error) => {
      if (isChangedMeanwhile(error)) {
        void client.invalidateQueries({ queryKey: statusQuery.queryKey });
        return;
      }
      // After the errors are drawn, the first field that has one takes the focus.
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    },
  });
  const count = Object.keys(edits).length;
  const errors = splitErrors(save.error ? asProblem(save.error) : undefined, fields);
  const refusal = isChangedMeanwhile(save.error) ? asProblem(save.error).detail : undefined;
  const since = begun && count > 0 && !save.isPending ? changedMeanwhile(begun, account) : [];
  const clashing = since.flatMap(({ path }) => (path !== 'label' && edits[path] !== undefined ? [path] : []));
  const loosenings = loosened(settings, toPatch(edits, fields));
  const asks = isAsking && loosenings.length > 0 && since.length === 0 && !save.isPending;
  const saveNow = () => {
    setAsking(false);
    save.mutate(account.settings_version);
  };
  const trySave = () => (loosenings.length > 0 ? setAsking(true) : saveNow());
  const restart = (kept: Edits) => {
    setEdits(kept);
    setBegun(Object.keys(kept).length > 0 ? account : undefined);
  };
  const undo = () => {
    save.reset();
    restart({});
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (count > 0 && since.length === 0) trySave();
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
            setAsking(false);
            if (count === 0) setBegun(account);
            setEdits((before) => edit(before, settings, field, value));
          }}
        />
      ))}
      {since.length > 0 && (
        <MeanwhileNotice
          changes={since}
          clashes={clashing.length > 0}
          detail={refusal}
          saving={save.isPending}
          onKeepMine={() => {
            save.reset();
            setBegun(account);
            trySave();
          }}
          onTakeTheirs={() => {
            if (clashing.length === 0) return undo();
            save.reset();
            restart(Object.fromEntries(Object.entries(edits).filter(([path]) => !isIn(clashing, path))));
          }}
        />
      )}
      {asks && <LoosenNotice loosenings={loosenings} onLoosen={saveNow} onLeave={() => setAsking(false)} />}
      {save.error && !(refusal !== undefined && since.length > 0) && !errors.isExplained && (
        <ProblemNotice error={save.error} title={words.problem} />
      )}
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
          <Button type="submit" loading={save.isPending} disabled={count === 0 || since.length > 0 || asks}>
            {words.save}
          </Button>
          {count > 0 && since.length === 0 && (
            <Button variant="default" onClick={undo}>
              {words.undo}
            </Button>
          )}
        </div>
      </div>
    </form>
  );
}

function isIn(paths: readonly string[], path: string): boolean {
  return paths.includes(path);
}
