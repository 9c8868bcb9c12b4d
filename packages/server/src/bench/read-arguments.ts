import { parseArgs } from 'node:util';

export interface BenchArguments {
  readonly json: boolean;
  /** In the database of the list pages. */
  readonly orders: number;
  /** Null: all parts. */
  readonly only: readonly string[] | null;
}

const DEFAULT_ORDERS = 100_000;
const FEWEST_ORDERS = 1_000;
const MOST_ORDERS = 2_000_000;

/** Null when it was only asked how it is used. Throws with a sentence for the user when an argument makes no sense. */
export function readArguments(argv: readonly string[], parts: readonly string[]): BenchArguments | null {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      help: { type: 'boolean' },
      json: { type: 'boolean' },
      orders: { type: 'string' },
      only: { type: 'string' },
    },
  });
  if (values.help) return null;
  const orders = values.orders === undefined ? DEFAULT_ORDERS : Number(values.orders.replaceAll('_', ''));
  if (!Number.isSafeInteger(orders) || orders < FEWEST_ORDERS || orders > MOST_ORDERS) {
    throw new Error(
      `--orders wants a whole number from ${FEWEST_ORDERS} to ${MOST_ORDERS}, not ${values.orders}`,
    );
  }
  const only = values.only?.split(',') ?? null;
  const unknown = only?.filter((name) => !parts.includes(name)) ?? [];
  if (unknown.length > 0) throw new Error(`--only knows ${parts.join(', ')}, not ${unknown.join(', ')}`);
  return { json: values.json ?? false, orders, only };
}
