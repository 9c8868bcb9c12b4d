import type { BrokerOrder } from '../broker/index.ts';
import { adoptExternal } from './adopt-external.ts';
import type { Adoption, OrderDecision } from './decisions.ts';
import { describeRow } from './describe-row.ts';
import type { LocalEntry } from './local-book.ts';
import { findOwner, type RowOwner } from './match-row.ts';
import type { OrderProgress } from './order-progress.ts';
import type { ReconcileInput } from './reconcile-input.ts';
import { reconcileRow } from './reconcile-row.ts';
import type { RowContext } from './row-context.ts';
import type { RowOptions } from './row-outcome.ts';

export interface UnknownRows {
  readonly linked: readonly OrderDecision[];
  readonly adopted: readonly Adoption[];
  /** An order by another program came to light: only a person may let placing go on. */
  readonly otherProgram: boolean;
  /** A row may be ours and its reply is still under way. */
  readonly waiting: boolean;
}

/** Finds the owners of rows whose numbers we do not know. Taken in the order of their numbers, whatever the body's. */
export function reconcileUnknownRows(
  input: ReconcileInput,
  rows: ReadonlyMap<string, BrokerOrder>,
  {
    dayEndedFor,
    progress,
  }: { readonly dayEndedFor: (entry: LocalEntry) => boolean; readonly progress: OrderProgress },
  context: RowContext,
): UnknownRows {
  const taken = new Set<LocalEntry>();
  const linked: OrderDecision[] = [];
  const adopted: Adoption[] = [];
  let otherProgram = false;
  let waiting = false;
  for (const row of [...rows.values()].toSorted(byNumber)) {
    const owner = findOwner(row, input.local, taken);
    if (owner.kind === 'wait') {
      waiting = true;
      continue;
    }
    if (owner.kind === 'ours') {
      taken.add(owner.entry);
      const options: RowOptions = { linked: true, dayEnded: dayEndedFor(owner.entry) };
      const current = progress.entryNow(owner.entry);
      const decision = reconcileRow(current, row, options, context);
      if (decision === null) continue;
      linked.push(decision);
      progress.note(current, decision);
      continue;
    }
    const adoption = adopt(input, row, owner, context);
    if (adoption === null) continue;
    adopted.push(adoption);
    otherProgram = raiseIfOtherProgram(row, adoption, context) || otherProgram;
  }
  return { linked, adopted, otherProgram, waiting };
}

function adopt(
  input: ReconcileInput,
  row: BrokerOrder,
  owner: Extract<RowOwner, { readonly kind: 'external' | 'tag_mismatch' }>,
  context: RowContext,
): Adoption | null {
  const candidate = owner.kind === 'external' ? owner.candidate : null;
  if (owner.kind === 'tag_mismatch') {
    context.log.raise({
      kind: 'tag_mismatch',
      severity: 'S1',
      orderId: owner.entry.local.order.id,
      about: row.brokerOrderId,
      facts: { ...describeRow(row), tag: row.tag, why: owner.why },
    });
  }
  if (candidate !== null) {
    context.log.raise({
      kind: 'candidate_for_unconfirmed',
      severity: 'S1',
      orderId: candidate.local.order.id,
      about: row.brokerOrderId,
      facts: { ...describeRow(row), attemptId: candidate.attempt.id },
    });
  }
  return adoptExternal(row, { userId: input.userId, candidateFor: candidate?.attempt.id ?? null }, context);
}

function raiseIfOtherProgram(row: BrokerOrder, { order }: Adoption, { log }: RowContext): boolean {
  if (row.placedBy !== 'api') return false;
  const facts = { ...describeRow(row), placedByText: row.placedByText };
  log.raise({ kind: 'other_program', severity: 'S1', orderId: order.id, about: row.brokerOrderId, facts });
  return true;
}

function byNumber(first: BrokerOrder, second: BrokerOrder): number {
  return first.brokerOrderId < second.brokerOrderId ? -1 : 1;
}
