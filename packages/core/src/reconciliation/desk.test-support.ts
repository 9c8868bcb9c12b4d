import type { Snapshot } from '../broker/index.ts';
import type { Attempt, Order } from '../orders/index.ts';
import { applyDecisions } from './apply-decisions.ts';
import type { Decisions } from './decisions.ts';
import { EMPTY_GUARD, type GuardState } from './guard-state.ts';
import { buildLocalBook, type LocalOrder } from './local-book.ts';
import { ACCOUNT, CODE, FACTS, FRIDAY, USER } from './reconcile.test-support.ts';
import { reconcile } from './reconcile.ts';
import type { ReconcileInput } from './reconcile-input.ts';

/** What an account knows, and the readings that it is shown one after another. */
export class Desk {
  orders: readonly LocalOrder[];
  guard: GuardState;

  constructor(orders: readonly LocalOrder[] = [], guard: GuardState = EMPTY_GUARD) {
    this.orders = orders;
    this.guard = guard;
  }

  input(snapshot: Snapshot, changes: Partial<ReconcileInput> = {}): ReconcileInput {
    return {
      now: snapshot.receivedAtMs,
      accountId: ACCOUNT,
      userId: USER,
      accountCode: CODE,
      local: buildLocalBook(this.orders),
      guard: this.guard,
      snapshot,
      phase: { bookDay: FRIDAY, daySealable: false },
      facts: FACTS,
      ...changes,
    };
  }

  /** Reconciles one reading and keeps what it decided. */
  see(snapshot: Snapshot, changes: Partial<ReconcileInput> = {}): Decisions {
    const decisions = reconcile(this.input(snapshot, changes));
    this.orders = applyDecisions(this.orders, decisions, snapshot.receivedAtMs);
    this.guard = decisions.guard;
    return decisions;
  }

  order(i: number): Order {
    return this.local(i).order;
  }

  attempt(i: number): Attempt {
    const found = this.orders.flatMap(({ attempts }) => attempts).find(({ id }) => id === `att_${i}`);
    if (found === undefined) throw new Error(`No attempt ${i}`);
    return found;
  }

  local(i: number): LocalOrder {
    const found = this.orders.find(({ order }) => order.id === `ord_${i}`);
    if (found === undefined) throw new Error(`No order ${i}`);
    return found;
  }

  get external(): readonly LocalOrder[] {
    return this.orders.filter(({ order }) => order.origin === 'external');
  }
}

export function kindsOf(decisions: Decisions): readonly string[] {
  return [
    ...decisions.orders.flatMap(({ events }) => events.map(({ kind }) => kind)),
    ...decisions.external.flatMap(({ events }) => events.map(({ kind }) => kind)),
    ...decisions.events.map(({ kind }) => kind),
  ];
}

export function alertsOf(decisions: Decisions): readonly string[] {
  return decisions.alerts.map(({ kind }) => kind);
}

/** True when nothing is to be written but the guard. */
export function decidesNothing(decisions: Decisions): boolean {
  const { orders, external, events, alerts } = decisions;
  return orders.length + external.length + events.length + alerts.length === 0;
}
