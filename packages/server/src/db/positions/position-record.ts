import type { Position } from '@orderwatch/core';
import { toTimestamp } from '../connect.ts';
import { dayText } from '../cycle/records.ts';

/** The columns of `positions`, as the statement that writes them takes them. */
export function positionRecord(position: Position, atMs: number) {
  const { closedAtMs, pricesConfirmedFor } = position;
  return {
    id: position.id,
    user_id: position.userId,
    instrument_key: position.instrumentKey,
    symbol: position.instrument.symbol,
    instrument: position.instrument,
    opened_at: toTimestamp(position.openedAtMs),
    closed_at: closedAtMs === null ? null : toTimestamp(closedAtMs),
    updated_at: toTimestamp(atMs),
    quantity: position.quantity,
    bought_qty: position.boughtQty,
    bought_value: position.boughtValue,
    sold_qty: position.soldQty,
    sold_value: position.soldValue,
    ledger: position.ledger,
    adjustments: position.adjustments,
    sell_hold: position.sellHold,
    no_sell_reason: position.noSellReason,
    last_target: position.lastTarget,
    face_value: position.faceValue,
    prices_confirmed_for: pricesConfirmedFor === null ? null : dayText(pricesConfirmedFor),
  };
}
