import type { OrdersQuery } from '../api/queries.ts';
import type { Order, OrderStatus } from '../api/types.ts';
import { isDay } from '../format/time.ts';
import { statuses } from './status-look.ts';
import { orders, type ReasonClass } from './strings.ts';

const sortColumns = ['created_at', 'symbol', 'status', 'quantity', 'filled', 'price', 'value'] as const;
export type SortColumn = (typeof sortColumns)[number];
export type Sort = SortColumn | `-${SortColumn}`;
export const sorts: readonly Sort[] = sortColumns.flatMap((column): Sort[] => [`-${column}`, column]);
const defaultSort: Sort = '-created_at';
/** Rows on a page; the first is as usual, and `all` is one page that is fetched as one scrolls. */
export const pageSizes = [50, 200, 500, 'all'] as const;
export type PageSize = (typeof pageSizes)[number];
export const reasonClasses = Object.keys(orders.reasonClasses).filter((each): each is ReasonClass =>
  Object.hasOwn(orders.reasonClasses, each),
);
export const origins = ['system', 'manual', 'external', 'imported'] as const;

/** What the orders list shows; the address holds all of it, so that it can be shared and gone back to. */
export interface OrdersFilter {
  readonly statuses: readonly OrderStatus[];
  /** Only what needs a person; which orders these are is the server's to say. */
  readonly needsMe: boolean;
  readonly side: Order['side'] | undefined;
  readonly origin: Order['origin'] | undefined;
  /** What the reason is about. */
  readonly reason: ReasonClass | undefined;
  readonly symbol: string | undefined;
  readonly text: string | undefined;
  readonly fromDay: string | undefined;
  readonly toDay: string | undefined;
  readonly sort: Sort;
  readonly page: number;
  readonly size: PageSize;
  /** The name of the view that this filter is; lost when the filter is changed. */
  readonly view: string | undefined;
}

/** Total: what the address holds and we do not understand is left out. */
export function readFilter(params: URLSearchParams): OrdersFilter {
  const asked = new Set(params.getAll('status'));
  const side = params.get('side');
  const page = Number(params.get('page') ?? '1');
  return {
    statuses: statuses.filter((status) => asked.has(status)),
    needsMe: params.get('needs') === 'me',
    side: side === 'buy' || side === 'sell' ? side : undefined,
    origin: origins.find((each) => each === params.get('origin')),
    reason: reasonClasses.find((each) => each === params.get('reason')),
    symbol: words(params.get('symbol'), 30),
    text: words(params.get('q'), 100),
    fromDay: day(params.get('from')),
    toDay: day(params.get('to')),
    sort: sorts.find((each) => each === params.get('sort')) ?? defaultSort,
    page: Number.isSafeInteger(page) && page >= 1 ? page : 1,
    size: pageSizes.find((each) => String(each) === params.get('size')) ?? pageSizes[0],
    view: words(params.get('view'), 30),
  };
}

/** The shortest address for a filter: what is as usual is left out. */
export function writeFilter(filter: OrdersFilter): URLSearchParams {
  const params = new URLSearchParams();
  for (const status of filter.statuses) params.append('status', status);
  if (filter.needsMe) params.set('needs', 'me');
  if (filter.side) params.set('side', filter.side);
  if (filter.origin) params.set('origin', filter.origin);
  if (filter.reason) params.set('reason', filter.reason);
  if (filter.symbol) params.set('symbol', filter.symbol);
  if (filter.text) params.set('q', filter.text);
  if (filter.fromDay) params.set('from', filter.fromDay);
  if (filter.toDay) params.set('to', filter.toDay);
  if (filter.sort !== defaultSort) params.set('sort', filter.sort);
  if (filter.page !== 1) params.set('page', String(filter.page));
  if (filter.size !== pageSizes[0]) params.set('size', String(filter.size));
  if (filter.view) params.set('view', filter.view);
  return params;
}

export function toQuery(filter: OrdersFilter): OrdersQuery {
  return {
    ...(filter.statuses.length > 0 && { status: [...filter.statuses] }),
    ...(filter.needsMe && { needs_me: 'true' as const }),
    ...(filter.side && { side: filter.side }),
    ...(filter.origin && { origin: filter.origin }),
    ...(filter.reason && { reason_class: filter.reason }),
    ...(filter.symbol && { symbol: filter.symbol }),
    ...(filter.text && { q: filter.text }),
    ...(filter.fromDay && { from_date: filter.fromDay }),
    ...(filter.toDay && { to_date: filter.toDay }),
    sort: filter.sort,
    ...(filter.size !== 'all' && { page: filter.page, page_size: filter.size }),
  };
}

/** How many things narrow the list; order and page do not. */
export function countFilters({
  statuses: chosen,
  needsMe,
  side,
  origin,
  reason,
  symbol,
  text,
  fromDay,
  toDay,
}: OrdersFilter): number {
  return [chosen.length > 0, needsMe, side, origin, reason, symbol, text, fromDay ?? toDay].filter(Boolean)
    .length;
}

export function clearFilters({ sort, size }: OrdersFilter): OrdersFilter {
  return { ...readFilter(new URLSearchParams()), sort, size };
}

function words(value: string | null, longest: number): string | undefined {
  return value?.trim().slice(0, longest).trim() || undefined;
}

function day(value: string | null): string | undefined {
  return value !== null && isDay(value) ? value : undefined;
}
