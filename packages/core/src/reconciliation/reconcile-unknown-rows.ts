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

export interface UnknownRows {
  readonly linked: readonly OrderDecision[];
  readonly adopted: readonly Adoption[];
  /** An order by another program came to light: only a person may let placing go on. */
  readonly otherProgram: boolean;
  /** A row may be ours and its reply is still under way. */
  readonly waiting: boolean;
}

/**
 * Finds the owners of rows whose numbers we do not know, in the order of their numbers, whatever the body's. Rows that
 * carry a tag of ours come first: an attempt that they explain is no candidate for a row that merely looks like it.
 */
export function reconcileUnknownRows(
  input: ReconcileInput,
  rows: ReadonlyMap<string, BrokerOrder>,
  options: UnknownRowOptions,
  context: RowContext,
): UnknownRows {
  const taken = new Set<LocalEntry>();
  const linked: OrderDecision[] = [];
  const others: BrokerOrder[] = [];
  for (const row of [...rows.values()].toSorted(byNumber)) {
    const owner = findOwner(row, input.local, taken);
    if (owner.kind !== 'ours') {
      others.push(row);
      continue;
    }
    taken.add(owner.entry);
    const decision = link(owner.entry, row, options, context);
    if (decision !== null) linked.push(decision);
  }
  return { linked, ...takeIn(input, others, taken, context) };
}

interface UnknownRowOptions {
  readonly dayEndedFor: (entry: LocalEntry) => boolean;
  readonly progress: OrderProgress;
}

function link(
  entry: LocalEntry,
  row: BrokerOrder,
  { dayEndedFor, progress }: UnknownRowOptions,
  context: RowContext,
): OrderDecision | null {
  const current = progress.entryNow(entry);
  const decision = reconcileRow(current, row, { linked: true, dayEnded: dayEndedFor(entry) }, context);
  if (decision !== null) progress.note(current, decision);
  return decision;
}

function takeIn(
  input: ReconcileInput,
  rows: readonly BrokerOrder[],
  taken: ReadonlySet<LocalEntry>,
  context: RowContext,
): Omit<UnknownRows, 'linked'> {
  const adopted: Adoption[] = [];
  let otherProgram = false;
  let waiting = false;
  for (const row of rows) {
    const owner = findOwner(row, input.local, taken);
    if (owner.kind === 'wait') {
      waiting = true;
    } else if (owner.kind !== 'ours') {
      const adoption = adopt(input, row, owner, context);
      if (adoption === null) continue;
      adopted.push(adoption);
      otherProgram = raiseIfOtherProgram(row, adoption, context) || otherProgram;
    }
  }
  return { adopted, otherProgram, waiting };
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
