import {
  type CancelJudgement,
  countRejections,
  judgeCancel,
  type NotCancellable,
  type StreakEvent,
  type TradingCalendar,
} from '@orderwatch/core';
import type { z } from 'zod';
import type { GuardsRow } from '../../db/guards/load-guards.ts';
import type { StandingOrderRow } from '../../db/guards/load-standing-orders.ts';
import { accountSettings } from '../schemas/account-settings.ts';
import type { guardsView, killSwitchView } from '../schemas/guards.ts';
import { momentOrNull, momentText } from './moment-text.ts';
import { rupeesOrNull } from './rupees.ts';

type KillSwitchView = z.infer<typeof killSwitchView>;

export interface JudgedOrder {
  readonly order: StandingOrderRow;
  readonly judged: CancelJudgement;
}

/** Which of the standing orders can be cancelled now. */
export function judgeAll(
  orders: readonly StandingOrderRow[],
  facts: { readonly calendar: TradingCalendar; readonly now: number },
): readonly JudgedOrder[] {
  return orders.flatMap((order) => {
    const judged = judgeCancel(order, facts);
    return judged === undefined ? [] : [{ order, judged }];
  });
}

const WHY: Readonly<Record<NotCancellable, string>> = {
  no_number: 'The broker has not told its number yet; without it there is nothing to cancel by.',
  placed_elsewhere:
    "It was placed outside Orderwatch: cancel it where it was placed, or in the broker's app.",
  exchange_takes_nothing: 'The exchange takes no cancellation at this moment.',
  session_over: 'The session is over: what did not fill ends by itself.',
};

/** What the kill switch left: the accounts, and apart from each other what can be cancelled and what cannot. */
export function renderKillSwitch(
  rows: readonly GuardsRow[],
  judged: readonly JudgedOrder[],
  facts: { readonly nowMs: number; readonly unrecorded: ReadonlySet<string> },
): KillSwitchView {
  const can = judged.flatMap(({ order, judged: { kind, untilMs } }) =>
    kind === 'cancellable' ? [renderStanding(order, untilMs)] : [],
  );
  const cannot = judged.flatMap(({ order, judged: verdict }) =>
    verdict.kind === 'not_cancellable'
      ? [{ ...renderStanding(order, verdict.untilMs), why: verdict.why, words: WHY[verdict.why] }]
      : [],
  );
  return {
    accounts: rows.map((row) => ({
      account_id: row.accountId,
      killed_at: momentOrNull(row.killedAtMs),
      reason: row.killReason,
      recorded: !facts.unrecorded.has(row.accountId),
    })),
    cancellable: { count: can.length, items: can },
    not_cancellable: { count: cannot.length, items: cannot },
    as_of: momentText(facts.nowMs),
  };
}

function renderStanding(order: StandingOrderRow, untilMs: number | null) {
  return {
    order_id: order.id,
    account_id: order.accountId,
    symbol: order.symbol,
    side: order.side,
    quantity: order.quantity,
    execution_qty: order.executionQty,
    limit_price: rupeesOrNull(order.limitPrice),
    status: order.status,
    variety: order.variety,
    until: momentOrNull(untilMs),
  };
}

/** `streak`: the newest events that count, newest first. */
export function renderGuards(row: GuardsRow, streak: readonly StreakEvent[]): z.infer<typeof guardsView> {
  const { guards, switches, max_order_value } = accountSettings.parse(row.settings);
  return {
    account_id: row.accountId,
    killed_at: momentOrNull(row.killedAtMs),
    kill_reason: row.killReason,
    paused_at: momentOrNull(row.pausedAtMs),
    placing_stopped_reason: row.placingStoppedReason,
    breaker: {
      open: row.breakerReason !== null,
      opened_at: momentOrNull(row.breakerOpenedAtMs),
      reason: row.breakerReason,
      rejections_in_row: countRejections(streak),
      opens_at: guards.breaker_rejections,
    },
    sent: { day: row.sentDay, orders: row.sentOrders, value: rupeesOrNull(row.sentValue) ?? '0.00' },
    limits: guards,
    max_order_value,
    switches,
  };
}
