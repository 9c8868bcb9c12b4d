import {
  applyDecision,
  type Decisions,
  type EpochMs,
  type EvidenceDraft,
  findLocalOrder,
  type LocalBook,
  type LocalOrder,
  type Order,
} from '@orderwatch/core';
import type { NewEvent } from '../db/cycle/chain-events.ts';
import {
  type AttemptChange,
  type ChangeSet,
  type CommandChange,
  changeSet,
  type NewEvidence,
  type NewFill,
} from '../db/cycle/change-set.ts';
import type { Ids } from '../ids.ts';

/** Shown to people behind "Placing is stopped for this account:". */
const WHY_STOPPED: Readonly<Record<NonNullable<Decisions['stopPlacing']>, string>> = {
  other_program: 'another program places orders on it through the API',
  wrong_account: 'the broker showed orders of another account',
};

export interface DecidedChanges {
  readonly changes: ChangeSet;
  /** The orders that changed, as they are after the write but for their version. */
  readonly after: ReadonlyMap<string, LocalOrder>;
}

/** What core decided, as rows to write. Ids are given here; nothing is decided. */
export function changesFrom(
  decisions: Pick<Decisions, 'orders' | 'external' | 'events' | 'stopPlacing'>,
  book: LocalBook,
  { nowMs, ids }: { readonly nowMs: EpochMs; readonly ids: Ids },
): DecidedChanges {
  const evidence: NewEvidence[] = [];
  const fills: NewFill[] = [];
  const after = new Map<string, LocalOrder>();
  const shown = new Set<string>();
  const event = (draft: NewEvent['draft'], evidenceId: string | null): NewEvent => ({
    id: ids.next('evt'),
    draft,
    evidenceId,
  });
  const events: NewEvent[] = decisions.events.map((draft) => event(draft, null));
  const keep = (draft: EvidenceDraft | null, attemptId: string | null): string | null => {
    if (draft === null) return null;
    const id = ids.next('evd');
    evidence.push({ ...draft, id, attemptId });
    return id;
  };

  for (const decision of decisions.orders) {
    const known = after.get(decision.orderId) ?? findLocalOrder(book, decision.orderId);
    if (known === undefined)
      throw new Error(`A decision about an order that was not loaded: ${decision.orderId}`);
    const evidenceId = keep(decision.evidence, decision.attempt?.attemptId ?? null);
    after.set(decision.orderId, applyDecision(known, decision, nowMs));
    if (decision.events.length > 0) shown.add(decision.orderId);
    for (const fill of decision.fills) fills.push({ fill, evidenceId });
    for (const draft of decision.events) events.push(event(draft, evidenceId));
  }
  for (const adopted of decisions.external) {
    const evidenceId = keep(adopted.evidence, adopted.attempt.id);
    for (const fill of adopted.fills) fills.push({ fill, evidenceId });
    for (const draft of adopted.events) events.push(event(draft, evidenceId));
  }

  const changes = changeSet(nowMs, {
    evidence,
    events,
    fills,
    ...differences(book, after, shown),
    newOrders: decisions.external.map(({ order }) => ({ order, recommendation: null })),
    newAttempts: decisions.external.map(({ attempt }) => ({ attempt, request: null })),
    stopPlacing: decisions.stopPlacing === null ? null : WHY_STOPPED[decisions.stopPlacing],
  });
  for (const { order, attempt, fills: adoptedFills } of decisions.external) {
    after.set(order.id, {
      order,
      attempts: [attempt],
      commands: [],
      fills: adoptedFills,
      positionSold: false,
    });
  }
  return { changes, after };
}

/** Several decisions can be about one order: each row is written once, with the version and state it was loaded with. */
function differences(
  book: LocalBook,
  after: ReadonlyMap<string, LocalOrder>,
  shown: ReadonlySet<string>,
): Pick<ChangeSet, 'orders' | 'attempts' | 'commands'> {
  const orders: Order[] = [];
  const attempts: AttemptChange[] = [];
  const commands: CommandChange[] = [];
  for (const [id, local] of after) {
    const earlier = findLocalOrder(book, id);
    if (earlier === undefined) continue;
    const { version, updatedAtMs } = earlier.order;
    // What only confirms the known is no news to whoever sorts orders by their last change.
    orders.push({
      ...local.order,
      version,
      updatedAtMs: shown.has(id) ? local.order.updatedAtMs : updatedAtMs,
    });
    local.attempts.forEach((attempt, index) => {
      const was = earlier.attempts[index];
      if (was !== undefined && attempt !== was) attempts.push({ attempt, expectedState: was.state });
    });
    local.commands.forEach((command, index) => {
      const was = earlier.commands[index];
      if (was === undefined || command === was) return;
      commands.push({ command, answer: null });
    });
  }
  return { orders, attempts, commands };
}
