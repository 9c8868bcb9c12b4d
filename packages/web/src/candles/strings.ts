import type { Sign } from './place-marks.ts';

export const candles = {
  none: (symbol: string) =>
    `No price of ${symbol} is kept for these days. They come from the exchange’s daily file, after the close.`,
  about: (count: string, one: boolean, day: string, last: string, low: string, high: string) =>
    `${count} trading ${one ? 'day' : 'days'}; the last close, of ${day}, is ${last}. Lowest ${low}, highest ${high}.`,
  closesOnly: (count: string, all: boolean) =>
    all
      ? 'Only closing prices are known, so they are drawn as a line.'
      : `Of ${count} of them only the close is known: these are drawn as a line.`,
  notAdjusted: 'As they were on their days, not adjusted for splits and the like.',
  adjusted: 'By the shares’ count of today: splits that were recorded are reckoned in.',
  narrow: 'Where the picture is narrow it shows the latest days around the orders; the table has all.',
  rising: 'closed at or above its open',
  falling: 'closed below it',
  closeOnly: 'close only',
  orderDay: 'Day of the order',
  limit: 'Limit',
  average: 'Average cost',
  target: 'Target',
  lineAt: (word: string, price: string) => `${word} ${price}`,
  signs: {
    bought: 'Bought',
    sold: 'Sold',
    placed: 'Placed',
    cancelled: 'Cancelled',
    rejected: 'Rejected',
    expired: 'Expired',
  } satisfies Record<Sign, string>,
  times: (word: string, count: number) => (count === 1 ? word : `${word} ×${count}`),
  filledOn: (word: string, quantity: string, price: string) => `${word} ${quantity} at ${price}`,
  onDay: (what: string, day: string) => `${what} on ${day}`,
  more: (count: string) => `${count} more in the table`,
  asTable: 'The prices as a table',
  caption: 'Daily prices in rupees, newest first, and what became of the orders',
  day: 'Day',
  open: 'Open',
  high: 'High',
  low: 'Low',
  close: 'Close',
  orders: 'Orders',
  notKnown: 'not known',
} as const;
