import { countShares } from '../accounts/sellable-shares.ts';
import { keyOfInstrument } from '../accounts/share-lots.ts';
import type { InstrumentSeed, ListedInstrument, SimOrder } from '../types.ts';
import { type BrokerWorld, today } from '../world.ts';
import { checkTerms, isTradeToTrade, type OrderTerms } from './check-terms.ts';
import { marginPerShare } from './order-margin.ts';
import { authorisationText, holdingsText, marginText } from './risk-texts.ts';

export type CheckedOrder = OrderTerms & Pick<SimOrder, 'orderNumber' | 'ucc' | 'side' | 'openQuantity'>;

/** What the order will block if it passes, or the risk desk's sentence. */
export type RiskVerdict =
  | { readonly kind: 'passed'; readonly blockPaise: number }
  | { readonly kind: 'rejected'; readonly text: string };

/** All checks of the risk desk: the order in itself, then the money or the shares that it needs. */
export function checkOrder(
  world: BrokerWorld,
  order: CheckedOrder,
  instrument: InstrumentSeed,
  listing: ListedInstrument,
): RiskVerdict {
  const text = checkTerms(order, listing) ?? checkShares(world, order, instrument);
  if (text !== null) return { kind: 'rejected', text };
  return checkFunds(world, order, instrument);
}

/** The money alone. An order that already blocks something needs only what it blocks beyond that. */
export function checkFunds(world: BrokerWorld, order: CheckedOrder, instrument: InstrumentSeed): RiskVerdict {
  const account = world.account(order.ucc);
  const blockPaise = marginPerShare(world, instrument, order) * order.openQuantity;
  const freePaise = account.freePaise() + account.reserved(order.orderNumber);
  const reduces = order.product === 'MIS' && reducesPosition(world, order, instrument);
  if (reduces) return { kind: 'passed', blockPaise: 0 };
  if (blockPaise > freePaise) {
    return { kind: 'rejected', text: marginText(order.ucc, freePaise, blockPaise - freePaise) };
  }
  return { kind: 'passed', blockPaise };
}

function checkShares(world: BrokerWorld, order: CheckedOrder, instrument: InstrumentSeed): string | null {
  if (order.side !== 'S' || order.product === 'MIS') return null;
  const account = world.account(order.ucc);
  const shares = countShares(world, account, instrument, order.orderNumber);
  if (order.openQuantity > shares.sellable) {
    const boughtToday = isTradeToTrade(instrument) ? shares.boughtToday : 0;
    const withUnsettled =
      shares.sellable + (account.setup.sellsUnsettled ? 0 : shares.unsettled) + boughtToday;
    const rule = order.openQuantity <= withUnsettled ? 'T1 holdings' : 'holdings';
    return holdingsText(rule, order.ucc, shares.sellable, order.openQuantity);
  }
  // What was bought today is delivered against today's sale; only shares from the demat account need a mandate.
  const fromDemat = order.openQuantity > shares.boughtToday - shares.soldToday;
  return fromDemat && !account.maySell(today(world))
    ? authorisationText(instrument.tradingSymbol, order.openQuantity)
    : null;
}

function reducesPosition(world: BrokerWorld, order: CheckedOrder, instrument: InstrumentSeed): boolean {
  const net = world
    .account(order.ucc)
    .tradesOn(today(world))
    .filter((one) => one.product === 'MIS' && keyOfInstrument(one.instrument) === keyOfInstrument(instrument))
    .reduce((sum, one) => sum + (one.side === 'B' ? one.quantity : -one.quantity), 0);
  return order.side === 'B' ? net <= -order.openQuantity : net >= order.openQuantity;
}
