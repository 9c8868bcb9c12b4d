import {
  buildLocalBook,
  followFills,
  type LocalOrder,
  positionOrderOf,
  type TradeComparison,
  withReplaced,
} from '@orderwatch/core';
import { changeSet, type NewEvidence, type NewFill } from '../db/cycle/change-set.ts';
import { loadPositionsOf } from '../db/positions/load-positions-of.ts';
import type { AccountContext } from '../desk/account-context.ts';
import type { ComparedAttempt } from './compare-executions.ts';
import { withFollowed } from './follow-positions.ts';

type Replaced = Extract<TradeComparison, { kind: 'replaced' }>;

/**
 * Puts the executions that the trade book names in the place of those that were recorded, and what they cost and earned
 * into the positions that they moved, closed ones among them: in one transaction, with the rows as evidence. False when
 * somebody wrote meanwhile; the books are compared again then.
 */
export async function writeExecutions(
  { parts, hands }: Pick<AccountContext, 'parts' | 'hands'>,
  compared: readonly ComparedAttempt[],
): Promise<boolean> {
  const nowMs = parts.clock.nowMs();
  const after = new Map<string, LocalOrder>();
  const evidence: NewEvidence[] = [];
  const evidenceOf = new Map<string, string>();
  const fills: NewFill[] = [];
  const supersededFills: Replaced['superseded'][number][] = [];
  for (const { local, attemptId, rows, comparison } of compared) {
    if (comparison.kind !== 'replaced') continue;
    const evidenceId = parts.ids.next('evd');
    evidence.push({
      id: evidenceId,
      source: 'trades',
      receivedAtMs: comparison.fills[0]?.learnedAtMs ?? nowMs,
      attemptId,
      payload: { rows: rows.map(({ raw }) => raw) },
    });
    evidenceOf.set(local.order.id, evidenceId);
    fills.push(...comparison.fills.map((fill) => ({ fill, evidenceId })));
    supersededFills.push(...comparison.superseded);
    const now = after.get(local.order.id) ?? local;
    after.set(local.order.id, { ...now, fills: withReplaced(now.fills, comparison) });
  }
  if (after.size === 0) return true;
  const positions = await loadPositionsOf(parts.db, hands.facts().id, [...after.keys()]);
  const owned = new Set(positions.flatMap(({ position }) => position.ledger.map(({ orderId }) => orderId)));
  const followed = followFills({
    positions: positions.map(({ position }) => position),
    // Executions that no position knows yet are followed by the reading that shows them.
    orders: [...after.values()].flatMap(({ order, fills: standing }) =>
      owned.has(order.id) ? [positionOrderOf(order, standing)] : [],
    ),
    held: new Map(),
    nowMs,
  });
  const { changes } = withFollowed(
    {
      changes: changeSet(nowMs, { evidence, fills, supersededFills }),
      after,
      book: buildLocalBook([...after.values()]),
      positions,
      nowMs,
      ids: parts.ids,
    },
    followed,
  );
  const events = changes.events.map((event) => ({
    ...event,
    evidenceId: event.evidenceId ?? evidenceOf.get(event.draft.orderId ?? '') ?? null,
  }));
  const written = await hands.commit(() => ({ ...changes, events }));
  return written.ok;
}
