import { describe, expect, it } from 'vitest';
import { placeByHand } from '../../support/place-by-hand.ts';
import { EVENING, startTradingDay, type TradingDay } from '../../support/trading-day.ts';

// Long, so that a night of renewals passes quickly.
const LEASE_MS = 300_000;

/** An order that rests at its limit: nothing comes near it. */
async function restingDay(options: Parameters<typeof startTradingDay>[0] = {}): Promise<TradingDay> {
  const day = await startTradingDay(options);
  await day.until('16:05:00', EVENING);
  const close = day.simulator.broker.instrument('nse_cm', 'SBIN-EQ')?.previousClosePaise ?? 0;
  day.simulator.broker.market.setScript({
    tradingSymbol: 'SBIN-EQ',
    gapPercent: 4,
    floorPaise: Math.round((close * 1.03) / 5) * 5,
  });
  await day.place(await day.recommend([{ symbol: 'SBIN' }]));
  return day;
}

async function numberOf(day: TradingDay): Promise<string> {
  const [attempt] = await day.attempts((await day.order('SBIN')).id);
  return attempt?.broker_order_id ?? '';
}

async function told(day: TradingDay, kind: string) {
  return (await day.events((await day.order('SBIN')).id)).filter((event) => event.kind === kind);
}

describe('a user who re-prices and then cancels in the app of the broker', () => {
  it('is told once of each, also across a restart, with the broker’s row behind it', async () => {
    const day = await restingDay({ leaseMs: LEASE_MS, first: { instanceId: 'first' } });
    await day.until('09:30:00');
    const before = await day.order('SBIN');
    const number = await numberOf(day);
    const { ucc } = day.account;
    const pricePaise = (before.limit_price ?? 0) - 500;
    day.simulator.broker.modify(ucc, number, { pricePaise, quantity: before.quantity + 5 }, 'app');
    await day.until('09:35:00');
    expect(await day.order('SBIN')).toMatchObject({
      status: 'pending_execution',
      limit_price: pricePaise,
      quantity: before.quantity + 5,
    });
    day.desk.abandon();
    await day.until('09:41:00');
    await day.startDesk({ instanceId: 'second' });
    await day.until('09:43:00');
    const modified = await told(day, 'order.modified');
    expect(modified).toMatchObject([{ actor: 'external', body: { commandId: null } }]);
    expect(modified[0]?.evidence_id).not.toBeNull();

    day.simulator.broker.cancel(ucc, number, { amo: false }, 'app');
    await day.until('09:48:00');
    expect(await day.order('SBIN')).toMatchObject({ status: 'cancelled', cancelled_by: 'user' });
    expect(await told(day, 'order.cancelled')).toMatchObject([{ actor: 'external', body: { by: 'user' } }]);
    await day.until('10:00:00');
    expect(await told(day, 'order.modified')).toHaveLength(1);
    expect(await told(day, 'order.cancelled')).toHaveLength(1);
    expect(day.placements()).toBe(1);
  });
});

describe('a modification that the broker refuses', () => {
  it('leaves the order open at its old values, and is told once', async () => {
    const day = await restingDay();
    await day.until('09:30:00');
    const before = await day.order('SBIN');
    const answer = day.simulator.broker.modify(
      day.account.ucc,
      await numberOf(day),
      { pricePaise: (before.limit_price ?? 0) * 2 },
      'app',
    );
    expect(answer.kind).toBe('acknowledged');
    await day.until('09:40:00');
    expect(await day.order('SBIN')).toMatchObject({
      status: 'pending_execution',
      limit_price: before.limit_price,
      quantity: before.quantity,
    });
    expect(await told(day, 'order.modify_refused')).toHaveLength(1);
    expect(await told(day, 'order.modified')).toEqual([]);
  });
});

describe('the risk desk of the broker', () => {
  it('squares off an intraday position of the user: shown as the broker’s doing, and no reason to stop', async () => {
    const day = await startTradingDay();
    await day.until('10:00:00');
    const { ucc } = day.account;
    const answer = placeByHand(day, { tradingSymbol: 'CIPLA-EQ', product: 'MIS', quantity: 4 });
    expect(answer.kind).toBe('acknowledged');
    await day.until('10:05:00');
    day.simulator.broker.squareOff(ucc);
    await day.until('10:10:00');
    const seen = (await day.events()).filter(({ kind }) => kind === 'order.external_seen');
    expect(seen.map(({ actor }) => actor)).toEqual(['external', 'broker']);
    expect((await day.orders()).map(({ origin, side, status }) => [origin, side, status])).toEqual([
      ['external', 'buy', 'closed'],
      ['external', 'sell', 'closed'],
    ]);
    const account = await day.database.db.selectFrom('broker_accounts').selectAll().executeTakeFirstOrThrow();
    expect(account.placing_stopped_reason).toBeNull();
  });
});

describe('nine of ten after-market orders rejected at the margin run of the morning', () => {
  it('are each told once with the words of the broker, within seconds, and the tenth lives', async () => {
    const day = await startTradingDay({
      account: {
        cashPaise: 200_000_000,
        settings: { max_positions: 10, guards: { breaker_rejections: null } },
      },
    });
    await day.until('16:05:00', EVENING);
    const symbols = [
      'SBIN',
      'CIPLA',
      'INFY',
      'TCS',
      'ITC',
      'WIPRO',
      'HDFCBANK',
      'RELIANCE',
      'ICICIBANK',
      'AXISBANK',
    ];
    const listed = symbols.filter(
      (symbol) => day.simulator.broker.instrument('nse_cm', `${symbol}-EQ`) !== undefined,
    );
    const text =
      'RMS:Margin Exceeds,Cash Available:1000.00,Additional margin required:99000.00 for entity account-AB1C2 across exchange across segment across product ';
    day.simulator.broker.rejectAtOpen({ where: (order) => order.instrument.symbol !== 'SBIN' }, text, 'rms');
    await day.place(await day.recommend(listed.map((symbol) => ({ symbol }))));
    await day.until('16:10:00', EVENING);
    const placed = (await day.orders()).filter(({ status }) => status === 'amo').length;
    expect(placed).toBeGreaterThan(3);
    await day.until('09:20:00');
    const orders = await day.orders();
    const rejected = orders.filter(({ status }) => status === 'rejected');
    expect(rejected).toHaveLength(placed - 1);
    expect(rejected.every(({ rejection_reason: words }) => words === text)).toBe(true);
    expect(await day.order('SBIN')).toMatchObject({ status: 'ongoing' });
    const events = (await day.events()).filter(({ kind }) => kind === 'order.rejected');
    expect(events).toHaveLength(placed - 1);
    expect(new Set(events.map(({ order_id: id }) => id)).size).toBe(placed - 1);
    const report = (await day.events()).findLast(({ kind }) => kind === 'account.day_report');
    expect(report).toMatchObject({ body: { which: 'open', figures: { rejected: placed - 1, executed: 1 } } });
    await day.until('10:00:00');
    expect((await day.events()).filter(({ kind }) => kind === 'order.rejected')).toHaveLength(placed - 1);
  });
});

describe('a restart in the middle of the open', () => {
  it('tells what happened meanwhile once, and marks it as that', async () => {
    const day = await startTradingDay({ leaseMs: LEASE_MS, first: { instanceId: 'first' } });
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await day.until('08:59:30');
    day.desk.abandon();
    await day.until('09:30:00');
    await day.startDesk({ instanceId: 'second' });
    await day.until('09:32:00');
    expect(await day.order('SBIN')).toMatchObject({ status: 'ongoing' });
    const filled = await told(day, 'order.filled');
    expect(filled).toMatchObject([{ body: { whileDown: true } }]);
    // A third instance, minutes later, has nothing to add.
    await day.startDesk({ instanceId: 'third' });
    await day.until('09:45:00');
    expect(await told(day, 'order.filled')).toHaveLength(1);
    expect(day.placements()).toBe(1);
  });
});
