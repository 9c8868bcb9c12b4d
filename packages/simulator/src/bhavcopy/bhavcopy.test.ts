import { describe, expect, it } from 'vitest';
import { startDay } from '../trading-day.fixture.ts';

type Day = Awaited<ReturnType<typeof startDay>>;

async function fileOf({ client }: Day, day: string): Promise<{ status: number; rows: Row[] }> {
  const url = `${client.baseUrl}/content/cm/BhavCopy_NSE_CM_0_0_0_${day.replaceAll('-', '')}_F_0000.csv`;
  const { status, text } = await client.send(url, { method: 'GET', headers: {} });
  const [header = [], ...lines] = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  return {
    status,
    rows: lines.map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at]]))),
  };
}

type Row = Readonly<Record<string, string | undefined>>;

const of = (rows: readonly Row[], symbol: string): Row => rows.find((row) => row.TckrSymb === symbol) ?? {};

function isWhole({ OpnPric, HghPric, LwPric, ClsPric }: Row): boolean {
  const [open, high, low, close] = [OpnPric, HghPric, LwPric, ClsPric].map(Number);
  if (open === undefined || high === undefined || low === undefined || close === undefined) return false;
  return low > 0 && low <= Math.min(open, close) && high >= Math.max(open, close);
}

describe('the exchange’s file of daily prices', () => {
  it('is there for the trading days before the simulation began, each close the next day’s previous close', async () => {
    const day = await startDay('08:00:00');
    const before = await fileOf(day, '2026-08-19');
    const after = await fileOf(day, '2026-08-20');
    expect(before.rows.length).toBeGreaterThan(30);
    expect(of(after.rows, 'SBIN')).toMatchObject({
      ISIN: 'INE062A01020',
      SctySrs: 'EQ',
      PrvsClsgPric: of(before.rows, 'SBIN').ClsPric,
    });
    const old = await fileOf(day, '2026-07-31');
    expect(old.status).toBe(200);
  });

  it.each([
    ['of a day that is not over', '2026-08-21'],
    ['of a weekend', '2026-08-16'],
    ['of a day to come', '2026-08-24'],
    ['of no day', '2026-13-45'],
  ])('%s is not found', async (_name, date) => {
    expect((await fileOf(await startDay('17:00:00'), date)).status).toBe(404);
  });

  it('has the open and the close of every share between its low and its high, on all days of a month', async () => {
    const day = await startDay('08:00:00');
    const odd: Row[] = [];
    let count = 0;
    for (let back = 1; back <= 30; back += 1) {
      const date = Temporal.PlainDate.from('2026-08-21').subtract({ days: back }).toString();
      const { status, rows } = await fileOf(day, date);
      if (status === 404) continue;
      count += rows.length;
      odd.push(...rows.filter((row) => !isWhole(row)));
    }
    expect(odd).toEqual([]);
    expect(count).toBeGreaterThan(18 * 30);
  });

  it('of today is there in the evening, and the close is the quote’s last price', async () => {
    const day = await startDay('17:50:00');
    const { rows } = await fileOf(day, '2026-08-21');
    const listed = day.simulator.broker.instrument('nse_cm', 'SBIN-EQ');
    if (!listed) throw new Error('SBIN is not listed');
    const paise = Number((of(rows, 'SBIN').ClsPric ?? '').replace('.', ''));
    expect(paise).toBe(day.simulator.broker.quotes(listed).lastPaise);
  });
});

describe('a split', () => {
  const holdings = [{ tradingSymbol: 'SBIN-EQ', quantity: 15, averagePaise: 100_000 }];

  it('counts shares, base price and band anew from its ex-day on, and leaves the day before as it was', async () => {
    const day = await startDay('15:00:00', { date: '2026-08-20', account: { holdings } });
    const { broker } = day.simulator;
    broker.market.split({ tradingSymbol: 'SBIN-EQ', from: 1, to: 5, exDay: '2026-08-21' });
    expect(broker.holdings('AB1C2')[0]).toMatchObject({ quantity: 15 });
    await day.clock.advanceTo(Temporal.Instant.from('2026-08-21T08:30:00+05:30').epochMilliseconds);
    const close = Number((of((await fileOf(day, '2026-08-20')).rows, 'SBIN').ClsPric ?? '').replace('.', ''));
    const listed = broker.instrument('nse_cm', 'SBIN-EQ');
    expect(listed?.previousClosePaise).toBeCloseTo(close / 5, -1);
    expect(listed?.upperBandPaise).toBeLessThan(close / 4);
    expect(broker.holdings('AB1C2')[0]).toMatchObject({
      quantity: 75,
      sellableQuantity: 75,
      costPaise: 1_500_000,
    });
  });

  it('changes the face value from its ex-day on, where it is told to', async () => {
    const day = await startDay('15:00:00', { date: '2026-08-20' });
    const { broker } = day.simulator;
    const faceValue = () => broker.instrument('nse_cm', 'SBIN-EQ')?.faceValuePaise;
    const closeBefore = broker.instrument('nse_cm', 'SBIN-EQ')?.previousClosePaise ?? 0;
    broker.market.split({
      tradingSymbol: 'SBIN-EQ',
      from: 1,
      to: 1,
      exDay: '2026-08-21',
      faceValuePaise: 50,
    });
    broker.market.split({ tradingSymbol: 'SBIN-EQ', from: 1, to: 2, exDay: '2026-08-24' });
    expect(faceValue()).toBe(100);
    await day.clock.advanceTo(Temporal.Instant.from('2026-08-21T08:30:00+05:30').epochMilliseconds);
    expect(faceValue()).toBe(50);
    expect(broker.instrument('nse_cm', 'SBIN-EQ')?.previousClosePaise).toBeGreaterThan(closeBefore * 0.9);
    await day.clock.advanceTo(Temporal.Instant.from('2026-08-24T08:30:00+05:30').epochMilliseconds);
    expect(faceValue()).toBe(50);
  });

  it('cannot be announced for a day that has begun', async () => {
    const day = await startDay('08:00:00');
    const split = { tradingSymbol: 'SBIN-EQ', from: 1, to: 5, exDay: '2026-08-21' };
    expect(() => day.simulator.broker.market.split(split)).toThrow(/ahead/);
  });
});
