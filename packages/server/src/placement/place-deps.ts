import {
  CLIENT_TAG_RANDOM_BYTES,
  type ClientTag,
  makeClientTag,
  type Recommendation,
  toId,
} from '@orderwatch/core';
import type { Db } from '../db/connect.ts';
import type { AccountHands } from '../desk/account-hands.ts';
import type { RandomBytes } from '../ids.ts';
import type { DraftContext } from './draft-order.ts';
import type { RowPlace } from './run-rows.ts';
import type { SendDeps } from './send-attempt.ts';

export interface PlaceDeps extends SendDeps {
  readonly random: RandomBytes;
  /** Two characters that tell this installation's tags from another's. */
  readonly installation: string;
}

/** A run is a record of its own, with its file and its report. */
export interface RunDeps extends PlaceDeps {
  readonly db: Db;
}

/** One accepted row of a recommendation file on its way to an order. */
export interface BuyToPlace extends RowPlace {
  readonly recommendation: Recommendation;
}

/** Whether the outcome was written; a holder that was overtaken leaves the rest to the other. */
export type PlaceResult = 'written' | 'lease_lost';

export function draftContext(deps: PlaceDeps, hands: AccountHands, runId: string | null): DraftContext {
  const { id, userId } = hands.facts();
  return {
    ids: deps.ids,
    accountId: toId('acc', id),
    userId: toId('usr', userId),
    runId,
    nowMs: deps.clock.nowMs(),
  };
}

export function newTag({ random, installation }: PlaceDeps): ClientTag {
  return makeClientTag(installation, random(CLIENT_TAG_RANDOM_BYTES));
}
