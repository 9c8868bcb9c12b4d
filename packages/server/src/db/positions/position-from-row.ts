import {
  type DecimalText,
  type LastTarget,
  type LedgerEntry,
  type NoSellReason,
  type OrderInstrument,
  type Position,
  type PositionAdjustment,
  paise,
  parseDecimal,
  type SellHold,
  toId,
} from '@orderwatch/core';
import { sql } from 'kysely';
import { dayNumber } from '../cycle/records.ts';

/** A position with the version of its row, by which a change of it is checked. */
export interface StoredPosition {
  readonly position: Position;
  readonly version: number;
}

/** A row of `positions`; times are epoch milliseconds, sums are texts. */
export interface PositionRow {
  readonly id: string;
  readonly account_id: string;
  readonly user_id: string;
  readonly instrument_key: string;
  readonly instrument: OrderInstrument;
  readonly opened_at: number;
  readonly closed_at: number | null;
  readonly version: number;
  readonly quantity: number;
  readonly bought_qty: number;
  readonly bought_value: string;
  readonly sold_qty: number;
  readonly sold_value: string;
  readonly ledger: readonly LedgerEntry[];
  readonly adjustments: readonly PositionAdjustment[];
  readonly sell_hold: SellHold | null;
  readonly no_sell_reason: NoSellReason | null;
  readonly last_target: LastTarget | null;
  readonly prices_confirmed_for: string | null;
  readonly face_value: number | null;
}

/** For a select from `positions p`. */
export const POSITION_COLUMNS = sql`
  p.id, p.account_id, p.user_id, p.instrument_key, p.instrument,
  (extract(epoch from p.opened_at) * 1000)::bigint as opened_at,
  (extract(epoch from p.closed_at) * 1000)::bigint as closed_at,
  p.version, p.quantity, p.bought_qty, p.bought_value::text as bought_value, p.sold_qty,
  p.sold_value::text as sold_value, p.ledger, p.adjustments, p.sell_hold, p.no_sell_reason, p.last_target,
  p.prices_confirmed_for::text as prices_confirmed_for, p.face_value`;

/** The form that core decides on. What stands in its JSON columns was written from the same form. */
export function positionFromRow(row: PositionRow): StoredPosition {
  const position: Position = {
    id: toId('pos', row.id),
    accountId: toId('acc', row.account_id),
    userId: toId('usr', row.user_id),
    instrument: row.instrument,
    instrumentKey: row.instrument_key,
    faceValue: row.face_value === null ? null : paise(row.face_value),
    openedAtMs: row.opened_at,
    closedAtMs: row.closed_at,
    quantity: row.quantity,
    boughtQty: row.bought_qty,
    boughtValue: decimal(row.bought_value),
    soldQty: row.sold_qty,
    soldValue: decimal(row.sold_value),
    ledger: row.ledger,
    adjustments: row.adjustments,
    sellHold: row.sell_hold,
    noSellReason: row.no_sell_reason,
    lastTarget: row.last_target,
    pricesConfirmedFor: row.prices_confirmed_for === null ? null : dayNumber(row.prices_confirmed_for),
  };
  return { position, version: row.version };
}

function decimal(text: string): DecimalText {
  const value = parseDecimal(text);
  if (!value.ok) throw new Error(`Not a decimal: ${text}`);
  return value.value;
}
