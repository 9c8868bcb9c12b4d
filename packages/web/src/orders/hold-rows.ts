/** Rows in the order in which they stood, each as it is now. */
export interface HeldRows<T> {
  readonly rows: readonly T[];
  /** How many rows came, went or moved, and are not shown yet. */
  readonly waiting: number;
}

/**
 * What to draw while the pointer is over the list: rows keep their places, so that nobody presses on what has just
 * slid under the finger; their content is always the latest.
 */
export function holdRows<T extends { readonly id: string }>(
  held: readonly T[],
  fresh: readonly T[],
  holding: boolean,
): HeldRows<T> {
  if (!holding || held.length === 0) return { rows: fresh, waiting: 0 };
  const latest = new Map(fresh.map((row) => [row.id, row]));
  const rows = held.map((row) => latest.get(row.id) ?? row);
  const before = new Set(held.map((row) => row.id));
  const came = fresh.filter((row) => !before.has(row.id)).length;
  const went = held.filter((row) => !latest.has(row.id)).length;
  const waiting = Math.max(came, went) || (sameOrder(held, fresh) ? 0 : 1);
  return { rows, waiting };
}

function sameOrder(a: readonly { id: string }[], b: readonly { id: string }[]): boolean {
  return a.length === b.length && a.every((row, at) => row.id === b[at]?.id);
}
