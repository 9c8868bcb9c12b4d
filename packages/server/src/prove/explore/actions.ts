import {
  applyDecisions,
  buildLocalBook,
  type LocalOrder,
  nseCalendar2026,
  type PlacementOutcome,
  type Snapshot,
} from '@orderwatch/core';
import { phaseFactsAt, reconcileFacts } from '../../monitor/phase-facts.ts';
import { type Answering, bookNow, NEXT, phaseOf, rowOf } from './broker-rows.ts';
import type { Decisions } from './decisions.ts';
import { NO_IDS, numberOf } from './names.ts';
import { ACCOUNT, ACCOUNT_CODE, type Send, USER, type World, withAttempt } from './world.ts';
import { writeDecision, writeDown } from './write-down.ts';

/** One thing that can happen next, with the world after it. */
export interface Step {
  readonly name: string;
  readonly world: World;
}

const calendar = nseCalendar2026();
const FACTS = reconcileFacts(calendar, () => undefined);
const SECOND = 1_000;
const WAIT_MS = 3 * 60_000;

/** Everything that can happen next: to our program, on the wire, at the broker, and by a person. */
export function stepsFrom(before: World, decide: Decisions): readonly Step[] {
  const world = { ...before, nowMs: before.nowMs + SECOND };
  return [
    ...sending(world, decide),
    ...replies(world, decide),
    ...atTheBroker(world),
    ...readings(world, decide),
    ...frames(world, decide),
    ...deaths(world, decide),
    ...people(world, decide),
    ...(world.left.waits > 0
      ? [{ name: 'three minutes pass', world: spend({ ...world, nowMs: world.nowMs + WAIT_MS }, 'waits') }]
      : []),
  ];
}

function spend(world: World, what: keyof World['left']): World {
  return { ...world, left: { ...world.left, [what]: world.left[what] - 1 } };
}

/** The holder moves a recorded attempt to `sending`, and the request leaves. */
function sending(world: World, _decide: Decisions): readonly Step[] {
  return world.orders.flatMap((local): Step[] => {
    const attempt = local.attempts.at(-1);
    if (attempt?.state !== 'planned' || attempt.clientTag === null) return [];
    const begun = { ...attempt, state: 'sending', sentAtMs: world.nowMs } as const;
    const send: Send = {
      orderId: local.order.id,
      attemptId: attempt.id,
      tag: attempt.clientTag,
      wire: 'on_wire',
      sender: 'waiting',
    };
    const sent: LocalOrder = {
      ...local,
      attempts: [...local.attempts.slice(0, -1), begun],
      commands: local.commands.map((command) =>
        command.attemptId === attempt.id ? { ...command, state: 'sending' } : command,
      ),
    };
    return [
      { name: `send ${attempt.id}`, world: { ...putBack(world, sent), sends: [...world.sends, send] } },
    ];
  });
}

function putBack(world: World, local: LocalOrder): World {
  return { ...world, orders: world.orders.map((one) => (one.order.id === local.order.id ? local : one)) };
}

function withSend(world: World, send: Send, change: Partial<Send>): World {
  return { ...world, sends: world.sends.map((one) => (one.tag === send.tag ? { ...one, ...change } : one)) };
}

function numberOfSend(world: World, { tag }: Send) {
  return numberOf(world.sends.findIndex((one) => one.tag === tag) + 1);
}

/** What becomes of a request on the wire, and what the sender hears of it. */
function replies(world: World, decide: Decisions): readonly Step[] {
  return world.sends.flatMap((send): Step[] => {
    const steps: Step[] = [];
    const step = (name: string, next: World) =>
      steps.push({ name: `${name} ${send.attemptId}`, world: next });
    if (send.wire === 'on_wire') {
      const symbol = world.orders.findIndex(({ order }) => order.id === send.orderId);
      const life = {
        number: numberOfSend(world, send),
        tag: send.tag,
        symbol,
        phases: ['received'] as const,
      };
      step('the broker takes', {
        ...withSend(world, send, { wire: 'taken' }),
        lives: [...world.lives, life],
      });
      step('the wire loses', withSend(world, send, { wire: 'lost' }));
      if (send.sender === 'waiting') {
        step('the broker refuses', withSend(world, send, { wire: 'refused' }));
        const notSent = { kind: 'not_sent', why: 'connection_refused', words: 'No connection' } as const;
        step('it never left', hear(withSend(world, send, { wire: 'lost' }), send, notSent, decide));
      }
    }
    if (send.sender === 'gone') return steps;
    if (send.wire === 'taken') {
      const brokerOrderId = numberOfSend(world, send);
      step(
        'the reply arrives for',
        hear(world, send, { kind: 'accepted', brokerOrderId, raw: '{}' }, decide),
      );
    }
    if (send.wire === 'refused') {
      const words = 'Insufficient balance.';
      const refused = { kind: 'refused', code: '1004', words, sessionExpired: false, raw: '{}' } as const;
      step('the refusal arrives for', hear(world, send, refused, decide));
    }
    const unknown = { kind: 'unknown', why: 'timeout', words: 'No answer', raw: null } as const;
    step('nothing is heard of', hear(world, send, unknown, decide));
    return steps;
  });
}

/** What is on the wire is lost, and whoever waits hears nothing. */
export function nothingMoreComes(world: World, decide: Decisions): World {
  const unknown = { kind: 'unknown', why: 'timeout', words: 'No answer', raw: null } as const;
  return world.sends.reduce<World>(
    (now, send) => {
      const wire = send.wire === 'on_wire' ? 'lost' : send.wire;
      const quiet = withSend(now, send, { wire });
      return send.sender === 'gone' ? quiet : hear(quiet, send, unknown, decide);
    },
    { ...world, answer: null },
  );
}

function hear(world: World, send: Send, outcome: PlacementOutcome, decide: Decisions): World {
  const heard = withSend(world, send, { sender: 'gone' });
  const local = world.orders.find(({ order }) => order.id === send.orderId);
  const attempt = local?.attempts.find(({ id }) => id === send.attemptId);
  const command = local?.commands.find((one) => one.attemptId === send.attemptId);
  if (!local || !attempt || !command) throw new Error(`Nobody recorded ${send.attemptId}`);
  if (send.sender === 'overtaken') {
    // Whoever lost the lease appends the number and concludes nothing, as `db/lease/append-late-reply.ts` does.
    const open = attempt.state === 'sending' || attempt.state === 'unconfirmed';
    if (outcome.kind !== 'accepted' || !open) return heard;
    const { brokerOrderId } = outcome;
    const accepted = { ...attempt, state: 'accepted', brokerOrderId, filledQty: 0, reason: null } as const;
    const attempts = local.attempts.map((one) => (one.id === attempt.id ? accepted : one));
    return putBack(heard, { ...local, attempts });
  }
  const sent = { order: local.order, attempt, command };
  const changes = decide.recordOutcome(sent, { calendar, ids: NO_IDS, nowMs: world.nowMs, outcome });
  return { ...heard, orders: writeDown(world.orders, changes) };
}

function atTheBroker(world: World): readonly Step[] {
  const moves = world.lives.flatMap((life, index) =>
    NEXT[phaseOf(life)].map((phase): Step => {
      const changed = { ...life, phases: [...life.phases, phase] };
      const lives = world.lives.map((one, place) => (place === index ? changed : one));
      return { name: `${life.number} is ${phase}`, world: { ...world, lives } };
    }),
  );
  if (world.left.byHand === 0) return moves;
  const twin = { number: numberOf(900), tag: null, symbol: 0, phases: ['received'] as const };
  const next = { ...spend(world, 'byHand'), lives: [...world.lives, twin] };
  return [...moves, { name: 'somebody places the same by hand', world: next }];
}

/** A question to the book, and its answer, which tells what was then. */
function readings(world: World, decide: Decisions): readonly Step[] {
  if (world.answer !== null) {
    const { kind } = world.answer;
    const next = { ...see(world, world.answer, decide), answer: null };
    return [{ name: `the book's answer arrives (${kind})`, world: next }];
  }
  const ways: readonly Answering[] =
    world.lives.length === 0 ? ['complete', 'failed'] : ['complete', 'partial', 'failed'];
  return ways.map((how) => ({
    name: `the book is asked (${how})`,
    world: { ...world, answer: bookNow(world, how) },
  }));
}

/** One reading through the same decisions as in life. */
export function see(world: World, shown: Snapshot, decide: Decisions): World {
  const snapshot = { ...shown, receivedAtMs: world.nowMs };
  const decisions = decide.reconcile({
    now: world.nowMs,
    accountId: ACCOUNT,
    userId: USER,
    accountCode: ACCOUNT_CODE,
    local: buildLocalBook(world.orders),
    guard: world.guard,
    snapshot,
    phase: phaseFactsAt(calendar, snapshot.requestedAtMs, world.guard.sealedDay),
    facts: FACTS,
  });
  const { verdict } = decisions;
  const whole = verdict.kind === 'accepted' && verdict.complete;
  return {
    ...world,
    orders: applyDecisions(world.orders, decisions, world.nowMs),
    guard: decisions.guard,
    completeReadingMs: whole ? snapshot.requestedAtMs : world.completeReadingMs,
  };
}

/** The feed tells of an order as it is, or once more as it was before. */
function frames(world: World, decide: Decisions): readonly Step[] {
  return world.lives.flatMap((life) =>
    life.phases.slice(-2).map((_, back): Step => {
      const times = { requestedAtMs: world.nowMs, receivedAtMs: world.nowMs };
      const frame: Snapshot = { ...times, kind: 'complete', source: 'feed', rows: [rowOf(life, back)] };
      const when = back === 0 ? 'now' : 'before';
      return { name: `the feed tells of ${life.number} (${when})`, world: see(world, frame, decide) };
    }),
  );
}

/** Our program dies and starts again, or another instance takes over while the first still waits for answers. */
function deaths(world: World, decide: Decisions): readonly Step[] {
  const after = (sender: Send['sender']): World => ({
    ...world,
    answer: null,
    sends: world.sends.map((send) => (send.sender === 'waiting' ? { ...send, sender } : send)),
    orders: writeDown(
      world.orders,
      decide.settleUnfinished(world.orders, { ids: NO_IDS, calendar }, world.nowMs),
    ),
  });
  return [
    ...(world.left.crashes > 0
      ? [{ name: 'it dies and starts again', world: spend(after('gone'), 'crashes') }]
      : []),
    ...(world.left.takeovers > 0
      ? [{ name: 'another instance takes over', world: spend(after('overtaken'), 'takeovers') }]
      : []),
  ];
}

function people(world: World, decide: Decisions): readonly Step[] {
  if (world.left.decisions === 0) return [];
  return world.orders.flatMap((local): Step[] => {
    const steps: Step[] = [];
    const { order } = local;
    const attempt = local.attempts.at(-1);
    const { nowMs, completeReadingMs } = world;
    if (attempt?.state === 'unconfirmed') {
      const facts = { nowMs, completeReadingMs, reason: 'a decision', actor: 'user' } as const;
      const resolved = decide.resolveNotPlaced(local, attempt.id, facts);
      if (resolved.ok) {
        const next = {
          ...spend(world, 'decisions'),
          orders: writeDecision(world.orders, resolved.value, nowMs),
          givenUp: [...world.givenUp, attempt.id],
        };
        steps.push({ name: `a person says that ${attempt.id} was not placed`, world: next });
      }
      for (const other of world.orders.filter((one) => one.order.origin === 'external')) {
        const placed = decide.resolvePlacedAs(local, attempt.id, other, facts);
        if (!placed.ok) continue;
        const mine = writeDecision(world.orders, placed.value.mine, nowMs);
        const next = {
          ...spend(world, 'decisions'),
          orders: writeDecision(mine, placed.value.theirs, nowMs),
          givenUp: [...world.givenUp, attempt.id],
        };
        steps.push({ name: `a person says that ${attempt.id} is ${other.order.id}`, world: next });
      }
    }
    if (decide.whyNotRetryable(order, 'user') === null && attempt !== undefined) {
      const again = withAttempt({ ...local, order: { ...order, status: 'placing' } }, nowMs);
      steps.push({ name: `a person retries ${order.id}`, world: putBack(spend(world, 'decisions'), again) });
    }
    return steps;
  });
}
