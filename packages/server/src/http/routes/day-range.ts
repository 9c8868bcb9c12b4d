import { Problem } from '../problems.ts';

/** Refuses a range of days that ends before it begins. */
export function demandOrder(from: string | undefined, to: string | undefined): void {
  if (from === undefined || to === undefined || from <= to) return;
  throw new Problem('invalid_request', {
    detail: `from_date ${from} lies after to_date ${to}.`,
    errors: [{ path: 'querystring.from_date', message: 'lies after to_date' }],
  });
}
