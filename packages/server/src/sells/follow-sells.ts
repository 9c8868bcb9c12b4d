import {
  admitSell,
  instant,
  type LocalOrder,
  type Paise,
  phaseAt,
  type SellDecision,
  sellRequest,
  sharesHeld,
  type TradingCalendar,
} from '@orderwatch/core';
import { changeSet } from '../db/cycle/change-set.ts';
import { dayNumber } from '../db/cycle/records.ts';
import type { PositionMark } from '../db/positions/keep-marks.ts';
import type { SellsOfAccount } from '../db/positions/load-sells.ts';
import type { AccountContext } from '../desk/account-context.ts';
import type { AccountHands } from '../desk/account-hands.ts';
import type { AfterReading, BookReading } from '../monitor/after-reading.ts';
import { heldMemoryOf } from '../positions/held-memory.ts';
import { changeSell } from './change-sell.ts';
import { judgeSales } from './judge-sales.ts';
import { placeSell } from './place-sell.ts';
import { isoDay, type PlannedSells, planSells } from './plan-sells.ts';
import { sellsWish } from './sells-wish.ts';

const MINUTE_MS = 60_000;
/** A little less than a minute, so that the minute's reading is always late enough. */
const IN_SESSION_MS = 55_000;
const OUTSIDE_MS = 15 * MINUTE_MS;

/** When an account's sells were last looked at, and what was known then. */
interface Look {
  readonly atMs: number;
  readonly eventSeq: number | null;
  readonly phase: string;
}

const looks = new WeakMap<AccountHands, Look>();

/**
 * Sees to it that each open position has its sell, or a reason for having none: behind a reading, once a minute while
 * the market is open, and whenever something of the account or the phase of the market has changed.
 */
export const followSells: AfterReading = async (context, reading) => {
  const { parts, hands } = context;
  const { seen } = heldMemoryOf(hands);
  if (seen === null || seen.openPositions.length === 0 || hands.broker() === null) return;
  if (!reading.complete) return hands.placingTurn(() => noteUnread(context, reading));
  const nowMs = parts.clock.nowMs();
  const phase = phaseNow(parts.calendar, nowMs);
  const last = looks.get(hands);
  const every = phase.open ? IN_SESSION_MS : OUTSIDE_MS;
  const isNew = last === undefined || last.eventSeq !== seen.eventSeq || last.phase !== phase.name;
  if (!isNew && nowMs - last.atMs < every) return;
  looks.set(hands, { atMs: nowMs, eventSeq: seen.eventSeq, phase: phase.name });
  await hands.placingTurn(() => look(context, reading, phase.open));
};

async function look(context: AccountContext, reading: BookReading, marketOpen: boolean): Promise<void> {
  const { hands } = context;
  if (hands.claim() === null) return;
  const sells = await loadNow(context);
  if (sells.positions.length === 0) return;
  // What a sale by hand did to a position comes first; the next reading sees it.
  if (await judgeSales(context, sells)) return lookAgain(hands);
  const planned = await planSells(context, reading, sells, marketOpen);
  await hands.records.keepMarks(marksOf(planned));
  if (!(await write(context, planned))) return lookAgain(hands);
  for (const decision of planned.plan.decisions) {
    if (hands.claim() === null) return;
    await carryOut(context, { reading, sells, planned, decision });
  }
}

/** By a book that is not believed nothing is sold; a position without a sell, such as one just bought, says so at least. */
async function noteUnread(context: AccountContext, reading: BookReading): Promise<void> {
  if (context.hands.claim() === null) return;
  const sells = await loadNow(context);
  const positions = sells.positions.filter(
    ({ position }) =>
      position.noSellReason === null &&
      !sells.working.some(({ order }) => order.instrumentKey === position.instrumentKey),
  );
  if (positions.length === 0) return;
  await write(context, await planSells(context, reading, { ...sells, positions }, false));
}

function loadNow({ parts, hands }: AccountContext): Promise<SellsOfAccount> {
  return hands.records.loadSells(sellsWish(parts.clock.nowMs()));
}

/** What the page shows of the positions beside what is decided. */
function marksOf({ input }: PlannedSells): readonly PositionMark[] {
  return input.positions.flatMap(({ id, instrument, instrumentKey }) => {
    const quantity = sharesHeld(instrument, input.shares);
    const last = input.markets.get(instrumentKey)?.last ?? null;
    const held = quantity === null ? null : { quantity, atMs: input.shares.holdings.requestedAtMs };
    return last === null && held === null ? [] : [{ positionId: id, last, held }];
  });
}

function lookAgain(hands: AccountHands): void {
  const last = looks.get(hands);
  if (last !== undefined) looks.set(hands, { ...last, eventSeq: null });
}

/** False when somebody else has changed a position since. */
async function write({ parts, hands }: AccountContext, { changes, input }: PlannedSells): Promise<boolean> {
  if (changes.length === 0) return true;
  const written = await hands.commit(() =>
    changeSet(input.nowMs, {
      positions: changes.map(({ position, expectedVersion }) => ({ position, expectedVersion })),
      events: changes.flatMap(({ events }) =>
        events.map((draft) => ({ id: parts.ids.next('evt'), evidenceId: null, draft })),
      ),
    }),
  );
  return written.ok;
}

interface OneSell {
  readonly reading: BookReading;
  readonly sells: SellsOfAccount;
  readonly planned: PlannedSells;
  readonly decision: SellDecision;
}

async function carryOut(context: AccountContext, one: OneSell): Promise<void> {
  const { parts, hands } = context;
  const { decision, sells } = one;
  const broker = hands.broker();
  if (broker === null || broker.placing === null) return;
  switch (decision.kind) {
    case 'none':
    case 'keep':
      return;
    case 'cancel': {
      const order = workingOrder(sells, decision.sell.orderId);
      if (order !== undefined) await changeSell(parts, hands, broker.placing, order, { kind: 'cancel' });
      return;
    }
    case 'modify': {
      const order = workingOrder(sells, decision.sell.orderId);
      const { quantity, limitPrice, sell } = decision;
      const open = quantity - sell.filledQty;
      const gate = gateFor(context, one, { quantity: open, limitPrice, replacing: sell.orderId });
      if (order === undefined || gate === undefined || !passes(context, gate)) return;
      await changeSell(parts, hands, broker.placing, order, {
        kind: 'modify',
        quantity,
        limitPrice,
        referenceClose: basePriceOf(one),
      });
      return;
    }
    case 'place': {
      const { quantity, limitPrice } = decision;
      const gate = gateFor(context, one, { quantity, limitPrice, replacing: null });
      if (gate === undefined) return;
      const report = await placeSell(parts, hands, broker, gate, basePriceOf(one));
      if (report.kind === 'refused_by_gate') tellRefusal(context, decision.positionId, report.code);
    }
  }
}

type Gate = Parameters<typeof placeSell>[3];

function basePriceOf({ planned: { input }, decision }: OneSell): Paise | null {
  const position = input.positions.find(({ id }) => id === decision.positionId);
  return (position && input.markets.get(position.instrumentKey)?.basePrice) ?? null;
}

/** The question to the one gate of all sells, about this one. */
function gateFor(
  { parts, hands }: AccountContext,
  { reading, planned, decision }: OneSell,
  wish: Pick<Gate['request'], 'quantity' | 'limitPrice'> & Pick<Gate, 'replacing'>,
): Gate | undefined {
  const { input, changes } = planned;
  const { positionId } = decision;
  const position =
    changes.find((change) => change.position.id === positionId)?.position ??
    input.positions.find(({ id }) => id === positionId);
  const market = position && input.markets.get(position.instrumentKey);
  if (position === undefined || market === undefined) return undefined;
  const nowMs = parts.clock.nowMs();
  const { quantity, limitPrice, replacing } = wish;
  const { instrument, auctionReference } = market;
  const tradingDay = dayNumber(isoDay(nowMs));
  return {
    calendar: parts.calendar,
    readings: {
      now: nowMs,
      placing: hands.placing(),
      book: reading.snapshot,
      holdings: input.shares.holdings,
      todaysPositions: input.shares.todaysPositions,
      orders: [],
    },
    settings: input.settings,
    selling: input.selling,
    ddpi: input.ddpi,
    actor: 'system',
    position,
    instrument,
    auctionReference,
    request: sellRequest({ positionId, instrument, quantity, limitPrice, tradingDay }),
    sells: input.sells,
    replacing,
  };
}

function passes(context: AccountContext, gate: Gate): boolean {
  const admission = admitSell(gate);
  if (admission.kind === 'refuse') tellRefusal(context, gate.position.id, admission.reason.code);
  return admission.kind === 'admitted';
}

function tellRefusal({ parts, hands }: AccountContext, positionId: string, code: string): void {
  parts.log.warn('A sell was not sent', { account_id: hands.facts().id, kind: code, detail: positionId });
}

function workingOrder({ working }: SellsOfAccount, orderId: string): LocalOrder | undefined {
  return working.find(({ order }) => order.id === orderId);
}

/** What the market does for the one kind of instrument and the other. Open: anything of a session is going on. */
function phaseNow(
  calendar: TradingCalendar,
  nowMs: number,
): { readonly name: string; readonly open: boolean } {
  const at = instant(nowMs);
  const names = [true, false].map((hasDerivatives) => phaseAt(calendar, at, { hasDerivatives }).name);
  return {
    name: names.join(' '),
    open: names.some((name) => name !== 'closed' && name !== 'outside_coverage'),
  };
}
