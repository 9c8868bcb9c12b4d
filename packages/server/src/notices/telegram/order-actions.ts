import type { OrderStatus } from '@orderwatch/core';
import type { OrderRow } from '../../db/orders/order-row.ts';
import type { ButtonAction } from '../../db/telegram/buttons.ts';

/** A button before it is written: what it says and what it stands for. */
export interface Offer {
  readonly label: string;
  readonly action: ButtonAction;
  readonly accountId: string | null;
  readonly orderId: string | null;
  readonly orderVersion: number | null;
  readonly confirms: boolean;
}

const POSSIBLE: Readonly<Record<OrderStatus, readonly ButtonAction[]>> = {
  placing: [],
  unconfirmed: [],
  amo: ['cancel'],
  pending_execution: ['cancel'],
  ongoing: [],
  closed: [],
  retry_pending: ['retry', 'drop'],
  failed: ['retry', 'drop'],
  rejected: ['retry', 'drop'],
  cancelled: [],
};

/** Whether an order in that state can be asked for it. A sell is not retried: it belongs to its position's plan. */
export function isPossible(
  action: ButtonAction,
  order: Pick<OrderRow, 'status' | 'side' | 'origin'>,
): boolean {
  if (action === 'details' || action === 'snooze') return true;
  if (action === 'retry' && (order.side !== 'buy' || order.origin === 'external')) return false;
  return POSSIBLE[order.status].includes(action);
}

/** These can move money, so they are asked a second time. */
export function movesMoney(action: ButtonAction): boolean {
  return action === 'retry' || action === 'cancel' || action === 'resume';
}

const LABELS: Readonly<Record<ButtonAction, string>> = {
  retry: 'Retry',
  drop: 'Drop',
  cancel: 'Cancel order',
  details: 'Details',
  snooze: 'Snooze 1 h',
  resume: 'Resume',
  never_mind: 'No',
};

const CONFIRMING: Partial<Record<ButtonAction, string>> = {
  retry: 'Yes, retry',
  cancel: 'Yes, cancel the order',
  resume: 'Yes, resume',
};

/** The words on a button. */
export function buttonLabel(action: ButtonAction): string {
  return LABELS[action];
}

/** Those of the actions that the order's present state allows, bound to its present version. */
export function offersFor(order: OrderRow, actions: readonly ButtonAction[]): readonly Offer[] {
  return actions.filter((action) => isPossible(action, order)).map((action) => offerOf(action, order));
}

/** The second question: yes or no. */
export function confirmOffers(action: ButtonAction, order: OrderRow | null): readonly Offer[] {
  const label = CONFIRMING[action] ?? LABELS[action];
  return [{ ...offerOf(action, order), label, confirms: true }, offerOf('never_mind', order)];
}

function offerOf(action: ButtonAction, order: OrderRow | null): Offer {
  return {
    label: LABELS[action],
    action,
    accountId: order?.account_id ?? null,
    orderId: order?.id ?? null,
    orderVersion: order?.version ?? null,
    confirms: false,
  };
}
