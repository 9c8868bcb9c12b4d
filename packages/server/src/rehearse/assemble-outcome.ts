import type { Outcome, SeenOrder } from './outcome.ts';

type Facts = Pick<Outcome, 'orders' | 'events' | 'positions' | 'fills' | 'notices' | 'told' | 'answers'>;

/** What was recorded, with the questions that scenarios ask of it. */
export function assembleOutcome(facts: Facts): Outcome {
  const { orders, events, positions } = facts;
  const ofSystem = (symbol: string, side: string) =>
    orders.filter((one) => one.symbol === symbol && one.origin === 'system' && one.side === side);
  const order = (symbol: string): SeenOrder | undefined => ofSystem(symbol, 'buy')[0];
  const eventsOf = (symbol: string) => {
    const id = order(symbol)?.id;
    return id === undefined ? [] : events.filter((event) => event.orderId === id);
  };
  return {
    ...facts,
    order,
    sells: (symbol) => ofSystem(symbol, 'sell'),
    position: (symbol) => positions.findLast(({ instrument }) => instrument.symbol === symbol),
    kinds: (symbol) => eventsOf(symbol).map((event) => event.kind),
    when: (symbol, kind) => eventsOf(symbol).find((event) => event.kind === kind)?.atMs,
  };
}
