import { istDayNumber } from '@orderwatch/core';
import type { KnownSplit } from '../../prices/splits.ts';
import type { AccountTruth, SimAccount, SimTrade } from '../types.ts';
import { lotsAfterDay, lotsAfterSplit, type ShareLot, sumOf } from './share-lots.ts';

/** Money and shares of one account. Amounts in paise. */
export interface AccountLedger {
  readonly setup: SimAccount;
  /** Tags that were ever sent, whatever became of their orders. */
  readonly usedTags: Set<string>;
  /** What may be spent: cash less what open orders and intraday positions need. */
  freePaise(): number;
  cashPaise(): number;
  pay(paise: number): void;
  /** Sets what an order blocks; 0 lets it go. */
  reserve(orderNumber: string, paise: number): void;
  reserved(orderNumber: string): number;
  addTrade(trade: SimTrade): void;
  /** The exchange corrects the price of a trade; the money follows. False when there is no such trade. */
  repriceTrade(tradeId: string, pricePaise: number): boolean;
  trades(): readonly SimTrade[];
  tradesOn(dayNumber: number): readonly SimTrade[];
  /** Payments in and out on a day. */
  paymentsOn(dayNumber: number): { readonly inPaise: number; readonly outPaise: number };
  /** The shares owned at the start of a day. Days are asked for in order. */
  lotsAt(dayNumber: number): readonly ShareLot[];
  /** Shares that came into the account otherwise than by a trade. */
  addLots(received: readonly ShareLot[]): void;
  authoriseSells(dayNumber: number): void;
  maySell(dayNumber: number): boolean;
  truth(): AccountTruth;
}

export interface AccountLedgerInput {
  readonly setup: SimAccount;
  readonly openingCashPaise: number;
  readonly openingLots: readonly ShareLot[];
  /** Splits whose shares count anew from this day on. */
  readonly splitsOn: (dayNumber: number) => readonly KnownSplit[];
  readonly nowMs: () => number;
}

/** Part of an intraday order's value that is blocked. */
export const INTRADAY_MARGIN = 0.2;

export function createAccountLedger(input: AccountLedgerInput): AccountLedger {
  const { setup, openingCashPaise, nowMs } = input;
  const reservations = new Map<string, number>();
  const trades: SimTrade[] = [];
  const payments: { readonly atMs: number; readonly paise: number }[] = [];
  let lots = input.openingLots;
  let lotsDay = istDayNumber(setup.openedAtMs);
  let sellsAuthorisedOn = -1;

  let cash = openingCashPaise;
  let blocked = 0;
  let tradesIntraday = false;

  /** An intraday position ties up a part of its cost only; the rest of what it cost is free again. */
  const intradayRelief = (): number => {
    if (!tradesIntraday) return 0;
    const intraday = tradesOn(istDayNumber(nowMs())).filter((trade) => trade.product === 'MIS');
    const cost = sumOf(intraday, 'B').amountPaise - sumOf(intraday, 'S').amountPaise;
    const isFlat = sumOf(intraday, 'B').quantity === sumOf(intraday, 'S').quantity;
    return isFlat ? 0 : cost - Math.ceil(Math.abs(cost) * INTRADAY_MARGIN);
  };

  const tradesOn = (dayNumber: number): readonly SimTrade[] => {
    const found: SimTrade[] = [];
    for (let index = trades.length - 1; index >= 0; index -= 1) {
      const trade = trades[index];
      if (!trade || istDayNumber(trade.atMs) < dayNumber) break;
      if (istDayNumber(trade.atMs) === dayNumber) found.push(trade);
    }
    return found.reverse();
  };

  const paymentSum = (
    keep: (payment: { readonly atMs: number; readonly paise: number }) => boolean,
  ): number => payments.filter(keep).reduce((sum, payment) => sum + payment.paise, 0);

  return {
    setup,
    usedTags: new Set(),
    cashPaise: () => cash,
    freePaise: () => cash - blocked + intradayRelief(),
    pay(paise) {
      cash += paise;
      payments.push({ atMs: nowMs(), paise });
    },
    reserve(orderNumber, paise) {
      blocked += paise - (reservations.get(orderNumber) ?? 0);
      if (paise === 0) reservations.delete(orderNumber);
      else reservations.set(orderNumber, paise);
    },
    reserved: (orderNumber) => reservations.get(orderNumber) ?? 0,
    addTrade(trade) {
      const value = trade.quantity * trade.pricePaise;
      cash += trade.side === 'S' ? value : -value;
      if (trade.product === 'MIS') tradesIntraday = true;
      trades.push(trade);
    },
    repriceTrade(tradeId, pricePaise) {
      const index = trades.findIndex((trade) => trade.tradeId === tradeId);
      const trade = trades[index];
      if (!trade) return false;
      const difference = trade.quantity * (pricePaise - trade.pricePaise);
      cash += trade.side === 'S' ? difference : -difference;
      trades[index] = { ...trade, pricePaise };
      return true;
    },
    trades: () => trades,
    tradesOn,
    paymentsOn(dayNumber) {
      const isToday = ({ atMs }: { readonly atMs: number }): boolean => istDayNumber(atMs) === dayNumber;
      return {
        inPaise: paymentSum((payment) => isToday(payment) && payment.paise > 0),
        outPaise: 0 - paymentSum((payment) => isToday(payment) && payment.paise < 0),
      };
    },
    lotsAt(dayNumber) {
      for (; lotsDay < dayNumber; lotsDay += 1) {
        lots = lotsAfterDay(lots, tradesOn(lotsDay), lotsDay);
        for (const split of input.splitsOn(lotsDay + 1)) lots = lotsAfterSplit(lots, split);
      }
      return lots;
    },
    addLots(received) {
      lots = [...lots, ...received];
    },
    authoriseSells: (dayNumber) => {
      sellsAuthorisedOn = dayNumber;
    },
    maySell: (dayNumber) => setup.sellAuthorised || sellsAuthorisedOn === dayNumber,
    truth: () => ({
      ucc: setup.ucc,
      openingCashPaise,
      paidInPaise: paymentSum((payment) => payment.paise > 0),
      paidOutPaise: 0 - paymentSum((payment) => payment.paise < 0),
      cashPaise: cash,
      blockedPaise: blocked,
    }),
  };
}
