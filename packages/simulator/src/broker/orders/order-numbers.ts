import { istDayNumber } from '@orderwatch/core';
import { isoDate } from '../../exchange/sessions.ts';
import { drawnBetween } from '../../random.ts';

/** Makes order numbers: YYMMDD of the day of entry, then nine digits that grow by what other clients use up. */
export function createOrderNumbers(seed: number): (atMs: number) => string {
  let day = -1;
  let prefix = '';
  let last = 0;
  return (atMs) => {
    const today = istDayNumber(atMs);
    if (today !== day) {
      day = today;
      prefix = isoDate(today).replaceAll('-', '').slice(2);
      last = 100_000 + drawnBetween(0, 90_000, seed, 'first order number', today);
    }
    last += drawnBetween(1, 800, seed, 'order number', today, last);
    return `${prefix}${String(last).padStart(9, '0')}`;
  };
}
