import { describe, expect, it, onTestFinished } from 'vitest';
import { streamChange } from '../../../packages/server/src/http/schemas/status.ts';
import { openApi, type Visitor } from '../../support/api.ts';
import { seedEvents, seedOrders } from '../../support/seed-orders.ts';
import { istMs, startTradingDay, type TradingDay } from '../../support/trading-day.ts';

interface Message {
  readonly event: string;
  readonly id: string | undefined;
  readonly data: unknown;
}

/** A reader of server-sent events, as a browser is one. */
async function listen(url: string, visitor: Visitor, lastEventId?: string) {
  const end = new AbortController();
  onTestFinished(() => end.abort());
  const response = await fetch(`${url}/api/v1/user/stream`, {
    headers: { cookie: visitor.cookie(), ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) },
    signal: end.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let unread = '';
  return {
    response,
    close: () => end.abort(),
    /** The next message of that kind. */
    async next(event: string): Promise<Message> {
      for (;;) {
        const cut = unread.indexOf('\n\n');
        if (cut < 0) {
          const part = await reader?.read();
          if (part === undefined || part.done) throw new Error(`The stream ended before a ${event}`);
          unread += part.value;
          continue;
        }
        const block = unread.slice(0, cut);
        unread = unread.slice(cut + 2);
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
        if (field('event') === event)
          return { event, id: field('id'), data: JSON.parse(field('data') ?? 'null') };
      }
    },
  };
}

async function house() {
  const day = await startTradingDay({ idle: true });
  const atMs = istMs('16:05:00', '2026-08-20');
  await seedOrders(day.database.db, day.account, [{ id: 'ord_1', atMs }]);
  const api = await openApi(day);
  return { day, api, atMs, owner: await api.owner() };
}

/** Something happens in the account, and the desk tells of it: here a pause, the smallest change there is. */
async function happen(day: TradingDay): Promise<void> {
  await day.desk.pause(day.account.accountId, 'web');
  await day.clock.settle();
}

describe('the event stream', () => {
  it('tells of a change as soon as it is committed, and what time it is', async () => {
    const day = await startTradingDay();
    const api = await openApi(day, {
      simulation: { demoUserId: day.account.userId, rate: () => 60, leaving: '' },
    });
    const stream = await listen(api.url, await api.owner());
    expect(stream.response.headers.get('content-type')).toContain('text/event-stream');
    expect((await stream.next('clock')).data).toEqual({
      now: new Date(day.clock.nowMs()).toISOString(),
      rate: 60,
    });
    await happen(day);
    const { data, id } = await stream.next('change');
    expect(streamChange.parse(data)).toMatchObject({
      account_id: day.account.accountId,
      order_id: null,
      kind: 'account.paused',
    });
    expect(id).toBe(`${day.account.accountId}:${streamChange.parse(data).seq}`);
  });

  it('goes on after a break where it was, without a gap and without a repetition', async () => {
    const { day, api, atMs, owner } = await house();
    const { db } = day.database;
    const change = (kind: string) => ({ orderId: 'ord_1', kind, atMs });
    await seedEvents(db, day.account, [change('order.recorded'), change('order.sending')]);
    const missed = ['order.accepted', 'order.queued', 'order.open'];
    await seedEvents(db, day.account, missed.map(change));
    const stream = await listen(api.url, owner, `${day.account.accountId}:2`);
    const seen = [await stream.next('change'), await stream.next('change'), await stream.next('change')];
    expect(seen.map(({ data }) => streamChange.parse(data)).map(({ seq, kind }) => [seq, kind])).toEqual([
      [3, 'order.accepted'],
      [4, 'order.queued'],
      [5, 'order.open'],
    ]);
    expect(seen.map(({ id }) => id)).toEqual([3, 4, 5].map((seq) => `${day.account.accountId}:${seq}`));
  });

  it('says to load everything anew when it cannot know what was missed', async () => {
    const { api, owner, day } = await house();
    const stream = await listen(api.url, owner, 'not an id of ours');
    expect((await stream.next('resync')).id).toBe(`${day.account.accountId}:0`);
  });

  it("does not tell of another user's accounts", async () => {
    const { day, api, atMs } = await house();
    await seedEvents(day.database.db, day.account, [{ orderId: 'ord_1', kind: 'order.open', atMs }]);
    const stranger = await api.newUser('bala');
    const stream = await listen(api.url, stranger, `${day.account.accountId}:0`);
    await stream.next('clock');
    stream.close();
    await expect(stream.next('change')).rejects.toThrow();
  });

  it('ends when the server does', async () => {
    const { api, owner } = await house();
    const stream = await listen(api.url, owner);
    await stream.next('clock');
    await api.app.close();
    await expect(stream.next('change')).rejects.toThrow(/ended|terminated/);
  });
});
