import { paise, rupeesText } from '@orderwatch/core';

/** Paise of a row as rupees of the API. */
export function rupeesOrNull(amount: number | null): string | null {
  return amount === null ? null : rupeesText(paise(amount));
}

/** A numeric column without the zeros that its scale appends, but with at least two decimals: "2095.53". */
export function averageOrNull(text: string | null): string | null {
  if (text === null) return null;
  const [whole = '0', fraction = ''] = text.split('.');
  return `${whole}.${fraction.replace(/0+$/, '').padEnd(2, '0')}`;
}
