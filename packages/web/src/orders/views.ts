import { useLocalStorage } from '@mantine/hooks';
import type { OrderStatus } from '../api/types.ts';
import { orders } from './strings.ts';

/** A name for a filter. `search` is the part of the address that holds the filter, without a question mark. */
export interface View {
  readonly name: string;
  readonly search: string;
}

const LONGEST_NAME = 30;
const MOST = 20;

function of(name: string, filter: readonly (readonly [string, string])[]): View {
  const params = new URLSearchParams(filter.map(([key, value]) => [key, value]));
  params.set('view', name);
  return { name, search: params.toString() };
}

function inStatus(...statuses: readonly OrderStatus[]): readonly (readonly [string, string])[] {
  return statuses.map((status) => ['status', status] as const);
}

/** Views that everybody has; each has an address of its own, such as `/orders/failed`. */
export const builtIn: Readonly<Record<'failed' | 'needs-me' | 'open' | 'filled' | 'cancelled', View>> = {
  'needs-me': of(orders.views.needsMe, [['needs', 'me']]),
  failed: of(orders.views.failed, inStatus('retry_pending', 'failed', 'rejected')),
  open: of(orders.views.open, inStatus('placing', 'unconfirmed', 'amo', 'pending_execution')),
  filled: of(orders.views.filled, inStatus('ongoing', 'closed')),
  cancelled: of(orders.views.cancelled, inStatus('cancelled')),
};

/** The views with this one: a name that is taken is taken over. Nothing is saved without a name. */
export function addView(views: readonly View[], name: string, search: string): readonly View[] {
  const trimmed = name.trim().slice(0, LONGEST_NAME).trim();
  if (trimmed === '') return views;
  const params = new URLSearchParams(search);
  params.delete('page');
  params.set('view', trimmed);
  const others = views.filter((view) => view.name !== trimmed);
  return [...others, { name: trimmed, search: params.toString() }].slice(-MOST);
}

/** The views that a person has saved in this browser. */
export function useViews() {
  const [views, setViews] = useLocalStorage<readonly View[]>({ key: 'orderwatch-views', defaultValue: [] });
  return {
    views,
    save: (name: string, search: string) => setViews(addView(views, name, search)),
    remove: (name: string) => setViews(views.filter((view) => view.name !== name)),
  };
}
