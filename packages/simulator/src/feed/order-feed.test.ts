import { describe, expect, it } from 'vitest';
import { parse, placement } from '../foreign-client.fixture.ts';
import { APP_ORDER, istMs, startDay } from '../trading-day.fixture.ts';

const ACKNOWLEDGED = '{"ak":"ok","type":"cn","task":"cn","msg":"connected"}';
const FAILED = '{"ak":"nk","type":"cn","task":"cn","msg":"Authentication Failed"}';
const PLACE = '/quick/order/rule/ms/place';

describe('the handshake', () => {
  it('is taken as raw text and as JSON', async () => {
    const { client, clock } = await startDay('09:20:00');
    const json = JSON.stringify({ type: 'cn', Authorization: client.token, Sid: client.sid, src: 'WEB' });
    for (const handshake of [client.handshake(), json]) {
      const feed = await client.openFeed(handshake);
      await clock.settle();
      expect(feed.texts).toEqual([ACKNOWLEDGED]);
    }
  });

  it('fails with wrong credentials, and garbage is called so', async () => {
    const { client, clock } = await startDay('09:20:00');
    const wrong = await client.openFeed('{type:cn,Authorization:x,Sid:y,src:WEB}');
    const garbage = await client.openFeed('hello');
    await clock.settle();
    expect(wrong.texts).toEqual([FAILED]);
    expect(garbage.texts).toEqual([
      '{"ak":"nk","type":"failed to process request","task":"nk","msg":"invalid request format"}',
    ]);
  });
});

describe('frames', () => {
  it('tell every station of an order, in its order', async () => {
    const { client, clock } = await startDay('09:20:00');
    const feed = await client.openFeed();
    await client.post(PLACE, placement({ ts: 'HDFCBANK-EQ', pt: 'MKT', pr: '0' }));
    await clock.advanceBy(10_000);
    expect(feed.statuses).toEqual([
      'put order req received',
      'validation pending',
      'open pending',
      'open',
      'complete',
    ]);
    expect(feed.frames.filter(({ type }) => type === 'position')).toHaveLength(1);
  });

  it('tell what another channel does, and nothing of another account', async () => {
    const { client, clock, simulator } = await startDay('09:20:00');
    simulator.addAccount({ ucc: 'ZZ9Z9', cashPaise: 10_000_000 });
    const feed = await client.openFeed();
    simulator.broker.place('AB1C2', APP_ORDER, 'app');
    simulator.broker.place('ZZ9Z9', APP_ORDER, 'app');
    await clock.advanceBy(5000);
    const orders = feed.frames.filter(({ type }) => type === 'order');
    expect(orders.length).toBeGreaterThan(3);
    expect(orders.every(({ data }) => parse(JSON.stringify(data)).actId === 'AB1C2')).toBe(true);
  });

  it('push the day’s orders as they stand to whoever comes back', async () => {
    const { client, clock, simulator } = await startDay('09:20:00');
    const first = await client.openFeed();
    await client.post(PLACE, placement({ ts: 'HDFCBANK-EQ', pt: 'MKT', pr: '0' }));
    await client.post(PLACE, placement());
    await clock.advanceBy(10_000);
    simulator.feed.drop('AB1C2');
    expect(await first.closed).toBe(1006);
    const second = await client.openFeed();
    await clock.settle();
    expect(second.statuses).toEqual(['complete', 'open']);
  });

  it('are read before simulated time goes on', async () => {
    const { client, clock } = await startDay('09:20:00');
    const feed = await client.openFeed();
    const seenAt: number[] = [];
    feed.socket.on('message', () => seenAt.push(clock.nowMs() - istMs('09:20:00')));
    await client.post(PLACE, placement());
    await clock.advanceBy(3_600_000);
    expect(seenAt.length).toBeGreaterThan(3);
    expect(Math.max(...seenAt)).toBeLessThan(5000);
  });

  it('end at midnight, with the session', async () => {
    const { client, clock } = await startDay('23:50:00');
    const feed = await client.openFeed();
    await clock.advanceTo(istMs('00:00:01', '2026-08-22'));
    expect(await feed.closed).toBe(1006);
  });

  it('echo a position now and then where a client cannot bear silence', async () => {
    const { client, clock } = await startDay('09:20:00', { feedEchoMs: 60_000 });
    const feed = await client.openFeed();
    await clock.advanceBy(180_000);
    expect(feed.frames.slice(1).map(({ type }) => type)).toEqual(['position', 'position', 'position']);
  });
});

describe('faults of the feed', () => {
  it('turn new connections away', async () => {
    const { client, simulator } = await startDay('09:20:00');
    const fault = simulator.faults.add({ kind: 'feed_refuse' });
    await expect(client.openFeed()).rejects.toThrow('503');
    fault.remove();
    await expect(client.openFeed()).resolves.toBeDefined();
  });

  it('cut open connections when their time comes', async () => {
    const { client, clock, simulator } = await startDay('09:20:00');
    const feed = await client.openFeed();
    simulator.faults.add({ kind: 'feed_drop', fromMs: istMs('09:30:00') });
    await clock.advanceTo(istMs('09:29:59'));
    expect(simulator.feed.count('AB1C2')).toBe(1);
    await clock.advanceTo(istMs('09:30:01'));
    expect(simulator.feed.count('AB1C2')).toBe(0);
    expect(await feed.closed).toBe(1006);
  });

  it('leave the handshake unanswered', async () => {
    const { client, clock, simulator } = await startDay('09:20:00');
    simulator.faults.add({ kind: 'feed_no_ack' });
    const feed = await client.openFeed();
    await client.post(PLACE, placement());
    await clock.advanceBy(10_000);
    expect(feed.texts).toEqual([]);
  });

  const tampered = [
    { name: 'say nothing', fault: { kind: 'feed_silence' }, statuses: [] },
    {
      name: 'repeat',
      fault: { kind: 'feed_repeat', times: 1 },
      statuses: ['put', 'put', 'val', 'ope', 'open'],
    },
    { name: 'turn pairs round', fault: { kind: 'feed_reorder' }, statuses: ['val', 'put', 'open', 'ope'] },
    { name: 'are sparse', fault: { kind: 'feed_sparse' }, statuses: ['put', 'val', 'ope', 'open'] },
  ] as const;
  it.each(tampered)('$name', async ({ fault, statuses }) => {
    const { client, clock, simulator } = await startDay('09:20:00');
    const feed = await client.openFeed();
    await clock.settle();
    simulator.faults.add(fault);
    await client.post(PLACE, placement());
    await clock.advanceBy(10_000);
    expect(feed.statuses.map((status) => (status === 'open' ? status : String(status).slice(0, 3)))).toEqual(
      statuses,
    );
  });

  it('break a frame', async () => {
    const { client, clock, simulator } = await startDay('09:20:00');
    const feed = await client.openFeed();
    await clock.settle();
    simulator.faults.add({ kind: 'feed_malformed', times: 1 });
    await client.post(PLACE, placement());
    await clock.advanceBy(10_000);
    expect(() => JSON.parse(feed.texts[1] ?? '')).toThrow();
    expect(feed.statuses).toEqual(['validation pending', 'open pending', 'open']);
  });

  it('delay frames without changing their order', async () => {
    const { client, clock, simulator } = await startDay('09:20:00');
    const feed = await client.openFeed();
    await clock.settle();
    simulator.faults.add({ kind: 'feed_delay', ms: 60_000 });
    await client.post(PLACE, placement());
    await clock.advanceBy(59_000);
    expect(feed.statuses).toEqual([]);
    await clock.advanceBy(10_000);
    expect(feed.statuses).toEqual(['put order req received', 'validation pending', 'open pending', 'open']);
  });

  it('replay the whole day at the handshake', async () => {
    const { client, clock, simulator } = await startDay('09:20:00');
    await client.post(PLACE, placement());
    await clock.advanceBy(10_000);
    simulator.faults.add({ kind: 'feed_replay' });
    const feed = await client.openFeed();
    await clock.settle();
    expect(feed.statuses).toEqual(['put order req received', 'validation pending', 'open pending', 'open']);
  });
});
