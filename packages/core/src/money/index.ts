export * from './decimal.ts';
export { formatCount } from './format-count.ts';
export * from './format-rupees.ts';
export * from './paise.ts';
export { type MoneyError, parseRupees } from './parse-rupees.ts';
