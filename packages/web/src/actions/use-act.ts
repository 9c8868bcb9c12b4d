import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import {
  type ActionAnswer,
  askForAction,
  isUnanswered,
  type OrderChange,
  requestQuery,
} from '../api/queries-actions.ts';
import type { Order } from '../api/types.ts';
import { useWishKey } from '../api/use-wish-key.ts';
import { serverNow } from '../clock/server-clock.ts';
import { patchOrder } from '../stream/patch-orders.ts';
import type { OrderAction } from './which-actions.ts';
import { forgetWish, noteWish } from './wishes.ts';

interface Acting {
  /** The latest word about the request; nothing before it was asked. */
  readonly answer: ActionAnswer | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly ask: (change?: OrderChange) => void;
}

/** Asks once per wish, however often it is pressed, and follows a request that goes on by itself. The page shows no state that it was not told. */
export function useAct(order: Order, action: OrderAction): Acting {
  const client = useQueryClient();
  const keyOf = useWishKey();
  const asked = useMutation({
    mutationFn: (change: OrderChange) => {
      noteWish(order, action, serverNow());
      return askForAction(order.id, action, change, keyOf([order.id, action, change]));
    },
    onError: () => forgetWish(order.id),
  });
  const { data: later } = useQuery(
    requestQuery(isUnanswered(asked.data) ? asked.data?.request_id : undefined),
  );
  const answer = later ?? asked.data;

  useEffect(() => {
    if (!answer) return;
    if (answer.state === 'refused' || answer.state === 'failed') forgetWish(order.id);
    // What is done at once needs no waiting; what the broker has only taken is settled by the order book.
    if (answer.state === 'done' && (action === 'retry' || action === 'drop')) forgetWish(order.id);
    if (answer.order) patchOrder(client, answer.order);
    void client.invalidateQueries({ queryKey: ['orders'] });
  }, [answer, action, client, order.id]);

  return {
    answer,
    error: asked.error,
    isPending: asked.isPending || isUnanswered(answer),
    ask: (change = {}) => asked.mutate(change),
  };
}
