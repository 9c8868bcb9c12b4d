import { describe, expect, it } from 'vitest';
import { openApi } from '../../support/api.ts';
import { ask } from '../../support/ask.ts';
import { placeByHand } from '../../support/place-by-hand.ts';
import { EVENING, startTradingDay, type TradingDay } from '../../support/trading-day.ts';

/** A buy in SBIN that was sent and whose answer was lost. */
async function lostReply(arrived: boolean): Promise<TradingDay> {
  const day = await startTradingDay();
  await day.until('16:05:00', EVENING);
  day.simulator.faults.add({ kind: arrived ? 'lost_after' : 'lost_before', operation: 'place', times: 1 });
  return day;
}

async function sendSbin(day: TradingDay): Promise<void> {
  await day.place(await day.recommend([{ symbol: 'SBIN' }]));
  expect(await day.order('SBIN')).toMatchObject({ status: 'unconfirmed' });
}

/** The same order, entered by hand in the broker's app. */
async function orderByHand(
  day: TradingDay,
  values: { quantity: number; pricePaise: number },
): Promise<string> {
  const answer = placeByHand(day, { tradingSymbol: 'SBIN-EQ', orderType: 'L', amo: true, ...values });
  if (answer.kind !== 'acknowledged') throw new Error(JSON.stringify(answer));
  return answer.orderNumber;
}

const resolve = (day: TradingDay, orderId: string, body: Record<string, string>) =>
  ask(day, { kind: 'resolve_unconfirmed', orderId, body });

async function ours(day: TradingDay) {
  const found = (await day.orders()).find(({ symbol, origin }) => symbol === 'SBIN' && origin === 'system');
  if (found === undefined) throw new Error('There is no order of ours');
  return found;
}

describe('two identical orders by hand in the window of a lost reply', () => {
  it('never link by themselves, are offered to a person, and only the chosen one becomes ours', async () => {
    const day = await lostReply(false);
    await sendSbin(day);
    const { id, quantity, limit_price: pricePaise } = await ours(day);
    const first = await orderByHand(day, { quantity, pricePaise: pricePaise ?? 0 });
    const second = await orderByHand(day, { quantity, pricePaise: pricePaise ?? 0 });
    await day.until('16:30:00', EVENING);
    expect(await ours(day)).toMatchObject({ status: 'unconfirmed' });
    expect((await day.orders()).filter(({ origin }) => origin === 'external')).toHaveLength(2);

    const owner = await (await openApi(day)).owner();
    const offered = await owner.get(`/api/v1/user/orders/${id}/candidates`);
    expect(offered.body).toMatchObject({
      items: [
        { broker_order_id: first, same_price: true, quantity },
        { broker_order_id: second, same_price: true, quantity },
      ],
    });
    const before = await owner.get('/api/v1/user/divergences');
    expect(before.body).toMatchObject({ counters: { unconfirmed: 1, unknown: 2 } });

    const answer = await resolve(day, id, {
      decision: 'placed_as',
      broker_order_id: second,
      reason: 'the app shows it at 16:05',
    });
    expect(answer).toMatchObject({ state: 'done', answer: { code: 'placed_as' } });
    expect(await ours(day)).toMatchObject({ status: 'amo', id });
    expect(await day.attempts(id)).toMatchObject([{ state: 'queued', broker_order_id: second }]);
    const resolved = (await day.events(id)).find(({ kind }) => kind === 'order.resolved');
    expect(resolved).toMatchObject({
      actor: 'user',
      body: { decision: 'placed_as', brokerOrderId: second, reason: 'the app shows it at 16:05' },
    });
    const strangers = (await day.orders()).filter(({ origin }) => origin === 'external');
    expect(strangers.map(({ status, linked_order_id }) => [status, linked_order_id]).toSorted()).toEqual([
      ['amo', null],
      ['cancelled', id],
    ]);

    // From here on it lives as ours: filled at the open, with a position; the other one stays the user's own.
    await day.until('09:20:00');
    expect(await ours(day)).toMatchObject({ status: 'ongoing', execution_qty: quantity });
    const positions = await day.database.db.selectFrom('positions').selectAll().execute();
    expect(positions).toMatchObject([{ quantity }]);
    expect(day.placements()).toBe(0);
  });
});

describe('an order whose tag the broker lost', () => {
  it('is taken for another program, stops placing, and becomes ours by a person alone', async () => {
    const day = await lostReply(true);
    day.simulator.faults.add({ kind: 'changed_tag', tag: '' });
    day.simulator.faults.add({ kind: 'feed_silence' });
    await sendSbin(day);
    await day.until('16:08:00', EVENING);
    expect(await ours(day)).toMatchObject({ status: 'unconfirmed' });
    const [stranger] = (await day.orders()).filter(({ origin }) => origin === 'external');
    const number = (await day.attempts(stranger?.id))[0]?.broker_order_id ?? '';
    const { id } = await ours(day);
    const answer = await resolve(day, id, {
      decision: 'placed_as',
      broker_order_id: number,
      reason: 'it is mine',
    });
    expect(answer).toMatchObject({ state: 'done' });
    expect(await ours(day)).toMatchObject({ status: 'amo' });
    await day.until('16:30:00', EVENING);
    const doubted = (await day.events()).filter(({ kind }) => kind === 'account.book_doubted');
    expect(doubted).toEqual([]);
    expect(day.placements()).toBe(1);
  });
});

describe('a decision that an order was never placed', () => {
  it('is refused in the first two minutes, and taken after a complete reading', async () => {
    const day = await lostReply(false);
    await sendSbin(day);
    const { id } = await ours(day);
    const body = { decision: 'not_placed', reason: 'the app does not show it' };
    expect(await resolve(day, id, body)).toMatchObject({ state: 'refused', answer: { code: 'too_early' } });
    await day.until('16:07:30', EVENING);
    const fault = day.simulator.faults.add({ kind: 'status', status: 503, operation: 'orders' });
    expect(await resolve(day, id, body)).toMatchObject({
      state: 'refused',
      answer: { code: 'no_complete_reading' },
    });
    fault.remove();
    expect(await resolve(day, id, body)).toMatchObject({ state: 'done', answer: { code: 'not_placed' } });
    expect(await ours(day)).toMatchObject({ status: 'failed', reason_code: 'resolved_not_placed' });
    expect(await day.attempts(id)).toMatchObject([{ state: 'not_placed' }]);
    expect(await resolve(day, id, body)).toMatchObject({ state: 'refused', answer: { code: 'wrong_state' } });
  });

  it('is overruled by the broker, loudly, when the order turns out to be live', async () => {
    const day = await lostReply(true);
    day.simulator.faults.add({
      kind: 'late_visibility',
      ms: 20 * 60_000,
      operation: ['orders', 'order', 'history', 'trades'],
    });
    day.simulator.faults.add({ kind: 'feed_silence' });
    await sendSbin(day);
    const { id } = await ours(day);
    await day.until('16:10:00', EVENING);
    const answer = await resolve(day, id, { decision: 'not_placed', reason: 'nowhere to be seen' });
    expect(answer).toMatchObject({ state: 'done' });
    await day.until('17:00:00', EVENING);
    expect(await ours(day)).toMatchObject({ status: 'amo', corrections: 1 });
    const correction = (await day.events(id)).find(({ kind }) => kind === 'order.correction');
    expect(correction).toMatchObject({ body: { givenUp: true, severity: 'S1', fromState: 'not_placed' } });
    expect(correction?.evidence_id).not.toBeNull();
    expect(day.placements()).toBe(1);
  });
});

describe('an unconfirmed order', () => {
  it('is reminded of until it is settled, and sent nowhere, whatever time passes', async () => {
    const day = await lostReply(false);
    await sendSbin(day);
    const { id } = await ours(day);
    const reminders = async () =>
      (await day.events(id)).filter(({ kind }) => kind === 'order.still_unconfirmed').length;
    await day.until('18:06:00', EVENING);
    expect(await reminders()).toBe(5);
    await day.until('10:06:00');
    expect(await reminders()).toBe(5 + 3 + 3);
    expect(await ours(day)).toMatchObject({ status: 'unconfirmed' });
    await resolve(day, id, { decision: 'not_placed', reason: 'looked everywhere' });
    await day.until('14:00:00');
    expect(await reminders()).toBe(11);
    expect(day.placements()).toBe(0);
  });
});
