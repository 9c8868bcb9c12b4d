import { z } from 'zod';
import { day, moment, rupees, side } from './common.ts';
import { orderEvent } from './order.ts';

const profit = z
  .object({ gross: rupees, charges: rupees, net: rupees })
  .meta({ id: 'Profit', description: 'Before and after brokerage, taxes and fees, by the rates of the day' });

export const positionView = z
  .object({
    id: z.string(),
    account_id: z.string(),
    state: z.enum(['open', 'closed']),
    symbol: z.string(),
    exchange: z.string(),
    series: z.string(),
    trading_symbol: z.string(),
    isin: z.string().nullable(),
    opened_at: moment,
    closed_at: moment.nullable(),
    quantity: z.number().int().meta({ description: 'Shares owned by it now' }),
    bought_qty: z.number().int(),
    bought_value: rupees,
    sold_qty: z.number().int(),
    sold_value: rupees,
    average_cost: rupees
      .nullable()
      .meta({ description: 'Of one share; null while the broker has not priced every buy' }),
    last_price: z
      .object({ price: rupees, at: moment, age_seconds: z.number().int() })
      .nullable()
      .meta({ description: "The broker's last quote; it is only asked for while the market is open" }),
    own_shares: z
      .object({ quantity: z.number().int(), at: moment })
      .nullable()
      .meta({ description: 'Shares in the account beside these: yours, and never sold from here' }),
    sell: z
      .object({
        order_id: z.string(),
        status: z.string(),
        quantity: z.number().int(),
        filled_qty: z.number().int(),
        limit_price: rupees.nullable(),
      })
      .nullable()
      .meta({ description: 'The sell that is or may be working' }),
    first_sell_day: day.nullable().meta({
      description: 'From when the first of its shares may be sold; null when the calendar does not reach it',
    }),
    target: z
      .object({ price: rupees, basis: z.string(), at: moment })
      .nullable()
      .meta({ description: 'The last price at which a sell was asked for' }),
    no_sell_reason: z.object({ code: z.string(), text: z.string().nullable(), since: moment }).nullable(),
    hold: z
      .object({ by: z.string(), since: moment, until: day.nullable(), reason: z.string() })
      .nullable()
      .meta({
        description: 'Why the machine may not sell it; `until` is the first day on which it may again',
      }),
    adjustments: z.array(
      z.object({
        from: z.number().int(),
        to: z.number().int(),
        ex_day: day,
        quantity_before: z.number().int(),
        quantity_after: z.number().int(),
        reason: z.string(),
        at: moment,
      }),
    ),
    realised: profit.nullable(),
    unrealised: profit.nullable(),
    day_profit: z
      .object({
        amount: rupees,
        day,
        previous_day: day.nullable(),
        previous_close: rupees.nullable(),
      })
      .nullable()
      .meta({
        description:
          'Before charges, of the shares owned now: the last price against the close of the trading day before it, and for shares bought on that day against what they have cost. The previous day is null when all were',
      }),
    day_profit_unknown: z
      .enum(['no_last_price', 'no_previous_close', 'not_priced', 'not_comparable'])
      .nullable()
      .meta({ description: 'Why an open position has no day profit; it is never guessed' }),
  })
  .meta({ id: 'Position' });

export const positionPage = z
  .object({
    items: z.array(positionView),
    total: z.number().int(),
    page: z.number().int(),
    page_size: z.number().int(),
    total_pages: z.number().int(),
  })
  .meta({ id: 'PositionPage' });

export const fillView = z
  .object({
    id: z.string(),
    order_id: z.string(),
    side,
    quantity: z.number().int(),
    price: rupees.meta({ description: 'Average; may have fractions of a paisa' }),
    value: rupees,
    at: moment,
    trade_id: z
      .string()
      .nullable()
      .meta({ description: "The exchange's number; null while only a total is known" }),
  })
  .meta({ id: 'Fill' });

export const positionDetail = z
  .object({
    ...positionView.shape,
    orders: z.array(
      z.object({
        order_id: z.string(),
        side,
        quantity: z.number().int(),
        value: rupees.nullable(),
        day,
        verdict: z.enum(['ours', 'of_position', 'own_shares', 'ambiguous']).meta({
          description: 'Whose shares it moved; of a sale by hand, as it was judged',
        }),
      }),
    ),
    fills: z.array(fillView),
    history: z.array(orderEvent),
  })
  .meta({ id: 'PositionDetail' });

const paging = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  page_size: z.coerce.number().int().min(1).max(500).default(50),
};
const narrowing = {
  account_id: z.string().optional(),
  symbol: z.string().min(1).max(30).optional(),
};

export const positionQuery = z.strictObject({
  ...narrowing,
  state: z.enum(['open', 'closed', 'all']).default('open'),
  ...paging,
});

export const tradeView = z
  .object({
    position_id: z.string(),
    account_id: z.string(),
    symbol: z.string(),
    isin: z.string().nullable(),
    opened_at: moment,
    closed_at: moment,
    days_held: z.number().int(),
    bought_qty: z.number().int(),
    bought_value: rupees,
    sold_qty: z.number().int(),
    sold_value: rupees,
    profit: profit.nullable().meta({ description: 'Null while the broker has not priced every execution' }),
    fills: z.array(fillView),
  })
  .meta({ id: 'Trade' });

export const tradePage = z
  .object({
    items: z.array(tradeView),
    profit: profit.meta({ description: 'Of the cycles on this page' }),
    total: z.number().int(),
    page: z.number().int(),
    page_size: z.number().int(),
    total_pages: z.number().int(),
  })
  .meta({ id: 'TradePage' });

export const tradeQuery = z.strictObject({
  ...narrowing,
  from_date: day.optional(),
  to_date: day.optional(),
  ...paging,
});

export const profitQuery = z.strictObject({
  ...narrowing,
  from_date: day.optional(),
  to_date: day.optional(),
});

export const profitDays = z
  .object({
    items: z.array(
      z.object({
        day,
        cycles: z.number().int().meta({ description: 'That ended on this day' }),
        profit,
        net_so_far: rupees.meta({ description: 'Net, of this day and all before it that were asked for' }),
      }),
    ),
    unpriced: z.number().int().meta({ description: 'Cycles left out: the broker has not priced them' }),
  })
  .meta({ id: 'ProfitDays' });

const reason = z.string().min(1).max(200);

export const holdWish = z
  .strictObject({
    until: day
      .nullable()
      .default(null)
      .meta({ description: 'The first day on which it is sold again; null: not by itself' }),
    reason: reason.default('held by its owner'),
  })
  .meta({ id: 'HoldPosition' });

export const adjustWish = z
  .strictObject({
    from: z.number().int().min(1).max(1_000_000),
    to: z.number().int().min(1).max(1_000_000),
    ex_day: day.meta({ description: 'The first day on which the shares trade by the new count' }),
    reason,
  })
  .meta({ id: 'AdjustPosition' });

export const settleWish = z
  .strictObject({
    order_id: z.string().min(1).max(64),
    of_position: z.number().int().min(0).max(10_000_000),
  })
  .meta({ id: 'SettleSale' });
