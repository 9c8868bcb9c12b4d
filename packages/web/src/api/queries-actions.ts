import { queryOptions } from '@tanstack/react-query';
import type { OrderAction } from '../actions/which-actions.ts';
import { api, bodyOf, keyed } from './client.ts';
import type { components } from './generated/schema.js';

export type ActionAnswer = components['schemas']['Request'];
export type NewOrder = components['schemas']['NewOrderInput'];
export type OrderChange = components['schemas']['OrderChangeInput'];

const ANSWER_EVERY_MS = 1_000;

/** Asks for something at one order, known again by its key. The answer says what happened, or when it will. */
export function askForAction(
  orderId: string,
  action: OrderAction,
  change: OrderChange,
  key: string,
): Promise<ActionAnswer> {
  const wish = { params: { path: { id: orderId } }, ...keyed(key) };
  switch (action) {
    case 'retry':
      return bodyOf(api.POST('/api/v1/user/orders/{id}/retry', wish));
    case 'cancel':
      return bodyOf(api.POST('/api/v1/user/orders/{id}/cancel', wish));
    case 'modify':
      return bodyOf(api.PATCH('/api/v1/user/orders/{id}', { ...wish, body: change }));
    case 'drop':
      return bodyOf(api.DELETE('/api/v1/user/orders/{id}', wish));
  }
}

/** What came of a request that was not carried out at once. */
export const requestQuery = (id: string | undefined) =>
  queryOptions({
    queryKey: ['requests', id],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/v1/user/requests/{id}', { params: { path: { id: id ?? '' } }, signal })),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (isUnanswered(state.data) ? ANSWER_EVERY_MS : false),
  });

export function isUnanswered(answer: Pick<ActionAnswer, 'state'> | undefined): boolean {
  return answer?.state === 'queued' || answer?.state === 'working';
}

/** Says which queued buys of an account get money first; none: as the recommendations say. */
export function orderQueue(accountId: string, orderIds: readonly string[]): Promise<ActionAnswer> {
  return bodyOf(
    api.PUT('/api/v1/user/retry-queue/order', {
      body: { account_id: accountId, order_ids: [...orderIds] },
    }),
  );
}

/** The same for many, each by itself; one answer for each id. */
export async function askForMany(action: 'retry' | 'drop', ids: readonly string[], key: string) {
  const body = { action, ids: [...ids] };
  return (await bodyOf(api.POST('/api/v1/user/retry-queue/bulk', { body, ...keyed(key) }))).items;
}

/** Places an order of the person's own. The same key for the same wish: asked again, nothing is placed twice. */
export function placeOrder(body: NewOrder, key: string): Promise<ActionAnswer> {
  return bodyOf(api.POST('/api/v1/user/orders', { body, ...keyed(key) }));
}
