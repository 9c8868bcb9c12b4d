import { EMPTY_GUARD, type GuardState } from '@orderwatch/core';
import type { Json } from '../db/tables.ts';

/** The account's guard from its row. A new account's is empty; keys that a later version added have their first value. */
export function readGuard(json: Json): GuardState {
  if (json === null || typeof json !== 'object' || Array.isArray(json)) return EMPTY_GUARD;
  return { ...EMPTY_GUARD, ...json };
}
