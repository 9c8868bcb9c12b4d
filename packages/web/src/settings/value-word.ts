import { formatCount, formatRupees } from '../format/rupees.ts';
import type { Field } from './field.ts';
import { wordOf } from './meanwhile.ts';
import { value as words } from './strings.ts';

/** A setting's value as the API has it, as a person reads it: with its unit, or in its word. */
export function valueWord(field: Field, value: unknown): string {
  if (value === null) return field.kind === 'text' ? words.none : words.noLimit;
  if (typeof value === 'boolean') return wordOf(field, value);
  if (Array.isArray(value)) return value.join(' ');
  switch (field.kind) {
    case 'rupees':
      return formatRupees(String(value));
    case 'count':
      return formatCount(Number(value));
    case 'percent':
      return words.percent(String(value));
    case 'time':
      return words.ist(String(value));
    case 'choice':
    case 'switch':
    case 'symbols':
    case 'text':
      return wordOf(field, String(value));
  }
}
