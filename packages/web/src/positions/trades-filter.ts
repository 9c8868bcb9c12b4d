import type { TradesQuery } from '../api/queries-positions.ts';
import { isDay } from '../format/time.ts';

/** Which trades are shown; the address holds all of it. */
export interface TradesFilter {
  readonly symbol: string | undefined;
  readonly fromDay: string | undefined;
  readonly toDay: string | undefined;
  readonly page: number;
}

/** Total: what the address holds and we do not understand is left out. */
export function readTradesFilter(params: URLSearchParams): TradesFilter {
  const page = Number(params.get('page') ?? '1');
  const fromDay = dayOf(params.get('from'));
  const toDay = dayOf(params.get('to'));
  return {
    symbol: params.get('symbol')?.trim().toUpperCase().slice(0, 30) || undefined,
    fromDay,
    // A range that ends before it begins is refused by the server; the beginning is kept.
    toDay: fromDay !== undefined && toDay !== undefined && toDay < fromDay ? undefined : toDay,
    page: Number.isSafeInteger(page) && page >= 1 ? page : 1,
  };
}

export function writeTradesFilter({ symbol, fromDay, toDay, page }: TradesFilter): URLSearchParams {
  const params = new URLSearchParams({ tab: 'trades' });
  if (symbol) params.set('symbol', symbol);
  if (fromDay) params.set('from', fromDay);
  if (toDay) params.set('to', toDay);
  if (page !== 1) params.set('page', String(page));
  return params;
}

export function toTradesQuery({ symbol, fromDay, toDay, page }: TradesFilter): TradesQuery {
  return {
    ...(symbol && { symbol }),
    ...(fromDay && { from_date: fromDay }),
    ...(toDay && { to_date: toDay }),
    page,
  };
}

export function isNarrowed({ symbol, fromDay, toDay }: TradesFilter): boolean {
  return Boolean(symbol ?? fromDay ?? toDay);
}

function dayOf(text: string | null): string | undefined {
  return text !== null && isDay(text) ? text : undefined;
}
