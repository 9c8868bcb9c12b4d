import { sumOf } from '../accounts/share-lots.ts';
import { checkFunds } from '../risk/check-order.ts';
import { marginPerShare } from '../risk/order-margin.ts';
import type { MarginRequest, SimLimits, SimMargin } from '../types.ts';
import { type BrokerWorld, today } from '../world.ts';

/** The money of an account: what the day began with and was paid in, what is tied up, what is left. */
export function limitsOf(world: BrokerWorld, ucc: string): SimLimits {
  const account = world.account(ucc);
  const day = today(world);
  const trades = account.tradesOn(day);
  const flow = sumOf(trades, 'S').amountPaise - sumOf(trades, 'B').amountPaise;
  const netPaise = account.freePaise();
  // Sales beyond the day's purchases raise what can be spent; then nothing is in use and all of it is cash.
  const cashPaise = Math.max(account.cashPaise() - flow, netPaise);
  const payments = account.paymentsOn(day);
  return {
    cashPaise,
    marginUsedPaise: cashPaise - netPaise,
    netPaise,
    payInPaise: payments.inPaise,
    payOutPaise: payments.outPaise,
  };
}

/** What an order would need, and whether it could be paid now. Undefined for an instrument that is not listed. */
export function marginFor(world: BrokerWorld, ucc: string, request: MarginRequest): SimMargin | undefined {
  const instrument = world.find(request.segment, request.instrument);
  if (!instrument) return undefined;
  const limits = limitsOf(world, ucc);
  const order = { ...request, orderNumber: '', ucc, source: 'api' as const, openQuantity: request.quantity };
  const orderMarginPaise = marginPerShare(world, instrument, order) * request.quantity;
  const sufficient = checkFunds(world, order, instrument).kind === 'passed';
  return {
    cashPaise: limits.cashPaise,
    marginUsedPaise: limits.marginUsedPaise,
    orderMarginPaise,
    shortfallPaise: sufficient ? 0 : orderMarginPaise - limits.netPaise,
    sufficient,
  };
}
