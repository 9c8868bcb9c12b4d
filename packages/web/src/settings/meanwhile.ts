import { asProblem } from '../api/problem.ts';
import type { BrokerAccount } from '../api/types.ts';
import { accountSections } from './account-fields.ts';
import { shownValue } from './draft.ts';
import type { Field, SettingPath } from './field.ts';
import { meanwhile as words } from './strings.ts';

/** What is another value now than it was when the form was begun. */
export interface Meanwhile {
  readonly path: SettingPath | 'label';
  readonly label: string;
  readonly before: string;
  readonly now: string;
}

type Saved = Pick<BrokerAccount, 'label' | 'settings'>;

/** Every setting in which two states of an account differ, in words, also those that another page shows. */
export function changedMeanwhile(before: Saved, now: Saved): readonly Meanwhile[] {
  const fields: readonly Field[] = Object.values(accountSections).flatMap((section) => [...section.fields]);
  const changed = fields.flatMap((field) => {
    const values = [shownValue(before.settings, field), shownValue(now.settings, field)] as const;
    if (values[0] === values[1]) return [];
    const { path, label } = field;
    return [{ path, label, before: wordOf(field, values[0]), now: wordOf(field, values[1]) }];
  });
  if (before.label === now.label) return changed;
  return [{ path: 'label', label: words.label, before: before.label, now: now.label }, ...changed];
}

/** A value as it is read out. */
export function wordOf(field: Field, value: string | boolean): string {
  if (typeof value === 'boolean') return value ? words.on : words.off;
  if (field.kind === 'choice') return field.choices[value] ?? value;
  return value === '' ? words.empty : value;
}

/** Whether a save was refused because it was made from settings that are no longer so. */
export function isChangedMeanwhile(error: unknown): boolean {
  return error !== null && asProblem(error).code === 'settings_changed';
}
