import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { createToken, type NewToken } from '../../api/queries-security.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import styles from './security.module.css';
import { ShownOnce } from './shown-once.tsx';
import { security, tokens as words } from './strings.ts';
import { useChange } from './use-change.ts';

const fresh = { name: '', scope: 'read', days: '90', addresses: '' };
const isScope = (text: string): text is NewToken['scope'] => Object.hasOwn(words.scopes, text);

export function NewTokenForm() {
  const [typed, setTyped] = useState(fresh);
  const create = useChange(createToken, () => setTyped(fresh));
  if (create.data) {
    return (
      <ShownOnce
        title={words.createdTitle}
        text={words.createdText}
        copied={create.data.token}
        what={words.token}
        kept={words.kept}
        onKept={create.reset}
      >
        <code className={styles.secret}>{create.data.token}</code>
      </ShownOnce>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { name, scope, days, addresses } = typed;
    if (!isScope(scope)) return;
    const wish = {
      name: name.trim(),
      scope,
      days: Number(days),
      addresses: addresses.split(/[\s,]+/).filter(Boolean),
    };
    create.mutate(wish);
  };
  const field = (name: keyof typeof fresh) => ({
    label: words[name],
    value: typed[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      const { value } = event.currentTarget;
      setTyped((before) => ({ ...before, [name]: value }));
    },
  });
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextInput {...field('name')} required withAsterisk={false} maxLength={60} />
      <NativeSelect {...field('scope')} data={choices(words.scopes)} />
      <NativeSelect {...field('days')} data={choices(words.periods)} />
      <Textarea {...field('addresses')} description={words.addressesHint} autosize minRows={1} />
      {create.error && <ProblemNotice error={create.error} title={security.changeProblem} />}
      <Button type="submit" loading={create.isPending}>
        {words.create}
      </Button>
    </form>
  );
}

function choices(all: Readonly<Record<string, string>>) {
  return Object.entries(all).map(([value, label]) => ({ value, label }));
}
