import { Button, Checkbox, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { faultAt } from '../../api/fault-at.ts';
import { type Channel, changeChannel, channelsQuery } from '../../api/queries-settings.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { type ChannelField, channelFields, draftOf, patchOf } from './channel-fields.ts';
import styles from './channels.module.css';
import { channels as words } from './strings.ts';

/** Browsers must not offer to keep these: they are the channel's, not this page's. */
const unkept = { autoComplete: 'off', 'data-1p-ignore': true, 'data-lpignore': true } as const;

export function ChannelForm({ channel }: { readonly channel: Channel }) {
  const client = useQueryClient();
  const kind = channel.channel;
  const [enabled, setEnabled] = useState(channel.enabled);
  const [draft, setDraft] = useState(() => draftOf(channel));
  const save = useMutation({
    mutationFn: () => changeChannel(kind, patchOf(kind, enabled, draft)),
    onSuccess: async (after) => {
      setDraft(draftOf(after));
      await client.invalidateQueries({ queryKey: channelsQuery.queryKey });
    },
  });
  const errorOf = (name: string) => faultAt(save.error, `body.settings.${name}`, `body.secrets.${name}`);
  const isExplained = channelFields[kind].some(({ name }) => errorOf(name) !== undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };

  function control(field: ChannelField) {
    const { name, label } = field;
    const value = draft[name] ?? '';
    const onText = (text: string) => setDraft((before) => ({ ...before, [name]: text }));
    switch (field.kind) {
      case 'yes':
        return (
          <Checkbox
            key={name}
            label={label}
            checked={value === true}
            onChange={({ currentTarget: { checked } }) =>
              setDraft((before) => ({ ...before, [name]: checked }))
            }
          />
        );
      case 'secret':
        return (
          <PasswordInput
            key={name}
            {...unkept}
            label={label}
            description={
              channel.secrets.some(({ field: one, is_set }) => one === name && is_set)
                ? words.secretSet
                : words.secretMissing
            }
            value={String(value)}
            error={errorOf(name)}
            onChange={(event) => onText(event.currentTarget.value)}
          />
        );
      case 'text':
      case 'number':
        return (
          <TextInput
            key={name}
            {...unkept}
            label={label}
            inputMode={field.kind === 'number' ? 'numeric' : 'text'}
            value={String(value)}
            error={errorOf(name)}
            onChange={(event) => onText(event.currentTarget.value)}
          />
        );
    }
  }

  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <Checkbox
        label={words.enabled}
        checked={enabled}
        onChange={(event) => setEnabled(event.currentTarget.checked)}
      />
      {channelFields[kind].map(control)}
      {save.error && !isExplained && <ProblemNotice error={save.error} title={words.saveProblem} />}
      <div className={styles.row}>
        <Button type="submit" loading={save.isPending}>
          {words.save}
        </Button>
        <span role="status">{save.isSuccess && words.saved}</span>
      </div>
    </form>
  );
}
