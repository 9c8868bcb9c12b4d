import type { Clock } from '@orderwatch/clock';
import type {
  Approved,
  BeforeSend,
  BrokerPort,
  BuyRequest,
  ClientTag,
  EpochMs,
  PlacementOutcome,
  TradingCalendar,
} from '@orderwatch/core';
import type { Db } from '../db/connect.ts';
import { changeSet, type RunRow } from '../db/cycle/change-set.ts';
import { loadBook } from '../db/cycle/load-book.ts';
import { appendLateReply } from '../db/lease/append-late-reply.ts';
import type { AccountHands } from '../desk/account-hands.ts';
import type { Reached } from '../desk/steps.ts';
import type { Ids } from '../ids.ts';
import { recordOutcome, type SentOrder } from './record-outcome.ts';

/** A commit to `sending` that is older no longer proves that the lease and the pause were looked at just now. */
const COMMIT_MAX_AGE_MS = 3_000;
/** A lease that is about to run out is no ground to send on. */
const LEASE_MIN_LEFT_MS = 15_000;
const MOST_TRIES = 8;

export interface SendDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly calendar: TradingCalendar;
  readonly ids: Ids;
  readonly reached: Reached;
}

export interface Sending extends SentOrder {
  readonly request: Approved<BuyRequest>;
  readonly tag: ClientTag;
  /** The run's row for this order as the outcome makes it. */
  readonly rowFor: (outcome: PlacementOutcome) => RunRow | null;
}

export type SendResult =
  | { readonly kind: 'settled'; readonly outcome: PlacementOutcome; readonly sent: SentOrder }
  /** Another instance acts for the account: it will find the attempt as it stands. */
  | { readonly kind: 'lease_lost' };

/**
 * Sends one recorded attempt, at most once: its step to `sending` is a committed compare-and-set, only its winner sends,
 * and no one repeats. Whatever comes back is written down, even when the lease was lost meanwhile.
 */
export async function sendAttempt(
  deps: SendDeps,
  hands: AccountHands,
  broker: BrokerPort,
  planned: Sending,
): Promise<SendResult> {
  const { clock, reached } = deps;
  const begun = await beginSending(deps, hands, planned);
  if (begun === 'lease_lost') return { kind: 'lease_lost' };
  const committedAt = clock.monotonicMs();
  await reached('placement:sending');
  const outcome: PlacementOutcome =
    begun.stopped === null
      ? await broker.placeOrder(planned.request, planned.tag, guard(deps, hands, committedAt))
      : { kind: 'not_sent', why: 'stopped', words: begun.stopped };
  await reached('placement:answered');
  const result = await writeOutcome(deps, hands, planned, begun.sent, outcome, clock.nowMs());
  await reached('placement:settled');
  return result;
}

interface Begun {
  readonly sent: SentOrder;
  /** Why it must not be sent after all, by the account's row in the transaction. */
  readonly stopped: string | null;
}

async function beginSending(
  deps: SendDeps,
  hands: AccountHands,
  planned: Sending,
): Promise<Begun | 'lease_lost'> {
  const { order, attempt, command } = planned;
  const nowMs = deps.clock.nowMs();
  const sending = {
    ...attempt,
    state: 'sending',
    brokerOrderId: null,
    filledQty: 0,
    reason: null,
    sentAtMs: nowMs,
  } as const;
  const sent: SentOrder = { order, attempt: sending, command: { ...command, state: 'sending' } };
  let stopped: string | null = null;
  const written = await hands.commit((head) => {
    stopped =
      head.placingStoppedReason !== null
        ? `Placing is stopped: ${head.placingStoppedReason}`
        : head.pausedAtMs !== null
          ? 'The account is paused'
          : null;
    return changeSet(nowMs, {
      attempts: [{ attempt: sending, expectedState: 'planned' }],
      commands: [{ command: sent.command, answer: null }],
      events: [
        {
          id: deps.ids.next('evt'),
          evidenceId: null,
          draft: {
            kind: 'order.sending',
            actor: 'system',
            source: 'rule',
            orderId: order.id,
            attemptId: attempt.id,
            atMs: nowMs,
            data: { number: attempt.number, clientTag: attempt.clientTag },
          },
        },
      ],
    });
  });
  if (written.ok) return { sent, stopped };
  if (written.error.kind === 'lease_lost') return 'lease_lost';
  throw new Error(`Attempt ${attempt.id} was no longer planned when it was to be sent`);
}

function guard(deps: SendDeps, hands: AccountHands, committedAt: number): BeforeSend {
  return () => {
    const no = (why: string) => ({ ok: false, why }) as const;
    if (hands.claim() === null || hands.leaseLeftMs() <= LEASE_MIN_LEFT_MS) {
      return no('The right to act for the account is about to run out');
    }
    if (deps.clock.monotonicMs() - committedAt >= COMMIT_MAX_AGE_MS) {
      return no('Too much time has passed since it was decided to send');
    }
    const placing = hands.placing();
    if (placing.kind === 'paused') return no('The account is paused');
    if (placing.kind === 'stopped') return no(`Placing is stopped: ${placing.why}`);
    return { ok: true };
  };
}

async function writeOutcome(
  deps: SendDeps,
  hands: AccountHands,
  planned: Sending,
  begun: SentOrder,
  outcome: PlacementOutcome,
  nowMs: EpochMs,
): Promise<SendResult> {
  let sent: SentOrder | undefined = begun;
  for (let attempt = 1; attempt <= MOST_TRIES && sent !== undefined; attempt += 1) {
    const current = sent;
    const facts = { calendar: deps.calendar, ids: deps.ids, nowMs, outcome };
    const changes = recordOutcome(current, facts);
    const row = planned.rowFor(outcome);
    const written = await hands.commit(() => ({ ...changes, runRows: row === null ? [] : [row] }));
    if (written.ok) return { kind: 'settled', outcome, sent: afterWrite(current, changes.orders) };
    if (written.error.kind === 'lease_lost') {
      await keepReply(deps, begun, outcome, nowMs);
      return { kind: 'lease_lost' };
    }
    sent = await loadSent(deps.db, begun);
  }
  throw new Error(`Attempt ${begun.attempt.id} kept changing while its outcome was to be written`);
}

function afterWrite(sent: SentOrder, [order]: readonly SentOrder['order'][]): SentOrder {
  return order === undefined ? sent : { ...sent, order: { ...order, version: order.version + 1 } };
}

async function keepReply(
  deps: SendDeps,
  sent: SentOrder,
  outcome: PlacementOutcome,
  nowMs: EpochMs,
): Promise<void> {
  const text = outcome.kind === 'not_sent' ? null : outcome.raw;
  await appendLateReply(deps.db, {
    accountId: sent.order.accountId,
    attemptId: sent.attempt.id,
    brokerOrderId: outcome.kind === 'accepted' ? outcome.brokerOrderId : null,
    answeredAtMs: nowMs,
    evidence:
      text === null || text === ''
        ? null
        : {
            id: deps.ids.next('evd'),
            source: 'place_reply',
            receivedAtMs: nowMs,
            attemptId: sent.attempt.id,
            text,
          },
  });
}

async function loadSent(db: Db, { order, attempt, command }: SentOrder): Promise<SentOrder | undefined> {
  const { book } = await loadBook(db, {
    accountId: order.accountId,
    seenSince: '9999-12-31',
    brokerOrderIds: [],
    clientTags: attempt.clientTag === null ? [] : [attempt.clientTag],
    commandsSinceMs: command.requestedAtMs,
  });
  const local = book.orders.find((one) => one.order.id === order.id);
  const now = local?.attempts.find((one) => one.id === attempt.id);
  const asked = local?.commands.find((one) => one.id === command.id);
  return local && now && asked ? { order: local.order, attempt: now, command: asked } : undefined;
}
