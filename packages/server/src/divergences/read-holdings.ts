import { confirmPositions, type Position, type PositionVerdict } from '@orderwatch/core';
import { loadOpenPositions } from '../db/divergences/load-open-positions.ts';
import type { AccountHands } from '../desk/account-hands.ts';
import type { DeskParts } from '../desk/desk-parts.ts';

export interface HoldingsComparedRow {
  readonly position: Position;
  readonly verdict: PositionVerdict;
}

/** Asks the broker for holdings and today's positions, and compares them with what our fills own. Null without a broker. */
export async function readHoldings(
  { db }: Pick<DeskParts, 'db'>,
  hands: AccountHands,
): Promise<readonly HoldingsComparedRow[] | null> {
  const reading = hands.broker()?.reading;
  if (reading === undefined) return null;
  const positions = await loadOpenPositions(db, hands.facts().id);
  if (positions.length === 0) return [];
  const [holdings, todaysPositions] = await Promise.all([reading.readHoldings(), reading.readPositions()]);
  const byId = new Map(positions.map((position) => [position.id, position]));
  return confirmPositions(positions, { holdings, todaysPositions }).verdicts.flatMap((verdict) => {
    const position = byId.get(verdict.positionId);
    return position === undefined ? [] : [{ position, verdict }];
  });
}
