import type { Clock } from '@orderwatch/clock';
import type { SimBroker, SimOrder } from '../broker/types.ts';
import type { ClientBook } from '../login/credentials.ts';
import type { SessionBook } from '../login/sessions.ts';
import type { OrderOrigins } from '../rows/order-origin.ts';
import { type OrderRowContext, orderRow } from '../rows/order-row.ts';
import type { Body } from '../rows/write-json.ts';

/** Everything that an answer may need. One per simulator. */
export interface World {
  readonly clock: Clock;
  readonly broker: SimBroker;
  readonly clients: ClientBook;
  readonly sessions: SessionBook;
  readonly origins: OrderOrigins;
  readonly orderRow: (order: SimOrder) => Body;
  /** Where this simulator listens, without a trailing slash; known once it does. */
  readonly httpUrl: () => string;
  readonly webSocketUrl: () => string;
  /** Where the login sends clients for the day: this simulator, unless told otherwise. */
  readonly baseUrl: () => string;
}

/** The data centre whose names the login and the config call give. */
export const DATA_CENTER = 'E43';

export function rowContext(world: Pick<World, 'clients' | 'origins'>, order: SimOrder): OrderRowContext {
  return { pan: loginId(world, order.ucc), source: world.origins.source(order) };
}

export function loginId(world: Pick<World, 'clients'>, ucc: string): string {
  return world.clients.find(ucc)?.pan ?? '';
}

/** Orders are immutable values, so a row is made once per state: a quiet book of thousands costs no work. */
export function keepOrderRows(world: Pick<World, 'clients' | 'origins'>): (order: SimOrder) => Body {
  const rows = new WeakMap<SimOrder, Body>();
  return (order) => {
    const kept = rows.get(order);
    if (kept) return kept;
    const row = orderRow(order, rowContext(world, order));
    rows.set(order, row);
    return row;
  };
}
