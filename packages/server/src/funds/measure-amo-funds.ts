import { addPaise, judgeAmoBlocking, type Paise, ZERO_PAISE } from '@orderwatch/core';
import type { Db } from '../db/connect.ts';
import { findEventSeq, keepAmoMeasurement, loadMoneyMoves } from '../db/funds/amo-measurement.ts';
import type { AccountHands } from '../desk/account-hands.ts';
import type { AfterReading } from '../monitor/after-reading.ts';
import { readFunds } from './read-funds.ts';

/** What was free before a run, and where the account's history stood then. */
interface Begun {
  readonly freeBefore: Paise;
  readonly sinceSeq: number;
  readonly atMs: number;
}

/** A broker may take the cash of what it accepted moments later: its figure of that very second proves nothing. */
const SETTLED_AFTER_MS = 10_000;

/** Per account, in memory: a measurement that an ending program loses is made with the next run. */
const begun = new WeakMap<AccountHands, Begun>();

/** Reads what is free before something is placed, so that what the placing changes can be measured. */
export async function readFundsBeforePlacing(
  deps: { readonly db: Db; readonly clock: { nowMs(): number } },
  hands: AccountHands,
): Promise<void> {
  begun.delete(hands);
  const reading = await readFunds(deps, hands);
  if (reading?.kind !== 'complete') return;
  const sinceSeq = await findEventSeq(deps.db, hands.facts().id);
  begun.set(hands, { freeBefore: reading.value.availableCash, sinceSeq, atMs: deps.clock.nowMs() });
}

/**
 * The reading of the book that verifies what was placed is followed by one of the funds. When after-market buys are all
 * that moved money since the first, the two tell whether the broker takes their cash when it accepts them: a fact of the
 * account, offered to its owner.
 */
export const measureAmoFunds: AfterReading = async ({ parts, hands }, { complete }) => {
  const before = begun.get(hands);
  if (before === undefined || !complete) return;
  if (parts.clock.nowMs() - before.atMs < SETTLED_AFTER_MS) return;
  begun.delete(hands);
  const after = await readFunds(parts, hands);
  if (after?.kind !== 'complete') return;
  const { id } = hands.facts();
  const { freeBefore, sinceSeq } = before;
  const freeAfter = after.value.availableCash;
  const moves = await loadMoneyMoves(parts.db, id, sinceSeq);
  const verdict = judgeAmoBlocking({ before: freeBefore, after: freeAfter, ...moves });
  if (verdict === null) return;
  await keepAmoMeasurement(parts.db, id, {
    measuredAtMs: after.receivedAtMs,
    verdict,
    orders: moves.accepted.length,
    value: addPaise(ZERO_PAISE, ...moves.accepted.map(({ value }) => value)),
    freeBefore,
    freeAfter,
  });
};
