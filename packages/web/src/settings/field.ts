import type { BrokerAccount } from '../api/types.ts';

export type AccountSettings = BrokerAccount['settings'];
type Group = 'retry' | 'sells' | 'guards' | 'switches';

/** Where a setting stands: its name, or its group and its name, as in the API. */
export type SettingPath =
  | Exclude<keyof AccountSettings, Group>
  | { [G in Group]: `${G}.${Extract<keyof AccountSettings[G], string>}` }[Group];

interface FieldBase {
  readonly path: SettingPath;
  readonly label: string;
  readonly hint: string;
}

export type Field =
  | (FieldBase & {
      readonly kind: 'rupees' | 'percent' | 'count' | 'time' | 'text' | 'symbols';
      /** Left empty: no limit, or none. */
      readonly optional?: true;
    })
  | (FieldBase & { readonly kind: 'choice'; readonly choices: Readonly<Record<string, string>> })
  | (FieldBase & {
      readonly kind: 'switch';
      /** What is done, and what stops. */
      readonly off: string;
    });

export interface AccountSectionWords {
  readonly explains: string;
  /** When a change holds. */
  readonly effect: string;
  readonly fields: readonly Field[];
}
