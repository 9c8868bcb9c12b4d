import {
  adjustPosition,
  holdSells,
  istDayNumber,
  type Order,
  type Position,
  type PositionChange,
  positionOrderOf,
  type Result,
  releaseSells,
  settleForeignSale,
  type TodaysListing,
} from '@orderwatch/core';
import { z } from 'zod';
import { changeSet } from '../../db/cycle/change-set.ts';
import { findOrderLife } from '../../db/cycle/load-order-life.ts';
import { dayNumber } from '../../db/cycle/records.ts';
import { loadPosition } from '../../db/positions/load-position.ts';
import type { AccountHands } from '../../desk/account-hands.ts';
import { findListings } from '../../sells/find-listings.ts';
import type { RequestDeps, RequestPerformer } from '../performer.ts';
import { type Answer, type DeskRequest, done, refuse } from '../request.ts';

const holdBody = z.object({ until: z.iso.date().nullable(), reason: z.string() });
const adjustBody = z.object({ from: z.number(), to: z.number(), ex_day: z.iso.date(), reason: z.string() });
const settleBody = z.object({ order_id: z.string(), of_position: z.number() });

type Decided = Result<PositionChange, { readonly code: string; readonly text: string }>;

const CLOSED = { code: 'position_closed', text: 'The position is closed: its shares are sold.' } as const;
/** As many as an order may be about: what is more could not be sold at once any more. */
const MOST_SHARES = 10_000_000;
const TOO_MANY = {
  code: 'impossible_quantity',
  text: 'That would make more shares than an order can be about. Look at the ratio again.',
} as const;
const BOUGHT_SINCE = {
  code: 'not_owned_then',
  text: 'It was bought on that day or later: its shares are counted by the new ratio already.',
} as const;
const HELD_ALREADY = {
  code: 'held_already',
  text: 'It is held already, for a reason that has to be settled first: see the position.',
} as const;

/** A person keeps the machine from selling a position. */
export const holdPosition = onPosition(
  { code: 'held', text: 'The machine does not sell it.' },
  (position, asked) => {
    const { until, reason } = holdBody.parse(asked.request.body);
    const change = holdSells(position, {
      nowMs: asked.nowMs,
      actor: 'user',
      untilDay: until === null ? null : dayNumber(until),
      reason,
    });
    if (change !== null) return { ok: true, value: change };
    return { ok: false, error: position.closedAtMs === null ? HELD_ALREADY : CLOSED };
  },
);

/** A person lets the machine sell it again. */
export const resumePosition = onPosition(
  { code: 'resumed', text: 'The machine sells it again.' },
  async (position, { nowMs, listing }) => {
    if (position.closedAtMs !== null) return { ok: false, error: CLOSED };
    const change = releaseSells(position, { nowMs, today: istDayNumber(nowMs), listing: await listing() });
    if (change.ok) return change;
    const text =
      change.error.code === 'not_held'
        ? 'It is not held: the machine sells it.'
        : 'Say first whose shares were sold by hand; then it is free.';
    return { ok: false, error: { code: change.error.code, text } };
  },
);

const ADJUST_REFUSALS = {
  position_closed: CLOSED.text,
  impossible_ratio: 'That is no ratio: two different whole numbers above zero are needed.',
  not_in_force_yet: 'That day lies ahead: until then the shares count as before.',
  already_recorded: 'That is recorded already.',
  nothing_left: 'Less than one share would be left.',
} as const;

/** A person records a split, a bonus issue or the like. */
export const adjustPositionShares = onPosition(
  { code: 'adjusted', text: 'It is counted by the new ratio; what it cost stays.' },
  async (position, { nowMs, listing, request }) => {
    const { from, to, ex_day, reason } = adjustBody.parse(request.body);
    const ratio = { from, to, exDay: dayNumber(ex_day), reason };
    if (
      position.closedAtMs === null &&
      istDayNumber(position.openedAtMs) >= ratio.exDay &&
      ratio.exDay <= istDayNumber(nowMs)
    )
      return { ok: false, error: BOUGHT_SINCE };
    const change = adjustPosition(position, ratio, {
      nowMs,
      today: istDayNumber(nowMs),
      listing: await listing(),
    });
    if (change.ok)
      return change.value.position.quantity > MOST_SHARES ? { ok: false, error: TOO_MANY } : change;
    return { ok: false, error: { code: change.error.code, text: ADJUST_REFUSALS[change.error.code] } };
  },
);

/** A person says how many shares of a sale by hand were the position's. */
export const settleSale = onPosition(
  { code: 'settled', text: 'It is recorded whose shares were sold.' },
  async (position, { deps, request, nowMs }) => {
    const { order_id: orderId, of_position: ofPosition } = settleBody.parse(request.body);
    const life = await findOrderLife(deps.db, { accountId: request.accountId, orderId });
    if (life === undefined)
      return { ok: false, error: { code: 'order_not_found', text: 'There is no such order.' } };
    const order = positionOrderOf(life.order, life.fills);
    const change = settleForeignSale(position, { order, ofPosition, nowMs });
    if (change.ok) return change;
    const text =
      change.error.code === 'impossible_quantity'
        ? `At most ${change.error.atMost} of the shares that were sold can have been the position's.`
        : 'Nothing about that sale is open: it is settled, or was never in question.';
    return { ok: false, error: { code: change.error.code, text } };
  },
);

/** When the last share is gone, what was bought is done with. */
async function buysToClose(
  { db }: RequestDeps,
  position: Position,
  nowMs: number,
): Promise<readonly Order[]> {
  const closed: Order[] = [];
  for (const { orderId, side } of position.ledger) {
    if (side !== 'buy') continue;
    const order = (await findOrderLife(db, { accountId: position.accountId, orderId }))?.order;
    if (order?.status === 'ongoing') closed.push({ ...order, status: 'closed', updatedAtMs: nowMs });
  }
  return closed;
}

interface Asked {
  readonly deps: RequestDeps;
  readonly request: DeskRequest;
  readonly nowMs: number;
  /** The share's listing of today, whatever it is called by now; null where it is not to be had. */
  listing(): Promise<TodaysListing | null>;
}

async function listingOf(hands: AccountHands, position: Position): Promise<TodaysListing | null> {
  const broker = hands.broker();
  if (broker === null) return null;
  return (await findListings(broker.reading, [position])).get(position.instrumentKey) ?? null;
}

const MOST_TRIES = 5;

/** Changes one position by a decision of core, together with what is told of it. Then the sells are looked at. */
function onPosition(
  answer: { readonly code: string; readonly text: string },
  decide: (position: Position, asked: Asked) => Decided | Promise<Decided>,
): RequestPerformer {
  return {
    turn: 'placing',
    repeatable: true,
    async perform(deps: RequestDeps, hands: AccountHands, request: DeskRequest): Promise<Answer> {
      for (let round = 1; round <= MOST_TRIES; round += 1) {
        const stored = await loadPosition(deps.db, request.accountId, request.positionId ?? '');
        if (stored === undefined) return refuse('position_not_found', 'There is no such position.');
        const nowMs = deps.clock.nowMs();
        const listing = () => listingOf(hands, stored.position);
        const decided = await decide(stored.position, { deps, request, nowMs, listing });
        if (!decided.ok) return refuse(decided.error.code, decided.error.text);
        const { position, events } = decided.value;
        const buys = position.closedAtMs === null ? [] : await buysToClose(deps, position, nowMs);
        const written = await hands.commit(() =>
          changeSet(nowMs, {
            positions: [{ position, expectedVersion: stored.version }],
            orders: buys,
            events: events.map((draft) => ({ id: deps.ids.next('evt'), evidenceId: null, draft })),
          }),
        );
        if (written.ok) return done(answer.code, answer.text, { position_id: position.id });
        if (written.error.kind === 'lease_lost') break;
      }
      return refuse(
        'busy',
        'The position kept changing, or another instance acts for the account now. Ask again.',
      );
    },
  };
}
