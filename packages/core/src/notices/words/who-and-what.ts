import { formatCount } from '../../money/index.ts';
import type { FactReader } from '../fact-reader.ts';

/** Who did it, as the end of a sentence, from an event's actor. */
export function byWhom(actor: string): string {
  switch (actor) {
    case 'user':
      return 'by you';
    case 'system':
      return 'by Orderwatch';
    case 'broker':
      return 'by the broker';
    case 'exchange':
      return 'by the exchange';
    case 'external':
      return "outside Orderwatch, in the broker's app or by another program";
    default:
      return '(the evidence does not tell by whom)';
  }
}

const FIELDS: Readonly<Record<string, string>> = {
  quantity: 'quantity',
  limitPrice: 'limit',
  triggerPrice: 'trigger',
  orderType: 'order type',
};

/** "limit from ₹800.00 to ₹812.50, quantity from 40 to 30", from the `changes` of an event; nothing where it names none. */
export function changesText(facts: FactReader): string | undefined {
  const changes = facts.within('changes');
  const parts = (changes?.keys() ?? []).map((field) => {
    const values = changes?.within(field);
    const show = (side: 'from' | 'to'): string => {
      const rupees = field.endsWith('Price') ? values?.rupees(side) : undefined;
      const count = values?.number(side);
      const text = values?.text(side)?.replaceAll('_', ' ');
      return rupees ?? text ?? (count === undefined ? 'none' : formatCount(count));
    };
    return `${FIELDS[field] ?? field} from ${show('from')} to ${show('to')}`;
  });
  return parts.length === 0 ? undefined : parts.join(', ');
}
