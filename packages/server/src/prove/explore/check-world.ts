import { decideStatusMove, type LocalOrder } from '@orderwatch/core';
import { nothingMoreComes, see } from './actions.ts';
import { bookNow, filledIn, phaseOf } from './broker-rows.ts';
import type { Decisions } from './decisions.ts';
import type { BrokerLife, World } from './world.ts';

const MINUTE = 60_000;

/** What is wrong with a world by itself. */
export function checkWorld(world: World): readonly string[] {
  const tags = world.sends.map(({ tag }) => tag);
  const found = tags
    .filter((tag, place) => tags.indexOf(tag) !== place)
    .map((tag) => `${tag} was sent twice`);
  for (const local of world.orders) found.push(...checkOrder(local, world));
  return found;
}

/**
 * An attempt is what the broker has under its number, and what carries its tag only while it has none: a person may have given
 * it one.
 */
function livesOf({ attempts }: LocalOrder, { lives }: World): readonly BrokerLife[] {
  return lives.filter(({ tag, number }) =>
    attempts.some(({ brokerOrderId, clientTag }) =>
      brokerOrderId === null ? tag !== null && clientTag === tag : brokerOrderId === number,
    ),
  );
}

function checkOrder(local: LocalOrder, world: World): readonly string[] {
  const { order, attempts } = local;
  const found: string[] = [];
  const lives = livesOf(local, world);
  const phases = lives.map(phaseOf);
  const filled = phases.reduce((sum, phase) => sum + filledIn(phase), 0);
  if (order.executionQty > filled)
    found.push(`${order.id} has ${order.executionQty} filled, the broker ${filled}`);
  const sum = local.fills.reduce((all, fill) => all + fill.quantity, 0);
  if (order.origin !== 'external' && sum > filled)
    found.push(`${order.id} has fills of ${sum}, the broker of ${filled}`);
  const decided = attempts.some(({ id }) => world.givenUp.includes(id));
  const refused = world.sends.some(({ orderId, wire }) => orderId === order.id && wire === 'refused');
  // A record that a person gave to another keeps its status and nothing else.
  if (order.reasonCode === 'is_ours') return found;
  switch (order.status) {
    case 'rejected':
      if (!phases.includes('rejected'))
        found.push(`${order.id} is rejected, and the broker rejected nothing`);
      break;
    case 'cancelled':
      if (!phases.includes('cancelled') && order.reasonCode !== 'no_longer_needed')
        found.push(`${order.id} is cancelled, and the broker cancelled nothing`);
      break;
    case 'ongoing':
    case 'closed':
      if (filled === 0) found.push(`${order.id} is ${order.status}, and nothing was traded`);
      break;
    case 'failed':
    case 'retry_pending':
      if (!decided && mayBeAtWork(local, world) && !refused)
        found.push(`${order.id} is ${order.status}, and the broker has it or may get it`);
      break;
    default:
  }
  if (!decided && lives.filter((life) => phaseOf(life) !== 'rejected').length > 1)
    found.push(`${order.id} is at the broker more than once`);
  return found;
}

/** The broker has it, or its request is still on the way. */
function mayBeAtWork({ attempts }: LocalOrder, { sends }: World): boolean {
  const latest = attempts.at(-1);
  return sends.some(
    ({ attemptId, wire }) => attemptId === latest?.id && (wire === 'on_wire' || wire === 'taken'),
  );
}

/** What one step may not do. */
export function checkStep(before: World, name: string, after: World): readonly string[] {
  const found: string[] = [];
  const doubtful = /partial|failed/.test(name);
  for (const now of after.orders) {
    const was = before.orders.find(({ order }) => order.id === now.order.id);
    if (was === undefined) continue;
    const { status } = now.order;
    const isRetry = name.startsWith('a person retries');
    if (!isRetry && status !== was.order.status && decideStatusMove(was.order.status, status) === 'refused')
      found.push(`${now.order.id} went from ${was.order.status} to ${status}`);
    if (now.order.executionQty < was.order.executionQty && !name.startsWith('a person says'))
      found.push(`${now.order.id}: the filled quantity fell`);
    if (doubtful && was.order.missingSinceMs === null && now.order.missingSinceMs !== null)
      found.push(`${now.order.id} is missing after a reading that proves nothing`);
    if (name.includes('(failed)') && name.includes('arrives') && now !== was)
      found.push(`${now.order.id} was changed by a reading that failed`);
    found.push(...checkUnconfirmed(was, now, name));
  }
  return found;
}

const EVIDENCE =
  /^(the reply|the refusal|nothing is heard|it never left|the book's answer arrives|the feed|a person)/;

function checkUnconfirmed(was: LocalOrder, now: LocalOrder, name: string): readonly string[] {
  return was.attempts.flatMap((attempt, place) =>
    attempt.state === 'unconfirmed' && now.attempts[place]?.state !== 'unconfirmed' && !EVIDENCE.test(name)
      ? [`${attempt.id} was unconfirmed and is ${now.attempts[place]?.state} after “${name}”`]
      : [],
  );
}

/**
 * What is believed when nothing goes wrong any more: what is on the wire is lost, nobody waits, and the book is read
 * three times a minute apart. Then it is the broker's truth, and another reading changes nothing.
 */
export function checkSettled(world: World, decide: Decisions): readonly string[] {
  let still = nothingMoreComes(world, decide);
  for (let count = 0; count < 3; count += 1) still = readAgain(still, decide);
  const once = readAgain(still, decide);
  const found = once.orders.some((local, place) => local !== still.orders[place])
    ? ['a reading that shows nothing new changes something']
    : [];
  for (const life of still.lives) {
    const owners = still.orders.filter(({ attempts }) =>
      attempts.some(({ brokerOrderId }) => brokerOrderId === life.number),
    );
    if (owners.length !== 1) found.push(`${life.number} is known ${owners.length} times`);
  }
  for (const local of still.orders) found.push(...disagreement(local, still));
  return found;
}

function readAgain(world: World, decide: Decisions): World {
  const later = { ...world, nowMs: world.nowMs + MINUTE };
  return see(later, bookNow(later, 'complete'), decide);
}

function disagreement(local: LocalOrder, world: World): readonly string[] {
  const { order } = local;
  const lives = livesOf(local, world);
  const filled = lives.reduce((sum, life) => sum + filledIn(phaseOf(life)), 0);
  if (order.executionQty !== filled)
    return [`${order.id} settles with ${order.executionQty} filled of ${filled}`];
  const [life] = lives;
  // Of two sendings that a person allowed, the status speaks for the one at work.
  if (life === undefined || lives.length > 1 || local.attempts.length > 1) return [];
  const expected = expectedStatus(life, order.origin === 'external');
  return order.status === expected ? [] : [`${order.id} settles as ${order.status} instead of ${expected}`];
}

function expectedStatus(life: BrokerLife, external: boolean): string {
  const phase = phaseOf(life);
  if (phase === 'rejected' || phase === 'cancelled') return phase;
  if (filledIn(phase) > 0 && phase !== 'partly') return external ? 'closed' : 'ongoing';
  return 'pending_execution';
}
