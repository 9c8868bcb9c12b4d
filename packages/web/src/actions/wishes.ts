import { useSyncExternalStore } from 'react';
import type { Order } from '../api/types.ts';
import type { OrderAction } from './which-actions.ts';

/** What a person asked for at an order, and the broker has not settled. */
export interface Wish {
  readonly action: OrderAction;
  readonly atMs: number;
  /** How the order stood when it was asked; a change of it is the answer. */
  readonly status: Order['status'];
  readonly quantity: number;
  readonly limitPrice: string | null;
}

type Asked = Pick<Order, 'status' | 'quantity' | 'limit_price'>;

/** Whether the wish still waits: nothing that would be its answer has happened to the order since. */
export function isWaiting(wish: Wish, order: Asked): boolean {
  if (order.status !== wish.status) return false;
  if (wish.action !== 'modify') return true;
  return order.quantity === wish.quantity && order.limit_price === wish.limitPrice;
}

const KEY = 'orderwatch-wishes';
const listeners = new Set<() => void>();
let wishes: ReadonlyMap<string, Wish> = restore();

export function noteWish(order: Asked & Pick<Order, 'id'>, action: OrderAction, atMs: number): void {
  const { id, status, quantity, limit_price } = order;
  keep(new Map(wishes).set(id, { action, atMs, status, quantity, limitPrice: limit_price }));
}

/** Asked for and refused: there is nothing to wait for. */
export function forgetWish(orderId: string): void {
  if (!wishes.has(orderId)) return;
  const rest = new Map(wishes);
  rest.delete(orderId);
  keep(rest);
}

/** Whether this person had asked for something at the order; what has its answer is forgotten. */
export function settleWish(order: Asked & Pick<Order, 'id'>): boolean {
  const wish = wishes.get(order.id);
  if (wish && !isWaiting(wish, order)) forgetWish(order.id);
  return wish !== undefined;
}

/** The wish at this order that waits for its answer. */
export function useWish(order: Asked & Pick<Order, 'id'>): Wish | undefined {
  const wish = useSyncExternalStore(subscribe, () => wishes.get(order.id));
  return wish && isWaiting(wish, order) ? wish : undefined;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function keep(next: ReadonlyMap<string, Wish>): void {
  wishes = next;
  // A page that is loaded anew goes on waiting; another tab has its own person.
  if (typeof sessionStorage !== 'undefined') sessionStorage.setItem(KEY, JSON.stringify([...next]));
  for (const listener of listeners) listener();
}

function restore(): ReadonlyMap<string, Wish> {
  if (typeof sessionStorage === 'undefined') return new Map();
  try {
    return new Map(JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as readonly [string, Wish][]);
  } catch {
    return new Map();
  }
}
