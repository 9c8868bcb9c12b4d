import type { Clock } from '@orderwatch/clock';
import {
  type Approved,
  type BrokerPort,
  type Capability,
  type ClientTag,
  type EpochMs,
  type IstDay,
  middleOfBand,
  type OrderRequest,
  type Paise,
  type PlacementOutcome,
  type TradingCalendar,
} from '@orderwatch/core';
import { changeSet, type RunRow } from '../db/cycle/change-set.ts';
import type { AccountHands } from '../desk/account-hands.ts';
import type { Reached } from '../desk/steps.ts';
import type { SendGuard } from '../guards/send-guard.ts';
import type { Ids } from '../ids.ts';
import { recordOutcome, type SentOrder } from './record-outcome.ts';

const MOST_TRIES = 8;

export interface SendDeps {
  readonly clock: Clock;
  readonly calendar: TradingCalendar;
  readonly ids: Ids;
  readonly reached: Reached;
}

/** What an admission has let through, with the session that it is for. */
export interface SendableRequest extends OrderRequest {
  /** By which its value is reckoned, where that is not its limit. */
  readonly reckonedPrice?: Paise;
  readonly tradingDay: IstDay;
}

export interface Sending extends SentOrder {
  readonly request: Approved<SendableRequest>;
  readonly tag: ClientTag;
  /** By which capability it is sent: `placing` when left out; null when a person asked for this very order. */
  readonly capability?: Capability | null;
  /** The share's last known close; left out where there is none. */
  readonly referenceClose?: Paise | null;
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
  const guard = guardOf(hands, planned);
  await hands.guards.room();
  const begun = await beginSending(deps, hands, planned, guard);
  if (begun === 'lease_lost') return { kind: 'lease_lost' };
  await reached('placement:sending');
  const outcome: PlacementOutcome =
    guard.refusal() ??
    named(await broker.placeOrder(planned.request, planned.tag, guard.beforeSend), guard.refusal());
  await reached('placement:answered');
  const result = await writeOutcome(deps, hands, planned, { guard, begun, outcome, nowMs: clock.nowMs() });
  await reached('placement:settled');
  return result;
}

function guardOf(hands: AccountHands, planned: Sending): SendGuard {
  const { request, capability = 'placing' } = planned;
  const { side, instrument, quantity, tradingDay } = request;
  const price = request.reckonedPrice ?? request.limitPrice;
  const { symbol } = instrument;
  const listing = hands.listing(instrument.segment, instrument.token);
  const referenceClose = planned.referenceClose ?? (listing ? middleOfBand(listing) : null);
  const action = { kind: 'place', side, symbol, quantity, price, referenceClose, capability } as const;
  return hands.guards.over(action, tradingDay);
}

/** A guard that said no in the last moment names its reason better than the client that it stopped. */
function named(outcome: PlacementOutcome, refusal: NotSent | null): PlacementOutcome {
  return outcome.kind === 'not_sent' ? (refusal ?? outcome) : outcome;
}

type NotSent = Extract<PlacementOutcome, { readonly kind: 'not_sent' }>;

async function beginSending(
  deps: SendDeps,
  hands: AccountHands,
  planned: Sending,
  guard: SendGuard,
): Promise<SentOrder | 'lease_lost'> {
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
  const written = await hands.commit((head) =>
    changeSet(nowMs, {
      head: guard.decide(head),
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
    }),
  );
  if (written.ok) return sent;
  if (written.error.kind === 'lease_lost') return 'lease_lost';
  throw new Error(`Attempt ${attempt.id} was no longer planned when it was to be sent`);
}

async function writeOutcome(
  deps: SendDeps,
  hands: AccountHands,
  planned: Sending,
  parts: {
    readonly guard: SendGuard;
    readonly begun: SentOrder;
    readonly outcome: PlacementOutcome;
    readonly nowMs: EpochMs;
  },
): Promise<SendResult> {
  const { guard, begun, outcome, nowMs } = parts;
  let sent: SentOrder | undefined = begun;
  for (let attempt = 1; attempt <= MOST_TRIES && sent !== undefined; attempt += 1) {
    const current = sent;
    const facts = { calendar: deps.calendar, ids: deps.ids, nowMs, outcome };
    const changes = recordOutcome(current, facts);
    const row = planned.rowFor(outcome);
    const written = await hands.commit((head) => ({
      ...changes,
      runRows: row === null ? [] : [row],
      // What never left does not count against the day.
      head: outcome.kind === 'not_sent' ? guard.giveBack(head) : {},
    }));
    if (written.ok) return { kind: 'settled', outcome, sent: afterWrite(current, changes.orders) };
    if (written.error.kind === 'lease_lost') {
      await keepReply(deps, hands, begun, outcome, nowMs);
      return { kind: 'lease_lost' };
    }
    sent = await loadSent(hands, begun);
  }
  throw new Error(`Attempt ${begun.attempt.id} kept changing while its outcome was to be written`);
}

function afterWrite(sent: SentOrder, [order]: readonly SentOrder['order'][]): SentOrder {
  return order === undefined ? sent : { ...sent, order: { ...order, version: order.version + 1 } };
}

async function keepReply(
  deps: SendDeps,
  hands: AccountHands,
  sent: SentOrder,
  outcome: PlacementOutcome,
  nowMs: EpochMs,
): Promise<void> {
  const text = outcome.kind === 'not_sent' ? null : outcome.raw;
  await hands.records.appendLateReply({
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

async function loadSent(
  hands: AccountHands,
  { order, attempt, command }: SentOrder,
): Promise<SentOrder | undefined> {
  const { book } = await hands.records.loadBook({
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
