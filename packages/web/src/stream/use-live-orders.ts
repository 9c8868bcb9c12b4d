import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, bodyOf } from '../api/client.ts';
import { statusQuery } from '../api/queries.ts';
import { announceOrder, isUrgent } from './announce.tsx';
import { createGatherer } from './gather.ts';
import type { StreamState } from './open-stream.ts';
import { patchOrder } from './patch-orders.ts';
import { shareStream } from './share-stream.ts';
import { createSequenceTracker } from './track-sequence.ts';

/** A changed order is shown at once, together with those that change with it. */
const ORDER_MS = 100;
/** Lists and counts follow at most once in this time, however much happens. */
const LISTS_MS = 1_000;
/** Beyond this many at once, asking for the lists is cheaper than asking for each order. */
const ONE_BY_ONE = 8;

/** Keeps everything shown in step with the server's event stream, for as long as the page is open. */
export function useLiveOrders(): StreamState {
  const client = useQueryClient();
  const [state, setState] = useState<StreamState>('connecting');

  useEffect(() => {
    const sequence = createSequenceTracker();
    const urgent = new Set<string>();
    const orders = createGatherer(ORDER_MS, (ids) => {
      const told = ids.filter((id) => urgent.has(id));
      urgent.clear();
      if (ids.length > ONE_BY_ONE) return void announceOrder(told.length);
      for (const id of ids) void refreshOrder(client, id, told.includes(id));
    });
    const lists = createGatherer(LISTS_MS, () => refreshLists(client));
    const close = shareStream({
      onChange(change) {
        const heard = sequence.hear(change);
        if (heard === 'known') return;
        if (heard === 'gap') void client.invalidateQueries();
        if (change.order_id && isUrgent(change.kind)) urgent.add(change.order_id);
        if (change.order_id) orders.add(change.order_id);
        lists.add(change.account_id);
      },
      onReopened() {
        sequence.forget();
        void client.invalidateQueries();
      },
      onState: setState,
    });
    return () => {
      orders.stop();
      lists.stop();
      close();
    };
  }, [client]);

  return state;
}

async function refreshOrder(client: QueryClient, id: string, isToBeTold: boolean): Promise<void> {
  void client.invalidateQueries({ queryKey: ['orders', 'events', id] });
  try {
    const order = await bodyOf(api.GET('/api/v1/user/orders/{id}', { params: { path: { id } } }));
    patchOrder(client, order);
    if (isToBeTold) announceOrder(order);
  } catch {
    // The lists are asked for in any case, and they say what is wrong.
  }
}

function refreshLists(client: QueryClient): void {
  for (const area of [
    statusQuery.queryKey,
    ['orders', 'list'],
    ['orders', 'statistics'],
    ['orders', 'one'],
    ['orders', 'agreement'],
    ['orders', 'kill-switch'],
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
