import type { VirtualClock } from '@orderwatch/clock';
import { describe, expect, it } from 'vitest';
import { type ForeignClient, ForeignFeed } from '../foreign-client.fixture.ts';
import { istMs, startDay } from '../trading-day.fixture.ts';

async function openMarketFeed(
  client: ForeignClient,
  clock: VirtualClock,
  sid = client.sid,
): Promise<ForeignFeed> {
  const feed = new ForeignFeed(`${client.baseUrl.replace(/^http/, 'ws')}/wsfeed`, clock);
  await feed.opened;
  feed.socket.send(
    JSON.stringify({ user: 'AB1C2', auth: sid, format: 'native_batch', source: 'NEOTRADEAPI' }),
  );
  await clock.settle();
  return feed;
}

/** Status codes of the packets for NSE cash, in the order in which they came. */
function statuses(feed: ForeignFeed): number[] {
  return feed.binaries
    .filter((packet) => packet.readUInt16LE(2) === 105 && packet.readInt8(4) === 1)
    .map((packet) => packet.readUInt16LE(9));
}

describe('the market feed', () => {
  it('authenticates by the trade session’s sid', async () => {
    const { client, clock } = await startDay('09:20:00');
    const feed = await openMarketFeed(client, clock);
    expect(feed.frames).toMatchObject([
      { message_code: 1117, format: 'native_batch', exchanges: { nse_cm: { value: 1, divider: 100 } } },
    ]);
    const stranger = await openMarketFeed(client, clock, 'another');
    expect(await stranger.closed).toBe(1008);
  });

  it('acknowledges subscriptions with the symbols', async () => {
    const { client, clock } = await startDay('09:20:00');
    const feed = await openMarketFeed(client, clock);
    const inputtoken = 'nse_cm|1333,nse_cm|2885,nse_cm|0';
    feed.socket.send(JSON.stringify({ event: 'subscribeScrips', inputtoken, ack_symbol: true }));
    await new Promise((resolve) => feed.socket.once('message', resolve));
    expect(feed.frames[1]).toEqual({
      message_code: 1109,
      trading_symbols: { 'nse_cm|1333': 'HDFCBANK-EQ', 'nse_cm|2885': 'RELIANCE-EQ' },
    });
  });

  it('tells the market’s phase at once and at every change of the day', async () => {
    const { client, clock } = await startDay('08:50:00');
    const feed = await openMarketFeed(client, clock);
    const first = new Promise((resolve) => feed.socket.once('message', resolve));
    feed.socket.send(JSON.stringify({ event: 'subscribeExchange' }));
    await first;
    await clock.advanceTo(istMs('16:30:00'));
    expect(statuses(feed)).toEqual([2, 5, 3, 4, 1, 8, 10, 12, 2, 2]);
    const openings = feed.binaries.filter((packet) => packet.readUInt16LE(2) === 6511);
    expect(openings.map((packet) => packet.readUInt16LE(0))).toEqual([9, 9]);
  });
});
