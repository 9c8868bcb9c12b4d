import {
  averageCost,
  dayOfNumber,
  dayProfitOf,
  decimalFraction,
  firstDayToSell,
  istDayNumber,
  type Paise,
  type Position,
  type Profit,
  paise,
  parseDecimal,
  profitOf,
  rupeesText,
  sellRuleFor,
  type TradingCalendar,
} from '@orderwatch/core';
import type { z } from 'zod';
import type { PositionFillRow } from '../../db/positions/list-position-history.ts';
import type { ListedPosition } from '../../db/positions/list-positions.ts';
import { positionFromRow } from '../../db/positions/position-from-row.ts';
import type { CloseBefore } from '../../db/prices/load-closes-before.ts';
import { chargesOf, readSelling } from '../../sells/sell-settings.ts';
import type { fillView, positionView, tradeView } from '../schemas/position.ts';
import { momentOrNull, momentText } from './moment-text.ts';
import { averageOrNull, rupeesOrNull } from './rupees.ts';

/** Rupees that are certainly there, as the API writes them. */
const exact = (text: string): string => averageOrNull(text) ?? text;

interface PositionFacts {
  readonly nowMs: number;
  readonly calendar: TradingCalendar;
  /** The close before the day of its last price; undefined where it is not known. */
  readonly closeBefore: CloseBefore | undefined;
}

export function renderPosition(
  row: ListedPosition,
  { nowMs, calendar, closeBefore }: PositionFacts,
): z.infer<typeof positionView> {
  const { position } = positionFromRow(row);
  const { instrument } = position;
  const last =
    row.last_price === null || row.price_at === null
      ? null
      : { price: paise(row.last_price), atMs: row.price_at };
  const profits = profitOf(position, chargesOf(row.settings), last);
  return {
    id: position.id,
    account_id: position.accountId,
    state: position.closedAtMs === null ? 'open' : 'closed',
    symbol: instrument.symbol,
    exchange: instrument.exchange,
    series: instrument.series,
    trading_symbol: instrument.tradingSymbol,
    isin: instrument.isin,
    opened_at: momentText(position.openedAtMs),
    closed_at: momentOrNull(position.closedAtMs),
    quantity: position.quantity,
    bought_qty: position.boughtQty,
    bought_value: exact(position.boughtValue),
    sold_qty: position.soldQty,
    sold_value: exact(position.soldValue),
    average_cost: averageOrNull(averageCost(position) ?? null),
    last_price: last && {
      price: rupeesText(last.price),
      at: momentText(last.atMs),
      age_seconds: Math.max(0, Math.round((nowMs - last.atMs) / 1_000)),
    },
    own_shares:
      row.held_qty === null || row.held_at === null
        ? null
        : { quantity: Math.max(0, row.held_qty - position.quantity), at: momentText(row.held_at) },
    sell: row.sell && {
      order_id: row.sell.id,
      status: row.sell.status,
      quantity: row.sell.quantity,
      filled_qty: row.sell.execution_qty,
      limit_price: rupeesOrNull(row.sell.limit_price),
    },
    first_sell_day: firstSellDayOf(row, position, calendar),
    ...selling(position),
    adjustments: position.adjustments.map((one) => ({
      from: one.from,
      to: one.to,
      ex_day: dayText(one.exDay),
      quantity_before: one.quantityBefore,
      quantity_after: one.quantityAfter,
      reason: one.reason,
      at: momentText(one.recordedAtMs),
    })),
    realised: profits.realised && renderProfit(profits.realised),
    unrealised: profits.unrealised && renderProfit(profits.unrealised),
    ...renderDayProfit(position, last, closeBefore),
  };
}

function renderDayProfit(
  position: Position,
  last: { readonly price: Paise; readonly atMs: number } | null,
  before: CloseBefore | undefined,
): Pick<z.infer<typeof positionView>, 'day_profit' | 'day_profit_unknown'> {
  if (position.closedAtMs !== null) return { day_profit: null, day_profit_unknown: null };
  const found = dayProfitOf(position, {
    last: last && { price: last.price, day: istDayNumber(last.atMs) },
    before: before ?? null,
  });
  if (found.kind === 'unknown') return { day_profit: null, day_profit_unknown: found.why };
  return {
    day_profit: {
      amount: rupeesText(found.amount),
      day: dayText(found.day),
      previous_day: found.before && dayText(found.before.day),
      previous_close: found.before && rupeesText(found.before.close),
    },
    day_profit_unknown: null,
  };
}

function firstSellDayOf(row: ListedPosition, position: Position, calendar: TradingCalendar): string | null {
  const bought = position.ledger.flatMap(({ side, day }) => (side === 'buy' ? [day] : []));
  const first = bought.length === 0 ? istDayNumber(position.openedAtMs) : Math.min(...bought);
  const { firstSellDay } = readSelling(row.settings).settings;
  const day = firstDayToSell(calendar, first, sellRuleFor(position.instrument.series, firstSellDay));
  return day.ok ? dayText(day.value) : null;
}

function selling({
  lastTarget,
  noSellReason,
  sellHold,
}: Position): Pick<z.infer<typeof positionView>, 'target' | 'no_sell_reason' | 'hold'> {
  const sentence = noSellReason?.facts.sentence;
  return {
    target: lastTarget && {
      price: rupeesText(lastTarget.price),
      basis: lastTarget.basis,
      at: momentText(lastTarget.atMs),
    },
    no_sell_reason: noSellReason && {
      code: noSellReason.code,
      text: typeof sentence === 'string' ? sentence : null,
      since: momentText(noSellReason.sinceMs),
    },
    hold: sellHold && {
      by: sellHold.by,
      since: momentText(sellHold.sinceMs),
      until: sellHold.untilDay === null ? null : dayText(sellHold.untilDay),
      reason: sellHold.reason,
    },
  };
}

export function renderLedger(row: ListedPosition) {
  return row.ledger.map((entry) => ({
    order_id: entry.orderId,
    side: entry.side,
    quantity: entry.quantity,
    value: entry.value === null ? null : exact(entry.value),
    day: dayText(entry.day),
    verdict: entry.verdict,
  }));
}

export function renderFill(row: PositionFillRow): z.infer<typeof fillView> {
  return {
    id: row.id,
    order_id: row.order_id,
    side: row.side,
    quantity: row.quantity,
    price: priceOf(row),
    value: exact(row.value),
    at: momentText(row.filled_at ?? row.learned_at),
    trade_id: row.trade_id,
  };
}

function priceOf({ value, quantity }: PositionFillRow): string {
  const worth = parseDecimal(value);
  if (!worth.ok) throw new Error(`The value of a fill is no decimal: ${value}`);
  return exact(decimalFraction(worth.value, { numerator: 1n, denominator: BigInt(quantity) }));
}

export function renderTrade(
  row: ListedPosition,
  fills: readonly PositionFillRow[],
): z.infer<typeof tradeView> {
  const { position } = positionFromRow(row);
  const closedAtMs = position.closedAtMs ?? position.openedAtMs;
  const { realised } = profitOf(position, chargesOf(row.settings), null);
  return {
    position_id: position.id,
    account_id: position.accountId,
    symbol: position.instrument.symbol,
    isin: position.instrument.isin,
    opened_at: momentText(position.openedAtMs),
    closed_at: momentText(closedAtMs),
    days_held: istDayNumber(closedAtMs) - istDayNumber(position.openedAtMs),
    bought_qty: position.boughtQty,
    bought_value: exact(position.boughtValue),
    sold_qty: position.soldQty,
    sold_value: exact(position.soldValue),
    profit: realised && renderProfit(realised),
    fills: fills.map(renderFill),
  };
}

export function renderProfit({ gross, charges, net }: Profit) {
  return { gross: rupeesText(gross), charges: rupeesText(charges), net: rupeesText(net) };
}

function dayText(day: number): string {
  return dayOfNumber(day).toString();
}
