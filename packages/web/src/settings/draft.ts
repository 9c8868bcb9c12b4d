import type { AccountPatch } from '../api/queries-settings.ts';
import type { Problem } from '../api/types.ts';
import type { AccountSettings, Field, SettingPath } from './field.ts';

/** What was changed and not saved, by path. What is not in it is as the server has it. */
export type Edits = Readonly<Partial<Record<SettingPath, string | boolean>>>;

type SettingsPatch = NonNullable<AccountPatch['settings']>;

/** The field as it is shown: text, or on and off. */
export function shownValue(settings: AccountSettings, field: Field): string | boolean {
  const value = readPath(settings, field.path);
  if (typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.join(' ');
  return value === null || value === undefined ? '' : String(value);
}

/** With one field changed; a field that is back at what the server has is no change. */
export function edit(edits: Edits, settings: AccountSettings, field: Field, value: string | boolean): Edits {
  const { [field.path]: _before, ...others } = edits;
  return value === shownValue(settings, field) ? others : { ...others, [field.path]: value };
}

/** As the API wants it: only what changed, in its groups. */
export function toPatch(edits: Edits, fields: readonly Field[]): SettingsPatch {
  const patch: Record<string, unknown> = {};
  for (const field of fields) {
    const value = edits[field.path];
    if (value === undefined) continue;
    const [first, second] = field.path.split('.');
    if (first === undefined) continue;
    if (second === undefined) patch[first] = toApi(field, value);
    else patch[first] = { ...(patch[first] as object | undefined), [second]: toApi(field, value) };
  }
  return patch as SettingsPatch;
}

/** Commas, blanks and signs that people type are mended; what is still wrong, the server says. */
function toApi(field: Field, value: string | boolean): unknown {
  if (typeof value === 'boolean') return value;
  const text = value.trim();
  if ('optional' in field && field.optional && text === '') return null;
  switch (field.kind) {
    case 'rupees':
    case 'percent':
      return text.replace(/[,\s₹%]/g, '');
    case 'count': {
      const digits = text.replace(/[,\s]/g, '');
      return /^\d+$/.test(digits) ? Number(digits) : digits;
    }
    case 'symbols':
      return [
        ...new Set(
          text
            .toUpperCase()
            .split(/[\s,;]+/)
            .filter((symbol) => symbol !== ''),
        ),
      ];
    case 'time':
    case 'text':
    case 'choice':
    case 'switch':
      return text;
  }
}

/** What the server says is wrong, by field; what belongs to no field is told apart. */
export function splitErrors(
  problem: Problem | undefined,
  fields: readonly Field[],
): { readonly byPath: Readonly<Record<string, string>>; readonly isExplained: boolean } {
  const errors = problem?.errors ?? [];
  const byPath: Record<string, string> = {};
  for (const { path, message } of errors) {
    const field = fields.find((one) => `${path}.`.startsWith(`body.settings.${one.path}.`));
    if (field !== undefined) byPath[field.path] = message;
  }
  return { byPath, isExplained: errors.length > 0 && Object.keys(byPath).length > 0 };
}

/** The value at a path of the settings, or of a change of them; undefined when it is not in it. */
export function readPath(settings: object, path: SettingPath): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
      settings,
    );
}
