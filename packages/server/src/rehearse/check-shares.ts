import { type ChargeRules, DEFAULT_PLACEMENT_SETTINGS, type Position, profitOf } from '@orderwatch/core';
import type { ShareSplit, SimOrder, SimTrade, Truth } from '@orderwatch/simulator';
import type { Outcome } from './outcome.ts';
import { dayInIndia, workingTogether } from './working-together.ts';

const PAISA = 1;
const RULES: ChargeRules = { brokerage: DEFAULT_PLACEMENT_SETTINGS.brokerage, dp: { kind: 'tariff' } };

/**
 * Holds shares and money against the broker's own memory.
 *
 * 1. The machine never sells more of a share than it has bought: nothing of what a person owns besides.
 * 2. Of one instrument, two sells of the machine never work at the same time.
 * 3. Executions, share for share and paisa for paisa, are those of the broker.
 * 4. A position is the sum of its executions, and its profit what they made.
 * 5. The money that our executions moved is the money that the broker moved.
 * 6. Every share that a buy of ours executed is in a position, once.
 */
export function checkShares(
  seen: Outcome,
  truth: Truth,
  { ucc, splits }: { readonly ucc: string; readonly splits: readonly ShareSplit[] },
): readonly string[] {
  const orders = truth.orders.filter((order) => order.ucc === ucc);
  const trades = truth.trades.filter((trade) => trade.ucc === ucc);
  return [
    ...soldBeyond(orders, trades, splits),
    ...workingTogether(orders, 'S'),
    ...differingFills(seen, trades),
    ...seen.positions.flatMap((position) => wrongSums(position, seen)),
    ...missingMoney(seen, truth, ucc),
    ...withoutPosition(seen),
  ];
}

function soldBeyond(
  orders: readonly SimOrder[],
  trades: readonly SimTrade[],
  splits: readonly ShareSplit[],
): readonly string[] {
  const ours = new Set(orders.filter(({ source }) => source === 'api').map(({ orderNumber }) => orderNumber));
  const owned = new Map<string, number>();
  const waiting = [...splits].sort((a, b) => a.exDay.localeCompare(b.exDay));
  return trades
    .filter(({ orderNumber }) => ours.has(orderNumber))
    .flatMap(({ atMs, side, quantity, instrument: { tradingSymbol } }) => {
      for (let next = waiting[0]; next !== undefined && dayInIndia(atMs) >= next.exDay; next = waiting[0]) {
        const { tradingSymbol: of, from, to } = next;
        owned.set(of, Math.floor(((owned.get(of) ?? 0) * to) / from));
        waiting.shift();
      }
      const left = (owned.get(tradingSymbol) ?? 0) + (side === 'B' ? quantity : -quantity);
      owned.set(tradingSymbol, left);
      return left < 0 ? [`${tradingSymbol}: ${-left} more sold than bought by ${dayInIndia(atMs)}`] : [];
    });
}

function differingFills(seen: Outcome, trades: readonly SimTrade[]): readonly string[] {
  const sum = <T>(rows: readonly T[], keyOf: (row: T) => string, of: (row: T) => [number, number]) => {
    const sums = new Map<string, [number, number]>();
    for (const row of rows) {
      const [quantity, value] = sums.get(keyOf(row)) ?? [0, 0];
      const [more, worth] = of(row);
      sums.set(keyOf(row), [quantity + more, value + worth]);
    }
    return sums;
  };
  const ours = sum(
    seen.fills,
    (fill) => fill.brokerOrderId,
    (fill) => [fill.quantity, fill.valuePaise],
  );
  const theirs = sum(
    trades,
    (trade) => trade.orderNumber,
    (trade) => [trade.quantity, trade.quantity * trade.pricePaise],
  );
  return [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((number) => {
    const [quantity, value] = ours.get(number) ?? [0, 0];
    const [shares, worth] = theirs.get(number) ?? [0, 0];
    // A step of a total is told by its rounded average price: a paisa a share at most.
    const near = Math.abs(value - worth) <= PAISA * Math.max(1, shares);
    return quantity === shares && near
      ? []
      : [`${number}: ${quantity} shares for ${value} paise counted, ${shares} for ${worth} traded`];
  });
}

function wrongSums(position: Position, seen: Outcome): readonly string[] {
  const name = position.instrument.symbol;
  const found: string[] = [];
  const moved = (side: 'buy' | 'sell'): number =>
    position.ledger.filter((entry) => entry.side === side).reduce((all, { quantity }) => all + quantity, 0);
  const gained = position.adjustments.reduce(
    (all, { quantityAfter, quantityBefore }) => all + quantityAfter - quantityBefore,
    0,
  );
  if (position.quantity !== moved('buy') - moved('sell') + gained) {
    found.push(`${name}: the position has ${position.quantity} shares, its ledger another number`);
  }
  if ((position.quantity === 0) !== (position.closedAtMs !== null)) {
    found.push(
      `${name}: ${position.quantity} shares in a position that is ${position.closedAtMs === null ? 'open' : 'closed'}`,
    );
  }
  const whole = position.ledger.filter(
    ({ fromQty, quantity, seenQty }) => fromQty === 0 && quantity === seenQty,
  );
  for (const { orderId, quantity } of whole) {
    const filled = seen.fills
      .filter((fill) => fill.orderId === orderId)
      .reduce((all, fill) => all + fill.quantity, 0);
    if (filled !== quantity)
      found.push(`${name}: ${quantity} shares of ${orderId} in the ledger, ${filled} filled`);
  }
  if (position.closedAtMs !== null && gained === 0) {
    const profit = profitOf(position, RULES, null).realised;
    const made = Math.round((Number(position.soldValue) - Number(position.boughtValue)) * 100);
    const net = profit === null ? null : profit.gross - profit.charges;
    if (profit === null || Math.abs(profit.gross - made) > PAISA || profit.net !== net) {
      found.push(`${name}: a profit of ${profit?.gross ?? 'nothing'} paise told, ${made} made`);
    }
  }
  return found;
}

function missingMoney(seen: Outcome, truth: Truth, ucc: string): readonly string[] {
  const account = truth.accounts.find((one) => one.ucc === ucc);
  if (account === undefined) return [`The broker has no account ${ucc}`];
  const { cashPaise, openingCashPaise, paidInPaise, paidOutPaise } = account;
  const moved = cashPaise - openingCashPaise - paidInPaise + paidOutPaise;
  const sides = new Map(seen.orders.map(({ id, side }) => [id, side]));
  let counted = 0;
  let shares = 0;
  for (const { orderId, valuePaise, quantity } of seen.fills) {
    counted += sides.get(orderId) === 'buy' ? -valuePaise : valuePaise;
    shares += quantity;
  }
  return Math.abs(moved - counted) <= PAISA * Math.max(1, shares)
    ? []
    : [`The broker moved ${moved} paise, our executions ${counted}`];
}

function withoutPosition({ orders, positions }: Outcome): readonly string[] {
  const taken = new Map<string, number>();
  for (const { orderId, side, quantity } of positions.flatMap(({ ledger }) => ledger)) {
    if (side === 'buy') taken.set(orderId, (taken.get(orderId) ?? 0) + quantity);
  }
  return orders
    .filter(({ side, origin }) => side === 'buy' && (origin === 'system' || origin === 'manual'))
    .filter(({ id, executionQty }) => executionQty !== (taken.get(id) ?? 0))
    .map(
      ({ id, symbol, executionQty }) =>
        `${symbol}: ${executionQty} shares bought, ${taken.get(id) ?? 0} of them in a position`,
    );
}
