import { useSyncExternalStore } from 'react';
import type { Order } from '../api/types.ts';
import type { OrderAction } from './which-actions.ts';

export interface Asked {
  /** As it was shown when the question was asked. */
  readonly order: Order;
  readonly action: OrderAction;
}

const listeners = new Set<() => void>();
let asked: Asked | undefined;

/**
 * Opens the question of an action. It does not belong to the row it was opened from: that row may leave its list by what
 * was done, and the answer has to stay in sight.
 */
export function openAction(order: Order, action: OrderAction): void {
  change({ order, action });
}

export function closeAction(): void {
  change(undefined);
}

export function useAsked(): Asked | undefined {
  return useSyncExternalStore(subscribe, () => asked);
}

function change(next: Asked | undefined): void {
  asked = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
