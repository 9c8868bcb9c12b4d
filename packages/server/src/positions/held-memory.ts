import type { EpochMs, IstDay, Position } from '@orderwatch/core';
import type { AccountHands } from '../desk/account-hands.ts';

/** What the account held of each share that it has a position in: delivered shares and the day's dealings together. */
export interface HeldReading {
  /** When the earlier of its two readings was asked for, and when the answer of the later one was there. */
  readonly requestedAtMs: EpochMs;
  readonly receivedAtMs: EpochMs;
  readonly byInstrument: ReadonlyMap<string, number>;
}

/** What an account's positions were last seen as, between one reading and the next. */
export interface HeldMemory {
  /** The last complete one: what was held before a sale by hand decides whose shares were sold. */
  last: HeldReading | null;
  /** After the last reading of the book; null before the first. */
  seen: {
    readonly eventSeq: number;
    readonly openPositions: readonly Position[];
    /** The last trading day that was closed by its final reading. */
    readonly sealedDay: IstDay | null;
    /** Whether an after-market order waits at the broker. */
    readonly hasWaitingAmo: boolean;
  } | null;
}

const memories = new WeakMap<AccountHands, HeldMemory>();

export function heldMemoryOf(hands: AccountHands): HeldMemory {
  const known = memories.get(hands);
  if (known !== undefined) return known;
  const made: HeldMemory = { last: null, seen: null };
  memories.set(hands, made);
  return made;
}
