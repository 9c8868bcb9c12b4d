import type { Reply, Visitor } from '../../../support/api.ts';
import type { OwnersThings } from '../../../support/owners-things.ts';
import type { TradingDay } from '../../../support/trading-day.ts';

export interface World {
  readonly day: TradingDay;
  readonly owner: Visitor;
  readonly things: OwnersThings;
  /** Asks for a change, under a new key, while time passes. The address begins behind `/api/v1`. */
  ask(method: string, address: string, body?: unknown): Promise<Reply>;
}

/** Something that is asked for when it makes no sense. */
export interface WrongState {
  readonly name: string;
  /** How it comes to that state. */
  readonly arrange?: (world: World) => Promise<unknown>;
  readonly address?: (world: World) => string;
  readonly body?: (world: World) => unknown;
  readonly answer: { readonly status: number; readonly code: string; readonly reason?: string };
  /** What the answer says to a person: how it stands, and what can be done. */
  readonly says: RegExp;
}

/** What can be wrong, in the order in which it is asked for; or why nothing can. */
export type WrongStates = Readonly<Record<string, readonly WrongState[] | string>>;

export const no = (status: number, code: string, reason?: string) => ({
  status,
  code,
  ...(reason !== undefined && { reason }),
});
export const why = 'it is my own';
export const always = 'there is no state in which it could not be done';
