import {
  type NotPlacedRefusal,
  type NotYet,
  type PlacedAsRefusal,
  parseBrokerOrderId,
  resolveNotPlaced,
  resolvePlacedAs,
} from '@orderwatch/core';
import type { OrderLife } from '../../db/cycle/load-order-life.ts';
import type { AccountHands } from '../../desk/account-hands.ts';
import { findLifeByNumber, unconfirmedAttempt } from '../../divergences/load-life-by-number.ts';
import { firstLook } from '../../divergences/watch-given-up.ts';
import { type WriteOutcome, writeDecisions } from '../../divergences/write-decisions.ts';
import { orderAdvice } from '../order-advice.ts';
import type { RequestDeps, RequestPerformer } from '../performer.ts';
import { type Answer, type DeskRequest, done, refuse } from '../request.ts';

const MOST_TRIES = 5;

/** A person settles what neither the broker nor time can: what became of an order whose reply was lost. */
export const resolveUnconfirmed: RequestPerformer = { turn: 'placing', repeatable: true, perform };

async function perform(deps: RequestDeps, hands: AccountHands, request: DeskRequest): Promise<Answer> {
  const { decision, reason: words, broker_order_id: number } = request.body;
  const reason = typeof words === 'string' ? words : '';
  // Whatever is decided, it is decided on what the broker shows now.
  const book = await hands.freshBook();
  for (let round = 1; round <= MOST_TRIES; round += 1) {
    const life = await hands.records.findOrderLife(request.orderId ?? '');
    if (life === undefined) return refuse('order_not_found', 'There is no such order.');
    const facts = { reason, completeReadingMs: book?.requestedAtMs ?? null };
    const answer =
      decision === 'placed_as'
        ? await decidePlacedAs(deps, hands, life, String(number), facts)
        : await decideNotPlaced(deps, hands, life, facts);
    if (answer !== 'stale') return answer;
  }
  return BUSY;
}

const BUSY = refuse(
  'busy',
  'The order kept changing, or another instance acts for the account now. Ask again.',
);

interface DecisionFacts {
  readonly reason: string;
  readonly completeReadingMs: number | null;
}

async function decideNotPlaced(
  deps: RequestDeps,
  hands: AccountHands,
  life: OrderLife,
  facts: DecisionFacts,
): Promise<Answer | 'stale'> {
  const attemptId = unconfirmedAttempt(life);
  if (attemptId === null) return nothingToDecide(life);
  const decided = resolveNotPlaced(life, attemptId, { ...facts, nowMs: deps.clock.nowMs(), actor: 'user' });
  if (!decided.ok) return refuseNotPlaced(decided.error, life);
  const dueDone = [settledReminder(attemptId)];
  const newDue = [firstLook(deps, attemptId)];
  const written = await writeDecisions(deps, hands, [life], [decided.value], { dueDone, newDue });
  return answerOf(
    written,
    'not_placed',
    'It counts as never placed. Should it turn up at the broker, you are told at once.',
  );
}

async function decidePlacedAs(
  deps: RequestDeps,
  hands: AccountHands,
  life: OrderLife,
  number: string,
  facts: DecisionFacts,
): Promise<Answer | 'stale'> {
  const attemptId = unconfirmedAttempt(life);
  const brokerOrderId = parseBrokerOrderId(number);
  if (attemptId === null) return nothingToDecide(life);
  if (brokerOrderId === undefined) return UNKNOWN_NUMBER;
  const of = { accountId: life.order.accountId, brokerOrderId };
  let other = await findLifeByNumber(deps.db, of);
  if (other === undefined) {
    // The book of today need not show it: it may be of an earlier day.
    await hands.lookUp(brokerOrderId);
    other = await findLifeByNumber(deps.db, of);
  }
  if (other === undefined) return UNKNOWN_NUMBER;
  // The look-up found our tag on it: that is stronger than any decision.
  if (other.order.id === life.order.id)
    return done('linked', 'The broker shows it with our tag: it is settled.');
  const decided = resolvePlacedAs(life, attemptId, other, { ...facts, nowMs: deps.clock.nowMs() });
  if (!decided.ok) return refusePlacedAs(decided.error, life);
  const { mine, theirs, moved } = decided.value;
  const written = await writeDecisions(deps, hands, [life, other], [theirs, mine], {
    movedNumber: moved,
    dueDone: [settledReminder(attemptId)],
  });
  if (written === 'written') await hands.readNow();
  return answerOf(written, 'placed_as', `It is order ${brokerOrderId} of the broker now.`);
}

function settledReminder(attemptId: string) {
  return { kind: 'remind_unconfirmed', subject: attemptId, outcome: { result: 'settled' } } as const;
}

function answerOf(written: WriteOutcome, code: string, text: string): Answer | 'stale' {
  if (written === 'written') return done(code, text);
  return written === 'stale' ? 'stale' : BUSY;
}

const UNKNOWN_NUMBER = refuse(
  'number_unknown',
  'The broker shows no order with that number in this account. Look at the number again.',
);

function nothingToDecide({ order }: OrderLife): Answer {
  return refuse(
    'wrong_state',
    `Nothing is unconfirmed, so there is nothing to decide. ${orderAdvice(order)}`,
  );
}

function refuseNotPlaced(refusal: NotPlacedRefusal, life: OrderLife): Answer {
  switch (refusal.kind) {
    case 'not_unconfirmed':
      return nothingToDecide(life);
    default:
      return refuseYet(refusal);
  }
}

function refuseYet(refusal: NotYet): Answer {
  switch (refusal.kind) {
    case 'too_early':
      return refuse('too_early', 'It may still be on its way. Wait until two minutes after it was sent.', {
        fromMs: refusal.fromMs,
      });
    case 'no_complete_reading':
      return refuse(
        'no_complete_reading',
        "The broker's book could not be read whole just now, or was read too early. Ask again in a moment.",
      );
  }
}

function refusePlacedAs(refusal: PlacedAsRefusal, life: OrderLife): Answer {
  switch (refusal.kind) {
    case 'not_unconfirmed':
      return nothingToDecide(life);
    case 'number_is_ours':
      return refuse('number_is_ours', 'That number belongs to another order that was placed here.');
    case 'another_order':
      return refuse('another_order', `The order with that number is of another ${refusal.why}.`);
    default:
      return refuseYet(refusal);
  }
}
