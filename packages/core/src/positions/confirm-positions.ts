import type { BrokerHolding, BrokerPosition, Reading } from '../broker/index.ts';
import type { OrderInstrument, PositionId } from '../orders/index.ts';
import { isSameShare, plainSymbol } from '../placement/index.ts';
import { istDayNumber } from '../time.ts';
import { isOpen, type Position } from './position.ts';
import type { PositionAlert } from './position-alert.ts';

/** What the broker says of the shares in the account: those delivered, and the dealings of the day. */
export interface ShareReadings {
  readonly holdings: Reading<BrokerHolding>;
  readonly todaysPositions: Reading<BrokerPosition>;
}

export type PositionVerdict =
  | {
      readonly kind: 'agrees';
      readonly positionId: PositionId;
      readonly owned: number;
      readonly held: number;
    }
  | {
      readonly kind: 'holdings_disagree';
      readonly positionId: PositionId;
      readonly owned: number;
      readonly held: number;
    }
  | {
      readonly kind: 'unknown';
      readonly positionId: PositionId;
      readonly owned: number;
      readonly why: UnknownHoldings;
    };

export type UnknownHoldings = 'holdings_unread' | 'positions_unread' | 'readings_apart' | 'moved_since';

export interface ConfirmedPositions {
  readonly verdicts: readonly PositionVerdict[];
  readonly alerts: readonly PositionAlert[];
}

/** Between two readings that are further apart an order can have been executed that only one of them shows. */
const READINGS_APART_MS = 120_000;

/**
 * Whether the account holds what the open positions say. Holdings never close or shrink a position: they lack what was
 * bought today, and cannot tell whose shares were sold. A person is told, once a day and shortfall. More shares than the
 * position's are the person's own, and no news.
 */
export function confirmPositions(
  positions: readonly Position[],
  readings: ShareReadings,
): ConfirmedPositions {
  const verdicts = positions.filter(isOpen).map((position) => compare(position, readings));
  const day = istDayNumber(readings.holdings.requestedAtMs);
  const alerts = verdicts.flatMap((verdict): PositionAlert[] => {
    if (verdict.kind !== 'holdings_disagree') return [];
    const { positionId, owned, held } = verdict;
    const key = `holdings_disagree:${positionId}:${day}:${owned}:${held}`;
    return [
      { kind: 'holdings_disagree', severity: 'S2', positionId, orderId: null, key, facts: { owned, held } },
    ];
  });
  return { verdicts, alerts };
}

/**
 * All shares of an instrument in the account: those delivered, and what the day's dealings added or took. Null unless
 * both readings are whole and of the same time: a share bought today stands in one, all others in the other.
 */
export function sharesHeld(instrument: OrderInstrument, readings: ShareReadings): number | null {
  if (whyUnknown(readings) !== null) return null;
  const delivered = holdingsOf(instrument, readings.holdings).reduce((sum, held) => sum + held.quantity, 0);
  return Math.max(0, delivered + netToday(instrument, readings.todaysPositions));
}

/** What the broker shows of this share among the delivered ones. */
export function holdingsOf(
  instrument: OrderInstrument,
  holdings: Reading<BrokerHolding>,
): readonly BrokerHolding[] {
  return rowsOf(holdings).filter(
    (held) => held.token === instrument.token || plainSymbol(held.symbol) === instrument.symbol,
  );
}

/** Bought less sold today, for delivery; negative when shares left the account. */
export function netToday(instrument: OrderInstrument, todaysPositions: Reading<BrokerPosition>): number {
  return rowsOf(todaysPositions)
    .filter((row) => row.product !== 'MIS' && isSameShare(row, instrument))
    .reduce((sum, row) => sum + row.netQuantity, 0);
}

function compare(position: Position, readings: ShareReadings): PositionVerdict {
  const { id: positionId, quantity: owned } = position;
  const why = whyUnknown(readings) ?? (movedSince(position, readings) ? ('moved_since' as const) : null);
  const held = why === null ? sharesHeld(position.instrument, readings) : null;
  if (held === null) return { kind: 'unknown', positionId, owned, why: why ?? 'holdings_unread' };
  return { kind: held >= owned ? 'agrees' : 'holdings_disagree', positionId, owned, held };
}

function whyUnknown({ holdings, todaysPositions }: ShareReadings): UnknownHoldings | null {
  if (!isWhole(holdings)) return 'holdings_unread';
  if (!isWhole(todaysPositions)) return 'positions_unread';
  const [first, second] = [holdings.requestedAtMs, todaysPositions.requestedAtMs];
  const apart = Math.abs(first - second) > READINGS_APART_MS || istDayNumber(first) !== istDayNumber(second);
  return apart ? 'readings_apart' : null;
}

function movedSince({ ledger }: Position, { holdings, todaysPositions }: ShareReadings): boolean {
  const asked = Math.min(holdings.requestedAtMs, todaysPositions.requestedAtMs);
  return ledger.some(({ atMs }) => atMs >= asked);
}

function isWhole(reading: Reading<unknown>): boolean {
  return reading.kind === 'complete' || reading.kind === 'empty';
}

function rowsOf<Row>(reading: Reading<Row>): readonly Row[] {
  return reading.kind === 'complete' || reading.kind === 'partial' ? reading.rows : [];
}
