import { type Clock, VirtualClock } from '@orderwatch/clock';
import type { z } from 'zod';
import type { ClientBook } from '../login/credentials.ts';
import type { Simulator } from '../simulator-types.ts';

export interface ControlDeps {
  readonly simulator: Simulator;
  readonly clock: Clock;
  readonly clients: ClientBook;
}

/** One control call: what it takes and what it does. */
export interface ControlAction {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  run(deps: ControlDeps, request: ControlRequest): unknown;
}

interface ControlRequest {
  readonly params: Readonly<Record<string, unknown>>;
  /** The body as `schema` has it; throws a `BadControlRequest` that says what is wrong. */
  body<S extends z.ZodType>(schema: S): z.infer<S>;
}

export class BadControlRequest extends Error {}

/** The virtual clock that can be turned; a real one cannot. */
export function turnableClock({ clock }: ControlDeps): VirtualClock {
  if (clock instanceof VirtualClock) return clock;
  throw new BadControlRequest('this simulator runs on the real clock, which cannot be turned');
}
