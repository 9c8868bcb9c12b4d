import { accountSections } from './account-fields.ts';
import { readPath } from './draft.ts';
import type { AccountSettings, Field, SettingPath } from './field.ts';
import { valueWord } from './value-word.ts';

/** A limit that would let more through than before. */
export interface Loosening {
  readonly path: SettingPath;
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

type Looser = (before: unknown, after: unknown) => boolean;

const higher: Looser = (before, after) =>
  before !== null && (after === null || Number(after) > Number(before));
const lower: Looser = (before, after) => Number(after) < Number(before);
const on: Looser = (before, after) => before === false && after === true;
const floors = ['cost_and_charges', 'cost', 'none'];
const lowerFloor: Looser = (before, after) => floors.indexOf(String(after)) > floors.indexOf(String(before));
const moreSymbols: Looser = (before, after) =>
  Array.isArray(before) &&
  (!Array.isArray(after) || after.some((symbol: unknown) => !before.includes(symbol)));

const rules: Readonly<Partial<Record<SettingPath, Looser>>> = {
  capital_per_trade: higher,
  max_positions: higher,
  min_average_volume: lower,
  max_order_value: higher,
  'guards.max_orders_per_day': higher,
  'guards.max_value_per_day': higher,
  'guards.max_price_deviation_percent': higher,
  'guards.breaker_rejections': higher,
  'guards.allowed_symbols': moreSymbols,
  'retry.resend_unconfirmed': on,
  'sells.floor': lowerFloor,
  'switches.placing': on,
  'switches.retries': on,
  'switches.sells': on,
};

/** Which limits a change makes looser, in words. What cannot be read as a value is left to the server to refuse. */
export function loosened(before: AccountSettings, change: object): readonly Loosening[] {
  const fields: readonly Field[] = Object.values(accountSections).flatMap((section) => [...section.fields]);
  return fields.flatMap((field) => {
    const old = readPath(before, field.path);
    const wished = readPath(change, field.path);
    if (wished === undefined || !rules[field.path]?.(old, wished)) return [];
    return [
      { path: field.path, label: field.label, from: valueWord(field, old), to: valueWord(field, wished) },
    ];
  });
}
