import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { json } from '../testing/byte-server.ts';
import { type FakeBroker, fakeBroker, granted } from '../testing/fake-broker.ts';
import { authFailed, connected, type FakeFeed, fakeFeed } from '../testing/fake-feed.ts';
import type { FeedState, MalformedFrame, OrderFeed } from './order-feed.ts';

let broker: FakeBroker;
let feedServer: FakeFeed;
let feed: OrderFeed | undefined;
let states: FeedState[];
let orders: string[];
let malformed: MalformedFrame[];
let wakers: (() => void)[];

beforeEach(async () => {
  states = [];
  orders = [];
  malformed = [];
  wakers = [];
  feedServer = await fakeFeed();
  await start();
});
afterEach(async () => {
  feed?.close();
  await broker.close();
  await feedServer.close();
});

async function start(): Promise<void> {
  broker = await fakeBroker();
  grantFeedAt(feedServer.url);
  await broker.client.login();
}

function grantFeedAt(rtUrl: string): void {
  const grant = { token: 'trade-token-0123456789', sid: 'trade-sid-0123456789', baseUrl: broker.server.url };
  broker.server.on('/login/1.0/tradeApiValidate', json(granted({ ...grant, rtUrl })));
}

function follow(): OrderFeed {
  feed = broker.client.connectOrderFeed({
    onOrder: (frame) => note(() => orders.push(`${frame.nOrdNo} ${frame.ordSt ?? ''}`)),
    onPosition: (frame) => note(() => orders.push(`position ${frame.sym ?? ''}`)),
    onState: (state) => note(() => states.push(state)),
    onMalformed: (frame) => note(() => malformed.push(frame)),
  });
  return feed;
}

function note(run: () => void): void {
  run();
  for (const wake of wakers.splice(0)) wake();
}

/** Resolves when something that was noted makes it true. */
async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise<void>((resolve) => wakers.push(resolve));
}

async function refuseAll(): Promise<void> {
  for (;;) (await feedServer.nextConnection()).socket.send(authFailed);
}

async function turnToRetry(): Promise<void> {
  const down = states.at(-1);
  if (down?.kind !== 'down') throw new Error('not down');
  await broker.clock.turn(down.retryAtMs - broker.clock.nowMs());
}

/** A login right after another waits for the next code. */
async function turnToNextTotp(): Promise<void> {
  await broker.clock.whenPending(1);
  await broker.clock.turn(30_000 - (broker.clock.nowMs() % 30_000));
}

function kinds(): string[] {
  return states.map(({ kind }) => kind);
}

describe('the order feed', () => {
  it('greets with raw text, is live when that is acknowledged, and delivers frames', async () => {
    const following = follow();
    const { socket, hello } = await feedServer.nextConnection();
    expect(hello).toBe('{type:cn,Authorization:trade-token-0123456789,Sid:trade-sid-0123456789,src:WEB}');
    expect(following.state().kind).toBe('connecting');
    socket.send(connected);
    socket.send('{"type":"order","data":{"nOrdNo":"260821000101001","ordSt":"open"}}');
    socket.send('{"type":"position","data":{"sym":"HDFCBANK","exSeg":"nse_cm","prod":"CNC"}}');
    await until(() => orders.length === 2);
    expect(orders).toEqual(['260821000101001 open', 'position HDFCBANK']);
    expect(following.state()).toMatchObject({ kind: 'live', handshake: 'raw' });
  });

  it('reports a malformed frame with its text, and goes on', async () => {
    follow();
    const { socket } = await feedServer.nextConnection();
    socket.send(connected);
    socket.send('{"type":"order","data":{"nOrdNo":""}}');
    socket.send('nonsense');
    socket.send('{"type":"order","data":{"nOrdNo":"260821000101001"}}');
    await until(() => orders.length === 1);
    expect(malformed.map(({ text }) => text)).toEqual(['{"type":"order","data":{"nOrdNo":""}}', 'nonsense']);
  });

  it('tries JSON when the raw greeting is not acknowledged within ten seconds, and stays with what worked', async () => {
    follow();
    await feedServer.nextConnection();
    await broker.clock.turn(9_999);
    expect(kinds()).toEqual(['connecting']);
    await broker.clock.turn(1);
    expect(states[1]).toMatchObject({ kind: 'down', why: 'no_ack' });
    await broker.clock.turn(1_000);
    const second = await feedServer.nextConnection();
    expect(JSON.parse(second.hello)).toEqual({
      type: 'cn',
      Authorization: 'trade-token-0123456789',
      Sid: 'trade-sid-0123456789',
      src: 'WEB',
    });
    second.socket.send(connected);
    await until(() => kinds().includes('live'));
    second.socket.terminate();
    await until(() => states.at(-1)?.kind === 'down');
    await turnToRetry();
    expect((await feedServer.nextConnection()).hello).toBe(second.hello);
  });

  it('connects again for ever, with growing pauses', async () => {
    await feedServer.close();
    follow();
    const pauses: number[] = [];
    for (let attempt = 1; attempt <= 7; attempt += 1) {
      await until(() => states.filter(({ kind }) => kind === 'down').length === attempt);
      const atMs = broker.clock.nowMs();
      await turnToRetry();
      pauses.push(broker.clock.nowMs() - atMs);
    }
    expect(pauses).toEqual([1_000, 2_000, 5_000, 10_000, 30_000, 30_000, 30_000]);
  });

  it('begins the pauses anew after a connection that lived', async () => {
    follow();
    for (const expected of [1_000, 1_000, 1_000]) {
      const { socket } = await feedServer.nextConnection();
      socket.send(connected);
      await until(() => states.at(-1)?.kind === 'live');
      for (let half = 0; half < 4; half += 1) {
        await broker.clock.turn(10_000);
        socket.send('{"type":"hb"}');
        socket.send('{"type":"order","data":{"nOrdNo":"260821000101001"}}');
        const count = orders.length;
        await until(() => orders.length > count);
      }
      socket.terminate();
      await until(() => states.at(-1)?.kind === 'down');
      const down = states.at(-1);
      expect(down?.kind === 'down' && down.retryAtMs - broker.clock.nowMs()).toBe(expected);
      await broker.clock.turn(expected);
    }
  });

  it('is down when nothing comes back, not even an answer to a ping', async () => {
    await feedServer.close();
    feedServer = await fakeFeed({ autoPong: false });
    broker.client.logout();
    grantFeedAt(feedServer.url);
    await broker.clock.turn(30_000);
    follow();
    const { socket } = await feedServer.nextConnection();
    socket.send(connected);
    await until(() => states.at(-1)?.kind === 'live');
    const pinged = new Promise<void>((resolve) => socket.once('ping', () => resolve()));
    await broker.clock.turn(20_000);
    await pinged;
    expect(states.at(-1)?.kind).toBe('live');
    await broker.clock.turn(20_000);
    expect(states.at(-1)).toMatchObject({ kind: 'down', why: 'silent' });
  });

  it('stays live while pings are answered', async () => {
    follow();
    const { socket } = await feedServer.nextConnection();
    socket.send(connected);
    await until(() => states.at(-1)?.kind === 'live');
    for (let minute = 0; minute < 6; minute += 1) {
      const pinged = new Promise<void>((resolve) => socket.once('ping', () => resolve()));
      await broker.clock.turn(20_000);
      await pinged;
      // An order after the pong: when it is here, so is the pong.
      socket.send('{"type":"order","data":{"nOrdNo":"260821000101001"}}');
      await until(() => orders.length === minute + 1);
    }
    expect(kinds()).toEqual(['connecting', 'live']);
  });

  it('refused with both greetings, gets a new session, and not another soon after', async () => {
    const before = broker.logins();
    void refuseAll();
    follow();
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      await until(() => states.filter(({ kind }) => kind === 'down').length === attempt);
      await turnToRetry();
      if (attempt === 2) await turnToNextTotp();
    }
    const refusals = states.filter((state) => state.kind === 'down' && state.why === 'auth');
    expect(refusals.length).toBe(4);
    expect(broker.logins()).toBe(before + 1);
  });

  it('is down without a session, and comes when there is one', async () => {
    broker.client.logout();
    await broker.clock.turn(30_000);
    broker.server.on('/login/1.0/tradeApiLogin', json({ status: 'error', message: 'Account is dormant' }));
    follow();
    await until(() => states.at(-1)?.kind === 'down');
    expect(states.at(-1)).toMatchObject({ why: 'no_session', words: 'Account is dormant' });
    broker.server.on('/login/1.0/tradeApiLogin', json(granted({ token: 'v', sid: 'v' })));
    await turnToRetry();
    await turnToNextTotp();
    const { socket } = await feedServer.nextConnection();
    socket.send(connected);
    await until(() => states.at(-1)?.kind === 'live');
  });

  it('ends when it is closed, and says so', async () => {
    const following = follow();
    const { socket } = await feedServer.nextConnection();
    socket.send(connected);
    await until(() => states.at(-1)?.kind === 'live');
    const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    following.close();
    await gone;
    await until(() => states.at(-1)?.kind === 'closed');
    await broker.clock.turn(600_000);
    expect(kinds()).toEqual(['connecting', 'live', 'closed']);
  });
});
