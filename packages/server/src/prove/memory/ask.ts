import type { RequestKind } from '../../requests/request.ts';
import type { MemoryTables } from './memory-tables.ts';
import type { Stage } from './stage.ts';

interface Wish {
  readonly kind: RequestKind;
  readonly orderId?: string;
  readonly body?: { readonly [name: string]: string };
}

/** Writes down what a person or a schedule wants of an account, and wakes whoever acts for it; nobody asks nobody. */
export function ask(
  { clock, stores, troupe }: Stage,
  account: number,
  { kind, orderId, body = {} }: Wish,
): void {
  const desk = troupe.deskOf(account);
  const tables = stores[account]?.tables;
  if (desk === undefined || tables === undefined) return;
  const { id: accountId, userId } = tables.account;
  const id = `req_${tables.requests.size + 1}-${accountId.slice('acc_'.length)}`;
  const of = { accountId, userId, orderId: orderId ?? null, positionId: null };
  const request = { id, kind, ...of, body, channel: 'web', askedAtMs: clock.nowMs() } as const;
  tables.requests.set(id, { request, state: 'queued' });
  desk.workQueues();
}

/** Of an order of the program, the last of its instrument, if there is one. */
export function askOfOrder(
  stage: Stage,
  { account, symbol }: { readonly account: number; readonly symbol: string },
  wish: Omit<Wish, 'orderId'>,
): void {
  const order = latestOf(stage.stores[account]?.tables, symbol);
  if (order !== undefined) ask(stage, account, { ...wish, orderId: order.id });
}

/** A person lets an account go on that was stopped. */
export function liftStops(stage: Stage, account: number): void {
  const { placingStoppedReason, breakerReason } = stage.stores[account]?.tables.account ?? {};
  if (placingStoppedReason) ask(stage, account, { kind: 'confirm_other_program' });
  if (breakerReason) ask(stage, account, { kind: 'reset_breaker' });
}

function latestOf(tables: MemoryTables | undefined, symbol: string) {
  return [...(tables?.orders.values() ?? [])]
    .map(({ order }) => order)
    .findLast(({ instrument, origin }) => instrument.symbol === symbol && origin === 'system');
}
