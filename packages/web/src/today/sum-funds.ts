import type { Funds } from '../api/queries-funds.ts';
import { sumRupees } from '../format/rupees.ts';

interface FundsSum {
  /** What is free, over all accounts; nothing when one of them does not know. */
  readonly free: string | undefined;
  /** What the orders that wait for money need together. */
  readonly needed: string | undefined;
  /** How many orders wait for money. */
  readonly waiting: number;
  /** Whether what is free suffices; nothing when that is not known. */
  readonly suffices: boolean | undefined;
  /** When the broker told it; of several accounts the one that was told longest ago. */
  readonly asOf: string | undefined;
}

/** The money of all accounts together. One that is not known makes the sum unknown: a sum without it would be too low. */
export function sumFunds(those: readonly Funds[]): FundsSum {
  const missing = sumOf(those.map(({ shortfall }) => shortfall));
  const times = those.flatMap(({ broker }) => (broker === null ? [] : [broker.as_of]));
  return {
    free: sumOf(those.map(({ free }) => free)),
    needed: sumOf(those.map(({ needed }) => needed)),
    waiting: those.reduce((count, { lines }) => count + lines.length, 0),
    suffices: missing === undefined ? undefined : /^0*(\.0*)?$/.test(missing),
    asOf: times.toSorted()[0],
  };
}

function sumOf(amounts: readonly (string | null)[]): string | undefined {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === 0 || known.length < amounts.length ? undefined : sumRupees(known);
}
