import type { Outcome, SeenOrder } from '../scenario.ts';

/** Sentences about what is wrong, for scenarios: empty strings and nothing are left out. */
export function sentences(...checks: readonly (string | false | null | undefined)[]): readonly string[] {
  return checks.filter((text): text is string => typeof text === 'string' && text !== '');
}

/** A moment of a day in India, in epoch milliseconds. */
export function ist(date: string, time: string): number {
  return Temporal.ZonedDateTime.from(`${date}T${time}[Asia/Kolkata]`).epochMilliseconds;
}

/** How often an event of a kind stands in the account's history. */
export function times(seen: Outcome, kind: string, orderId?: string): number {
  return seen.events.filter(
    (event) => event.kind === kind && (orderId === undefined || event.orderId === orderId),
  ).length;
}

/** The states of a symbol's sells, oldest first, as one text. */
export function sellStates(seen: Outcome, symbol: string): string {
  return seen
    .sells(symbol)
    .map(({ status, cancelledBy }) => (cancelledBy === null ? status : `${status} by ${cancelledBy}`))
    .join(', ');
}

/** A sentence when two texts differ. */
export function differs(what: string, found: unknown, expected: unknown): string {
  return found === expected ? '' : `${what}: ${String(found)} instead of ${String(expected)}`;
}

/** Whether something happened in an interval; `from` counts, `until` does not. */
export function within(atMs: number | null | undefined, from: number, until: number): boolean {
  return atMs !== null && atMs !== undefined && atMs >= from && atMs < until;
}

export function lastSell(seen: Outcome, symbol: string): SeenOrder | undefined {
  return seen.sells(symbol).at(-1);
}
