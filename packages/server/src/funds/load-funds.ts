import {
  type FundsPlan,
  fundDemands,
  type Paise,
  planFunds,
  subtractPaise,
  type TradingCalendar,
} from '@orderwatch/core';
import type { Db } from '../db/connect.ts';
import { type AmoMeasurement, findAmoMeasurement } from '../db/funds/amo-measurement.ts';
import { findLastFunds, type LastFunds } from '../db/funds/funds-reading.ts';
import { type FundsOrderRow, loadFundsOrders } from '../db/funds/load-funds-orders.ts';
import type { Json } from '../db/tables.ts';
import { readAccountSettings } from '../placement/account-settings.ts';

/** What is free, what is going to be bought, and whether the one suffices for the other. */
export interface AccountFunds {
  readonly accountId: string;
  readonly last: LastFunds;
  readonly reserved: Paise;
  /** What is left of the broker's figure after our reservations; null while it is not known. */
  readonly free: Paise | null;
  readonly plan: FundsPlan;
  readonly orders: ReadonlyMap<string, FundsOrderRow>;
  readonly amoFundsBlocked: 'yes' | 'no' | 'unknown';
  readonly measured: AmoMeasurement | undefined;
}

/** By what was last read: nobody is asked. */
export async function loadFunds(
  deps: { readonly db: Db; readonly calendar: TradingCalendar; readonly nowMs: number },
  account: { readonly accountId: string; readonly settings: Json },
): Promise<AccountFunds> {
  const { db, calendar, nowMs } = deps;
  const { accountId } = account;
  const [last, orders, measured] = await Promise.all([
    findLastFunds(db, accountId),
    loadFundsOrders(db, accountId),
    findAmoMeasurement(db, accountId),
  ]);
  const { placement, amoFundsBlocked, retryTime } = readAccountSettings(account.settings);
  const { reserved, demands } = fundDemands(orders, {
    now: nowMs,
    calendar,
    settings: placement,
    amoFundsBlocked,
    fundsAskedAtMs: last.known?.requestedAtMs ?? null,
    retryTime,
  });
  const free = last.known === null ? null : subtractPaise(last.known.availableCash, reserved);
  return {
    accountId,
    last,
    reserved,
    free,
    plan: planFunds(free, demands),
    orders: new Map(orders.map((order) => [order.id, order])),
    amoFundsBlocked,
    measured,
  };
}
