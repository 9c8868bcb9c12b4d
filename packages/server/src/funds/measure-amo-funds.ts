import { addPaise, judgeAmoBlocking, ZERO_PAISE } from '@orderwatch/core';
import type { Db } from '../db/connect.ts';
import { findEventSeq, keepAmoMeasurement, loadMoneyMoves } from '../db/funds/amo-measurement.ts';
import type { AccountHands } from '../desk/account-hands.ts';
import { readFunds } from './read-funds.ts';

/**
 * Does work that may place, between two readings of what is free. When after-market buys are all that moved money in
 * between, the two tell whether the broker takes their cash at once: a fact of the account, offered to its owner.
 */
export async function betweenFundsReadings<T>(
  deps: { readonly db: Db },
  hands: Pick<AccountHands, 'facts' | 'broker' | 'claim'>,
  work: () => Promise<T>,
): Promise<T> {
  const { db } = deps;
  const { id } = hands.facts();
  const before = await readFunds(deps, hands);
  const sinceSeq = await findEventSeq(db, id);
  const result = await work();
  const after = await readFunds(deps, hands);
  if (before?.kind !== 'complete' || after?.kind !== 'complete') return result;
  const moves = await loadMoneyMoves(db, id, sinceSeq);
  const freeBefore = before.value.availableCash;
  const freeAfter = after.value.availableCash;
  const verdict = judgeAmoBlocking({ before: freeBefore, after: freeAfter, ...moves });
  if (verdict === null) return result;
  await keepAmoMeasurement(db, id, {
    measuredAtMs: after.receivedAtMs,
    verdict,
    orders: moves.accepted.length,
    value: addPaise(ZERO_PAISE, ...moves.accepted.map(({ value }) => value)),
    freeBefore,
    freeAfter,
  });
  return result;
}
