import {
  type BrokerHolding,
  type BrokerPosition,
  checkReadings,
  type DailyClose,
  deriveSells,
  freezePosition,
  type Instrument,
  istDate,
  istDayNumber,
  learnFaceValue,
  noteSellDecision,
  type Position,
  type PositionChange,
  type Reading,
  releaseDueHold,
  type SellMarket,
  type SellPlan,
  type SellsInput,
} from '@orderwatch/core';
import { dayText } from '../db/cycle/records.ts';
import type { SellsOfAccount } from '../db/positions/load-sells.ts';
import type { AccountContext } from '../desk/account-context.ts';
import type { BookReading } from '../monitor/after-reading.ts';
import { heldMemoryOf } from '../positions/held-memory.ts';
import { readShares, type SharesRead } from '../positions/read-shares.ts';
import { findListings } from './find-listings.ts';
import { holdSellsOfDay } from './hold-sells-of-day.ts';
import { readMarkets } from './sell-markets.ts';
import { type AccountSelling, readSelling } from './sell-settings.ts';
import { workingSells } from './working-sells.ts';

/** What never left is not tried every minute. */
const UNSENT_PAUSE_MS = 15 * 60_000;
/** A session that had ended is renewed by then. */
const SESSION_PAUSE_MS = 30_000;

export interface PlannedSells {
  readonly input: SellsInput;
  readonly plan: SellPlan;
  readonly selling: AccountSelling;
  /** The positions as the plan leaves them, where it changes them, with what is told of it. */
  readonly changes: readonly (PositionChange & { readonly expectedVersion: number })[];
}

/** Reads what decides about the sells and lets core decide. Writes and sends nothing. */
export async function planSells(
  { parts, hands }: AccountContext,
  reading: BookReading,
  sells: SellsOfAccount,
  marketOpen: boolean,
): Promise<PlannedSells> {
  const { clock, calendar } = parts;
  const facts = hands.facts();
  const selling = readSelling(facts.settings);
  const begunAtMs = clock.nowMs();
  const held = sells.positions.map(({ position, version }) => {
    const steps = holdSteps(position, {
      sells,
      calendar,
      nowMs: begunAtMs,
      afterCancelByHand: selling.afterCancelByHand,
    });
    return { ...steps, expectedVersion: version };
  });
  const positions = held.map(({ position }) => position);
  const listings = await listingsFor(hands, positions, { marketOpen, bookRead: reading.complete });
  const market = marketOpen
    ? await readMarket(hands, positions, listings)
    : { shares: unread(begunAtMs), markets: new Map<string, SellMarket>() };
  const nowMs = clock.nowMs();
  const input: SellsInput = {
    nowMs,
    calendar,
    settings: selling.settings,
    charges: selling.charges,
    ddpi: selling.ddpi,
    selling: sellSwitch(hands, selling),
    unusable: checkReadings({
      now: nowMs,
      placing: hands.placing(),
      book: reading.snapshot,
      ...market.shares,
      orders: [],
    }),
    shares: market.shares,
    positions,
    sells: workingSells(sells.working, positions, nowMs),
    beingBought: sells.beingBought,
    notBefore: pausesOf(sells.ended),
    markets: market.markets,
    closes: closesOf(positions, sells.closes),
    importedDays: sells.importedDays,
    sealedDay: heldMemoryOf(hands).seen?.sealedDay ?? null,
  };
  const plan = deriveSells(input);
  return { input, plan, selling, changes: changesOf(held, plan, { listings, nowMs }) };
}

type Held = PositionChange & { readonly expectedVersion: number; readonly changed: boolean };

/** A hold that is over goes, one that today's sells ask for comes. */
function holdSteps(
  position: Position,
  question: Omit<Parameters<typeof holdSellsOfDay>[0], 'position'>,
): PositionChange & { readonly changed: boolean } {
  const { nowMs } = question;
  const released = releaseDueHold(position, istDayNumber(nowMs), nowMs);
  const now = released?.position ?? position;
  const held = holdSellsOfDay({ ...question, position: now });
  return {
    position: held?.position ?? now,
    events: [...(released?.events ?? []), ...(held?.events ?? [])],
    changed: released !== null || held !== null,
  };
}

function changesOf(
  held: readonly Held[],
  { decisions, suspected }: SellPlan,
  { listings, nowMs }: { readonly listings: ReadonlyMap<string, Instrument>; readonly nowMs: number },
) {
  return held.flatMap(({ position, events, changed, expectedVersion }) => {
    const suspicion = suspected.find(({ positionId }) => positionId === position.id);
    const frozen = suspicion === undefined ? null : freezePosition(position, suspicion.jumps, nowMs);
    const decision = decisions.find(({ positionId }) => positionId === position.id);
    const kept = frozen?.position ?? position;
    const learnt = learnFaceValue(kept, listings.get(position.instrumentKey)?.faceValue ?? null);
    const last = learnt ?? kept;
    const noted = decision === undefined ? null : noteSellDecision(last, decision, nowMs);
    if (!changed && frozen === null && learnt === null && noted === null) return [];
    return [
      {
        position: noted?.position ?? last,
        events: [...events, ...(frozen?.events ?? []), ...(noted?.events ?? [])],
        expectedVersion,
      },
    ];
  });
}

/** Of each position whose sell never left, when the next one may be tried. */
function pausesOf(ended: SellsOfAccount['ended']): SellsInput['notBefore'] {
  return new Map(
    ended.flatMap(({ order: { positionId, status, reasonCode, updatedAtMs } }) => {
      if (positionId === null || status !== 'failed') return [];
      const pauseMs = reasonCode === 'session_expired' ? SESSION_PAUSE_MS : UNSENT_PAUSE_MS;
      return [[positionId, updatedAtMs + pauseMs] as const];
    }),
  );
}

type Hands = AccountContext['hands'];

/** Today's listings: in the market's hours, and until each position knows the face value by which it was bought. */
async function listingsFor(
  hands: Hands,
  positions: readonly Position[],
  { marketOpen, bookRead }: { readonly marketOpen: boolean; readonly bookRead: boolean },
): Promise<ReadonlyMap<string, Instrument>> {
  const wanted = marketOpen || (bookRead && positions.some(({ faceValue }) => faceValue === null));
  const broker = hands.broker();
  return wanted && broker !== null ? findListings(broker.reading, positions) : new Map();
}

async function readMarket(
  hands: Hands,
  positions: readonly Position[],
  listings: ReadonlyMap<string, Instrument>,
) {
  const broker = hands.broker();
  if (broker === null) throw new Error('Sells were to be planned without a broker');
  const shares = await readShares(broker.reading, positions, heldMemoryOf(hands));
  return { shares, markets: await readMarkets(broker.reading, listings) };
}

/** Outside the hours nobody is asked: the holdings of the night are not there, and nothing could be sent. */
function unread(nowMs: number): SharesRead {
  const why = { kind: 'down', words: `not asked outside the market's hours of ${istDate(nowMs)}` } as const;
  const failed = { kind: 'failed', why, requestedAtMs: nowMs, receivedAtMs: nowMs } as const;
  return {
    holdings: failed satisfies Reading<BrokerHolding>,
    todaysPositions: failed satisfies Reading<BrokerPosition>,
  };
}

/** By the key of the position: its own instrument, whatever the share is called today. */
function closesOf(
  positions: readonly Position[],
  byIsin: SellsOfAccount['closes'],
): ReadonlyMap<string, readonly DailyClose[]> {
  return new Map(
    positions.flatMap(({ instrumentKey, instrument }) => {
      const closes = instrument.isin === null ? undefined : byIsin.get(instrument.isin);
      return closes === undefined ? [] : [[instrumentKey, closes] as const];
    }),
  );
}

/** Whether the machine may sell for the account, and why not. */
export function sellSwitch(hands: Hands, { isOn }: AccountSelling): SellsInput['selling'] {
  const { killedAtMs, breakerReason } = hands.facts();
  if (killedAtMs !== null) return { kind: 'off', why: 'the kill switch is on' };
  if (hands.broker()?.placing == null) return { kind: 'off', why: 'the account is read-only' };
  if (!isOn) return { kind: 'off', why: 'selling is switched off' };
  if (breakerReason !== null) return { kind: 'off', why: `the circuit breaker is open: ${breakerReason}` };
  return { kind: 'on' };
}

/** The ISO day of a moment in India. */
export function isoDay(nowMs: number): string {
  return dayText(istDayNumber(nowMs));
}
