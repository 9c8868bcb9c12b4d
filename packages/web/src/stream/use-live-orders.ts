import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { forgetWish, settleWish } from '../actions/wishes.ts';
import { api, bodyOf } from '../api/client.ts';
import { statisticsQuery, statusQuery } from '../api/queries.ts';
import type { Order, StreamChange } from '../api/types.ts';
import { announceCount, announceOrders } from './announce.tsx';
import { createGatherer } from './gather.ts';
import type { StreamState } from './open-stream.ts';
import { patchOrder } from './patch-orders.ts';
import { shareStream } from './share-stream.ts';
import { createSequenceTracker } from './track-sequence.ts';
import { watchSight } from './watch-sight.ts';
import { isUrgent, isWorthTelling, mayBeTold } from './worth-telling.ts';

/** A changed order is shown at once, together with those that change with it. */
const ORDERS = { firstMs: 10, everyMs: 100 };
/** Lists and counts follow, so that a burst of changes asks for them once, and never more often than that. */
const LISTS = { firstMs: 1_000, everyMs: 1_000 };
/** Beyond this many at once, asking for the lists is cheaper than asking for each order. */
const ONE_BY_ONE = 8;

/** Keeps everything shown in step with the server's event stream, for as long as somebody is signed in. */
export function useLiveOrders(isSignedIn: boolean): StreamState {
  const client = useQueryClient();
  const [state, setState] = useState<StreamState>('connecting');

  useEffect(() => {
    if (!isSignedIn) return undefined;
    const sequence = createSequenceTracker();
    const kinds = new Map<string, string>();
    const orders = createGatherer(ORDERS, (ids) => {
      const told = new Map(kinds);
      kinds.clear();
      if (ids.length > ONE_BY_ONE) return announceCount([...told.values()].filter(isUrgent).length);
      void refreshOrders(client, ids, told);
    });
    const sight = watchSight(() => void client.invalidateQueries());
    // Of a hidden tab one sees the count in its title and its mark, and hears what is urgent.
    const lists = createGatherer(LISTS, () =>
      sight.putsOff() ? refreshCounts(client) : refreshLists(client),
    );
    const refreshAll = () => (sight.putsOff() ? refreshCounts(client) : void client.invalidateQueries());
    const close = shareStream({
      onChange(change) {
        const heard = sequence.hear(change);
        if (heard === 'known') return;
        if (heard === 'gap') refreshAll();
        if (change.order_id) hearOf(change.order_id, change, kinds);
        if (change.order_id) orders.add(change.order_id);
        lists.add(change.account_id);
      },
      onReopened() {
        sequence.forget();
        refreshAll();
      },
      onState: setState,
    });
    return () => {
      orders.stop();
      lists.stop();
      sight.stop();
      close();
    };
  }, [client, isSignedIn]);

  return state;
}

/** Of several events of one order the gravest is told. */
function hearOf(orderId: string, change: StreamChange, kinds: Map<string, string>): void {
  const { kind } = change;
  if (kind === 'order.cancel_refused' || kind === 'order.modify_refused') forgetWish(orderId);
  const before = kinds.get(orderId);
  if (mayBeTold(change) && (before === undefined || !isUrgent(before))) kinds.set(orderId, kind);
}

async function refreshOrders(
  client: QueryClient,
  ids: readonly string[],
  kinds: ReadonlyMap<string, string>,
): Promise<void> {
  const fresh = (await Promise.all(ids.map((id) => refreshOrder(client, id)))).filter(
    (order) => order !== undefined,
  );
  const told = fresh.filter((order) => {
    const kind = kinds.get(order.id);
    const isOwnWish = settleWish(order);
    return kind !== undefined && isWorthTelling(kind, order, isOwnWish);
  });
  announceOrders(
    told,
    told.some(({ id }) => isUrgent(kinds.get(id) ?? '')),
  );
}

async function refreshOrder(client: QueryClient, id: string): Promise<Order | undefined> {
  void client.invalidateQueries({ queryKey: ['orders', 'events', id] });
  try {
    const order = await bodyOf(api.GET('/api/v1/user/orders/{id}', { params: { path: { id } } }));
    patchOrder(client, order);
    return order;
  } catch {
    // The lists are asked for in any case, and they say what is wrong.
    return undefined;
  }
}

function refreshCounts(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: statisticsQuery.queryKey });
}

function refreshLists(client: QueryClient): void {
  for (const area of [
    statusQuery.queryKey,
    ['orders', 'list'],
    ['orders', 'statistics'],
    ['orders', 'reasons'],
    ['orders', 'states'],
    ['orders', 'one'],
    ['orders', 'agreement'],
    ['orders', 'kill-switch'],
    ['orders', 'divergences'],
    ['orders', 'candidates'],
    ['positions'],
    ['events'],
    ['summaries'],
    ['runs'],
    ['funds'],
    ['notifications'],
  ]) {
    void client.invalidateQueries({ queryKey: area });
  }
  // What happened on a day grows; its sessions do not.
  void client.invalidateQueries({
    predicate: ({ queryKey: [area, , what] }) => area === 'days' && what === 'events',
  });
}
