import {
  type BandJudgement,
  type FundsLine,
  type FundsPlan,
  fundDemands,
  judgeBand,
  judgeRetry,
  type KnownBand,
  type Paise,
  planFunds,
  type RetryJudgement,
  subtractPaise,
  type TradingCalendar,
} from '@orderwatch/core';
import type { Db } from '../db/connect.ts';
import { type AmoMeasurement, findAmoMeasurement } from '../db/funds/amo-measurement.ts';
import { findLastFunds, type LastFunds } from '../db/funds/funds-reading.ts';
import { type EndedBuy, loadEndedBuys } from '../db/funds/load-ended-buys.ts';
import { type FundsOrderRow, loadFundsOrders } from '../db/funds/load-funds-orders.ts';
import { bandKey, loadBands } from '../db/funds/price-bands.ts';
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
  /** Whether the exchange takes the price of each line, by order. */
  readonly bands: ReadonlyMap<string, BandJudgement>;
  /** What is to be said of another try of each buy that failed or was rejected of late. */
  readonly retries: readonly RetryOutlook[];
  readonly amoFundsBlocked: 'yes' | 'no' | 'unknown';
  readonly measured: AmoMeasurement | undefined;
}

export interface RetryOutlook extends RetryJudgement {
  readonly orderId: string;
  readonly needed: Paise | null;
  readonly band: BandJudgement;
}

/** By what was last read: nobody is asked. */
export async function loadFunds(
  deps: { readonly db: Db; readonly calendar: TradingCalendar; readonly nowMs: number },
  account: { readonly accountId: string; readonly settings: Json },
): Promise<AccountFunds> {
  const { db, calendar, nowMs } = deps;
  const { accountId } = account;
  const [last, orders, measured, bands, ended] = await Promise.all([
    findLastFunds(db, accountId),
    loadFundsOrders(db, accountId),
    findAmoMeasurement(db, accountId),
    loadBands(db, accountId),
    loadEndedBuys(db, accountId, nowMs),
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
  const byId = new Map<string, FundsOrderRow>(orders.map((order) => [order.id, order]));
  const plan = planFunds(free, demands);
  return {
    accountId,
    last,
    reserved,
    free,
    plan,
    orders: byId,
    bands: judgeLines(plan.lines, byId, bands),
    retries: ended.map((buy) => outlookOf(buy, bands, free)),
    amoFundsBlocked,
    measured,
  };
}

function outlookOf(buy: EndedBuy, bands: ReadonlyMap<string, KnownBand>, free: Paise | null): RetryOutlook {
  const { id: orderId, needed, price, refusedForBand, refusedAtMs } = buy;
  const band = judgeBand({ price, band: bands.get(bandKey(buy)) ?? null, day: null });
  return { orderId, needed, band, ...judgeRetry({ band, refusedForBand, refusedAtMs, needed, free }) };
}

/** An order at the broker has its limit and its day; a further try of a queued one is sized anew from its close. */
function judgeLines(
  lines: readonly FundsLine[],
  orders: ReadonlyMap<string, FundsOrderRow>,
  bands: ReadonlyMap<string, KnownBand>,
): ReadonlyMap<string, BandJudgement> {
  return new Map(
    lines.flatMap(({ orderId, stage }) => {
      const order = orders.get(orderId);
      if (order === undefined) return [];
      const isQueued = stage === 'queued';
      const price = (isQueued ? order.recommendedClose : null) ?? order.limitPrice;
      const band = bands.get(bandKey(order)) ?? null;
      return [[orderId, judgeBand({ price, band, day: isQueued ? null : order.tradingDay })] as const];
    }),
  );
}
