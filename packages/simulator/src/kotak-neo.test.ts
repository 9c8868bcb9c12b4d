import type { VirtualClock } from '@orderwatch/clock';
import type { FeedState, KotakNeo, OrderFrame, PlaceOrderFields } from 'kotak-neo';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createHeldKotakNeo } from './kotak-neo-client.fixture.ts';
import { istMs, startDay, type TradingDay } from './trading-day.fixture.ts';

interface ClientDay extends TradingDay {
  readonly kotak: KotakNeo;
  /** Lets simulated time pass until the client is through. */
  readonly played: <T>(call: Promise<T>) => Promise<T>;
}

async function startClientDay(time: string, date?: string): Promise<ClientDay> {
  const day = await startDay(time, {
    date,
    account: { holdings: [{ tradingSymbol: 'ITBEES-EQ', quantity: 45, averagePaise: 3872 }] },
  });
  const kotak = createHeldKotakNeo(day.clock, day.client.credentials);
  onTestFinished(() => kotak.close());
  return { ...day, kotak, played: (call) => play(day.clock, call) };
}

async function play<T>(clock: VirtualClock, call: Promise<T>): Promise<T> {
  let isOver = false;
  const done = (): void => {
    isOver = true;
  };
  call.then(done, done);
  while (!isOver) await clock.advanceBy(50);
  return call;
}

const ORDER: PlaceOrderFields = {
  am: 'NO',
  es: 'nse_cm',
  pc: 'CNC',
  pr: '9.10',
  pt: 'L',
  qt: '10',
  rt: 'DAY',
  ts: 'IDEA-EQ',
  tt: 'B',
  ig: 'tag-1',
};

describe('the published client against the simulator', () => {
  it('logs in', async () => {
    const { kotak, played, client } = await startClientDay('09:20:00');
    expect(await played(kotak.login())).toMatchObject({
      ok: true,
      session: {
        ucc: 'AB1C2',
        baseUrl: client.credentials.url,
        expiresAtMs: istMs('00:00:00', '2026-08-22'),
      },
    });
  });

  it('places, sees, modifies and cancels a regular order', async () => {
    const { kotak, played, clock } = await startClientDay('09:20:00');
    const placed = await played(kotak.placeOrder(ORDER));
    expect(placed.kind).toBe('accepted');
    if (placed.kind !== 'accepted') return;
    const { nOrdNo } = placed;
    await clock.advanceBy(5000);
    const change = { no: nOrdNo, am: 'NO', qt: '12', pr: '9.20', pt: 'L', vd: 'DAY' } as const;
    expect(await played(kotak.modifyOrder(change))).toMatchObject({ kind: 'accepted', nOrdNo });
    await clock.advanceBy(5000);
    expect(await played(kotak.readOrder(nOrdNo))).toMatchObject({
      kind: 'complete',
      rows: [{ nOrdNo, ordSt: 'open', prc: '9.20', qty: 12 }],
    });
    expect(await played(kotak.cancelOrder({ on: nOrdNo, am: 'NO' }))).toMatchObject({
      kind: 'accepted',
      nOrdNo,
    });
    await clock.advanceBy(5000);
    expect(await played(kotak.readOrderBook())).toMatchObject({
      kind: 'complete',
      rows: [{ nOrdNo, ordSt: 'cancelled', cnlQty: 12, fldQty: 0 }],
    });
  });

  it('places and cancels an after-market order', async () => {
    const { kotak, played, clock } = await startClientDay('16:05:00');
    const placed = await played(kotak.placeOrder({ ...ORDER, am: 'YES' }));
    if (placed.kind !== 'accepted') throw new Error(`The order was ${placed.kind}`);
    await clock.advanceBy(5000);
    expect(await played(kotak.readOrderBook())).toMatchObject({
      rows: [{ ordGenTp: 'AMO', ordSt: 'after market order req received', GuiOrdId: 'tag-1' }],
    });
    const cancelled = await played(kotak.cancelOrder({ on: placed.nOrdNo, am: 'YES', ts: 'IDEA-EQ' }));
    expect(cancelled.kind).toBe('accepted');
    await clock.advanceBy(5000);
    expect(await played(kotak.readOrderHistory(placed.nOrdNo))).toMatchObject({
      kind: 'complete',
      rows: [{ ordSt: 'cancelled after market order' }, { ordSt: 'after market order req received' }],
    });
  });

  it('finds every reading complete after a trade, with no row in quarantine', async () => {
    const { kotak, played, clock } = await startClientDay('09:20:00');
    await played(kotak.placeOrder({ ...ORDER, ts: 'HDFCBANK-EQ', pt: 'MKT', pr: '0' }));
    await clock.advanceBy(60_000);
    const hdfc = { segment: 'nse_cm', token: '1333' };
    const margin = {
      exSeg: 'nse_cm',
      tok: '1333',
      prc: '800',
      prcTp: 'L',
      prod: 'CNC',
      qty: '1',
      trnsTp: 'B',
    } as const;
    const readings = [
      await played(kotak.readOrderBook()),
      await played(kotak.readTradeBook()),
      await played(kotak.readPositions()),
      await played(kotak.readHoldings()),
      await played(kotak.readLimits()),
      await played(kotak.checkMargin(margin)),
      await played(kotak.readQuotes([hdfc, { segment: 'nse_cm', token: 'Nifty 50' }])),
      await played(kotak.readScripMasterPaths()),
      await played(kotak.readScripMaster('nse_cm')),
      await played(kotak.readClientIp()),
    ];
    expect(readings.map(({ kind }) => kind)).toEqual(readings.map(() => 'complete'));
  });

  it('reads an empty book as empty', async () => {
    const { kotak, played } = await startClientDay('09:20:00');
    expect((await played(kotak.readOrderBook())).kind).toBe('empty');
    expect((await played(kotak.readTradeBook())).kind).toBe('empty');
    expect((await played(kotak.readPositions())).kind).toBe('empty');
  });

  const outcomes = [
    { name: 'a lost reply', fault: { kind: 'lost_after' }, kind: 'unknown' },
    { name: 'a request that never arrived', fault: { kind: 'lost_before' }, kind: 'unknown' },
    { name: 'an answer that never comes', fault: { kind: 'hang' }, kind: 'unknown' },
    { name: 'a gateway’s page', fault: { kind: 'html' }, kind: 'unknown' },
    {
      name: 'a forbidden address',
      fault: { kind: 'error_body', label: 'unauthorised_address' },
      kind: 'refused',
    },
  ] as const;
  it.each(outcomes)('calls a placement $kind after $name', async ({ fault, kind }) => {
    const { kotak, played, simulator } = await startClientDay('09:20:00');
    simulator.faults.add({ ...fault, operation: 'place' });
    expect((await played(kotak.placeOrder(ORDER))).kind).toBe(kind);
  });

  it('logs in anew when the session ends in the middle of the day', async () => {
    const { kotak, played, simulator } = await startClientDay('09:20:00');
    await played(kotak.placeOrder(ORDER));
    simulator.sessions.expireAll();
    expect((await played(kotak.readOrderBook())).kind).toBe('complete');
  });

  it('follows the feed through a cut connection, whatever the pace of the clock', async () => {
    const { kotak, played, clock, simulator } = await startClientDay('09:20:00');
    const frames: OrderFrame[] = [];
    const states: FeedState['kind'][] = [];
    await played(kotak.login());
    kotak.connectOrderFeed({
      onOrder: (frame) => frames.push(frame),
      onState: ({ kind }) => states.push(kind),
    });
    await clock.advanceBy(1000);
    await played(kotak.placeOrder(ORDER));
    await clock.advanceBy(3_600_000);
    expect(frames.map(({ ordSt }) => ordSt)).toEqual([
      'put order req received',
      'validation pending',
      'open pending',
      'open',
    ]);
    simulator.feed.drop();
    await clock.advanceBy(60_000);
    expect(states).toEqual(['connecting', 'live', 'down', 'connecting', 'live']);
    expect(frames).toHaveLength(5);
  });

  it('follows an after-market order over the night to its fill in the opening auction', async () => {
    const { kotak, played, clock, simulator } = await startClientDay('20:00:00', '2026-08-20');
    const seen: string[] = [];
    kotak.connectOrderFeed({ onOrder: ({ ordSt }) => seen.push(String(ordSt)) });
    simulator.broker.market.setScript({
      tradingSymbol: 'IDEA-EQ',
      openPaise: 1000,
      previousClosePaise: 1000,
    });
    await played(kotak.placeOrder({ ...ORDER, am: 'YES', pr: '10.50' }));
    await clock.advanceTo(istMs('08:59:00'));
    const sinceMidnight = seen.length;
    await clock.advanceTo(istMs('09:10:00'));
    expect(new Set(seen.slice(0, sinceMidnight))).toEqual(new Set(['after market order req received']));
    expect(seen.slice(sinceMidnight)).toEqual([
      'put order req received',
      'validation pending',
      'open pending',
      'open',
      'complete',
    ]);
    expect(await played(kotak.readOrderBook())).toMatchObject({
      rows: [{ ordSt: 'complete', ordGenTp: 'AMO', fldQty: 10, nOrdNo: expect.stringMatching(/^260820/) }],
    });
  });
});
