import type { Clock } from '@orderwatch/clock';
import { drawnBetween } from '../../random.ts';
import type { OrderState, OrderStatus, Remove, SimOrder } from '../types.ts';

type Identity = 'orderNumber' | 'ucc' | 'side' | 'product' | 'amo' | 'source' | 'history';
type Stamped = 'status' | 'updatedAtMs' | 'updateNs';
/** What may change with a state. */
type OrderPatch = Partial<Omit<SimOrder, Identity | Stamped>>;
type OrderDraft = Omit<SimOrder, Stamped | 'history'>;

type Listener = (order: SimOrder, state: OrderState) => void;

/** Every order ever, each with the history of its states. */
export interface OrderLedger {
  open(draft: OrderDraft, status: OrderStatus): SimOrder;
  /** Adds a state. Listeners hear of it after it is recorded. */
  record(orderNumber: string, status: OrderStatus, patch?: OrderPatch): SimOrder;
  /** Takes an ended day's order out of the book without a state. */
  vanish(orderNumber: string): void;
  get(orderNumber: string): SimOrder | undefined;
  ofAccount(ucc: string): readonly SimOrder[];
  all(): readonly SimOrder[];
  onChange(listener: Listener): Remove;
}

export function createOrderLedger(clock: Clock, seed: number): OrderLedger {
  const orders = new Map<string, SimOrder>();
  const byAccount = new Map<string, string[]>();
  const listeners = new Set<Listener>();
  let lastNs = 0n;

  function stamp(key: string): Pick<SimOrder, 'updatedAtMs' | 'updateNs'> {
    const updatedAtMs = Math.floor(clock.nowMs());
    const drawnNs = BigInt(updatedAtMs) * 1_000_000n + BigInt(drawnBetween(1, 900_000, seed, 'ns', key));
    lastNs = drawnNs > lastNs ? drawnNs : lastNs + 1n;
    return { updatedAtMs, updateNs: lastNs };
  }

  function store(order: SimOrder): SimOrder {
    const state = stateOf(order);
    const stored = { ...order, history: [...order.history, state] };
    orders.set(stored.orderNumber, stored);
    for (const listener of listeners) listener(stored, state);
    return stored;
  }

  function known(orderNumber: string): SimOrder {
    const order = orders.get(orderNumber);
    if (!order) throw new Error(`No order ${orderNumber}`);
    return order;
  }

  return {
    open(draft, status) {
      const numbers = byAccount.get(draft.ucc) ?? [];
      numbers.push(draft.orderNumber);
      byAccount.set(draft.ucc, numbers);
      return store({ ...draft, status, history: [], ...stamp(`${draft.orderNumber} 0`) });
    },
    record(orderNumber, status, patch = {}) {
      const order = known(orderNumber);
      return store({ ...order, ...patch, status, ...stamp(`${orderNumber} ${order.history.length}`) });
    },
    vanish(orderNumber) {
      orders.set(orderNumber, { ...known(orderNumber), vanished: true });
    },
    get: (orderNumber) => orders.get(orderNumber),
    ofAccount: (ucc) => (byAccount.get(ucc) ?? []).map(known),
    all: () => [...orders.values()],
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function stateOf(order: SimOrder): OrderState {
  return {
    status: order.status,
    atMs: order.updatedAtMs,
    updateNs: order.updateNs,
    quantity: order.quantity,
    disclosedQuantity: order.disclosedQuantity,
    pricePaise: order.pricePaise,
    triggerPaise: order.triggerPaise,
    orderType: order.orderType,
    validity: order.validity,
    filled: order.filled,
    cancelled: order.cancelled,
    openQuantity: order.openQuantity,
    averagePrice: order.averagePrice,
    exchangeOrderId: order.exchangeOrderId,
    rejectReason: order.rejectReason,
    tag: order.tag,
    modifiedBy: order.modifiedBy,
    enteredAtMs: order.enteredAtMs,
    exchangeConfirmedAtMs: order.exchangeConfirmedAtMs,
  };
}
