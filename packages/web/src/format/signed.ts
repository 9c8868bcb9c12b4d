import { parseDecimal } from './decimal.ts';
import { formatRupees } from './rupees.ts';

/** Which way an amount points; nothing for text that is no number. */
export function signOf(text: string): 'gain' | 'loss' | 'even' | undefined {
  const value = parseDecimal(text);
  if (!value) return undefined;
  if (value.digits === 0n) return 'even';
  return value.digits > 0n ? 'gain' : 'loss';
}

/** Rupees that always carry their sign: +₹1,200.00, −₹45.50; ₹0.00 has none. */
export function formatSigned(text: string): string {
  const written = formatRupees(text);
  return signOf(text) === 'gain' ? `+${written}` : written;
}
