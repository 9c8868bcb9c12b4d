import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../market/calendar.test-support.ts';
import { dayNumber, nseCalendar2026 } from '../market/index.ts';
import { paise } from '../money/index.ts';
import { adjustCloses } from './adjust-closes.ts';
import { missingCloses } from './check-closes.ts';
import type { OpenHighLow } from './daily-close.ts';
import { detectCorporateAction } from './detect-corporate-action.ts';
import { readBhavcopy } from './read-bhavcopy.ts';

const HEADER =
  'TradDt,BizDt,Sgmt,Src,FinInstrmTp,FinInstrmId,ISIN,TckrSymb,SctySrs,XpryDt,FininstrmActlXpryDt,StrkPric,OptnTp,FinInstrmNm,OpnPric,HghPric,LwPric,ClsPric,LastPric,PrvsClsgPric';
const TCS =
  '2026-06-02,2026-06-02,CM,NSE,STK,11536,INE467B01029,TCS,EQ,,,,,TATA CONSULTANCY SERV LT,2320.0,2457.4,2316.2,2446.9,2451.1,2297.4';
const split = (...lines: readonly string[]) => lines.map((line) => line.split(','));
const read = (...lines: readonly string[]) => readBhavcopy(split(HEADER, ...lines), 5);

describe('a bhavcopy', () => {
  it('gives open, high, low and close of each share, in paise', () => {
    expect(read(TCS)).toStrictEqual({
      ok: true,
      value: {
        closes: [
          {
            isin: 'INE467B01029',
            symbol: 'TCS',
            series: 'EQ',
            day: dayNumber(day('2026-06-02')),
            close: 2_446_90,
            openHighLow: { open: 2_320_00, high: 2_457_40, low: 2_316_20 },
            previousClose: 2_297_40,
            source: 'nse_bhavcopy',
            importedAtMs: 5,
          },
        ],
        faults: [],
        skipped: 0,
        days: [dayNumber(day('2026-06-02'))],
      },
    });
  });

  it.each([
    ['derivatives', TCS.replace(',CM,', ',FO,')],
    ['bonds of the cash segment', TCS.replace(',EQ,', ',GS,')],
    ['what is no share', TCS.replace(',STK,', ',IDX,')],
  ])('leaves %s out', (_, line) => {
    expect(read(line, TCS)).toMatchObject({ value: { skipped: 1, closes: [{ symbol: 'TCS' }] } });
  });

  it.each(['BE', 'BZ', 'BL', 'SM'])('has shares of series %s', (series) => {
    expect(read(TCS.replace(',EQ,', `,${series},`))).toMatchObject({ value: { closes: [{ series }] } });
  });

  it.each([
    ['a close of zero', TCS.replace(',2446.9,', ',0,'), 'ClsPric'],
    ['no close', TCS.replace(',2446.9,', ',,'), 'ClsPric'],
    ['a close that is no number', TCS.replace(',2446.9,', ',NaN,'), 'ClsPric'],
    ['a day that is none', TCS.replace('2026-06-02', '2026-02-30'), 'TradDt'],
    ['a month that is none', TCS.replace('2026-06-02', '2026-13-01'), 'TradDt'],
    ['another form of day', TCS.replace('2026-06-02', '02-JUN-26'), 'TradDt'],
    ['an ISIN that is none', TCS.replace('INE467B01029', 'INE467'), 'ISIN'],
    ['no symbol', TCS.replace(',TCS,', ',,'), 'TckrSymb'],
    ['a symbol with a NUL', TCS.replace(',TCS,', ',T\0CS,'), 'TckrSymb'],
    ['a row cut short', TCS.slice(0, 70), 'ClsPric'],
  ])('with %s tells the line, and keeps the others', (_, line, what) => {
    const result = read(line, TCS);
    expect(result).toMatchObject({ value: { closes: [{ symbol: 'TCS' }], faults: [{ line: 2 }] } });
    expect(result.ok && result.value.faults[0]?.why).toContain(what);
  });

  it.each([
    ['a high below its low', [2320, 2300, 2316.2], 'HghPric 2300.00 is below LwPric 2316.20'],
    [
      'an open below its low',
      [2316.1, 2457.4, 2316.2],
      'OpnPric 2316.10 is outside of LwPric 2316.20 to HghPric 2457.40',
    ],
    ['an open above its high', [2457.5, 2457.4, 2316.2], 'OpnPric 2457.50 is outside'],
    [
      'a close below its low',
      [2450, 2457.4, 2447],
      'ClsPric 2446.90 is outside of LwPric 2447.00 to HghPric 2457.40',
    ],
    ['a close above its high', [2320, 2446.85, 2316.2], 'ClsPric 2446.90 is outside'],
    ['no open beside a high', ['', 2457.4, 2316.2], 'OpnPric is no price: ""'],
    ['a high of zero', [2320, 0, 2316.2], 'HghPric is no price: "0"'],
    ['a low that is no number', [2320, 2457.4, 'low'], 'LwPric is no price: "low"'],
  ])('with %s refuses the row by the columns that contradict, close and all', (_, [open, high, low], why) => {
    const line = TCS.replace(',2320.0,2457.4,2316.2,', `,${open},${high},${low},`);
    expect(read(line)).toMatchObject({ value: { closes: [], faults: [{ line: 2 }] } });
    const result = read(line);
    expect(result.ok && result.value.faults[0]?.why).toContain(why);
  });

  it.each([
    ['all four the same', ',2446.9,2446.9,2446.9,', { open: 2_446_90, high: 2_446_90, low: 2_446_90 }],
    [
      'open at the low, close at the high',
      ',2316.2,2446.9,2316.2,',
      { open: 2_316_20, high: 2_446_90, low: 2_316_20 },
    ],
    ['none of the three', ',,,,', null],
    ['zeros in their place', ',0.00,0,0.0,', null],
  ])('with %s is kept as it is', (_, cells, openHighLow) => {
    const line = TCS.replace(',2320.0,2457.4,2316.2,', cells);
    expect(read(line)).toMatchObject({ value: { closes: [{ close: 2_446_90, openHighLow }], faults: [] } });
  });

  it('without the three columns has closes alone', () => {
    const cut = (line: string) => [line.split(',').toSpliced(14, 3)];
    expect(readBhavcopy([...cut(HEADER), ...cut(TCS)], 5)).toMatchObject({
      value: { closes: [{ close: 2_446_90, openHighLow: null }], faults: [] },
    });
  });

  it('of a share on its first day names no close before', () => {
    expect(read(TCS.replace(',2297.4', ','))).toMatchObject({ value: { closes: [{ previousClose: null }] } });
  });

  it.each([
    [[], { code: 'empty' }],
    [
      [['TradDt', 'Sgmt']],
      {
        code: 'columns_missing',
        columns: ['FinInstrmTp', 'ISIN', 'TckrSymb', 'SctySrs', 'ClsPric', 'PrvsClsgPric'],
      },
    ],
  ])('that is none is refused whole: %j', (records, error) => {
    expect(readBhavcopy(records, 5)).toStrictEqual({ ok: false, error });
  });

  it('finds its columns by name, with or without a byte order mark', () => {
    const columns = HEADER.split(',');
    const turned = split(HEADER, TCS).map((row) => [...row].reverse());
    expect(readBhavcopy(turned, 5)).toStrictEqual(read(TCS));
    const marked = [[`\uFEFF${columns[0]}`, ...columns.slice(1)], TCS.split(',')];
    expect(readBhavcopy(marked, 5)).toStrictEqual(read(TCS));
  });

  it('accounts for every row of any content', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string(), { maxLength: 20 }), { maxLength: 10 }), (rows) => {
        const result = readBhavcopy([...split(HEADER), ...rows], 5);
        if (!result.ok) throw new Error(result.error.code);
        const { closes, faults, skipped } = result.value;
        expect(closes.length + faults.length + skipped).toBe(rows.length);
      }),
    );
  });
});

describe('the closes that are missing', () => {
  const number = (text: string) => dayNumber(day(text));
  // Wednesday 25 November 2026; the 24th is a holiday.
  const days = ['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-23'].map(number);
  const ask = (known: readonly number[], imported: readonly number[] = [], span = 4) =>
    missingCloses({
      calendar: nseCalendar2026(),
      closes: known.map((one) => ({ day: one })),
      today: number('2026-11-25'),
      span,
      importedDays: new Set(imported),
    });

  it('are none over weekends and holidays', () => {
    expect(ask(days)).toStrictEqual([]);
  });

  it('are the trading days of the span that nobody read', () => {
    expect(ask(days.filter((one) => one !== number('2026-11-19')))).toStrictEqual([number('2026-11-19')]);
    expect(ask(days.slice(0, 3))).toStrictEqual([number('2026-11-23')]);
  });

  it('are not the days on which it did not trade', () => {
    expect(ask(days.slice(0, 3), [number('2026-11-23')])).toStrictEqual([]);
  });

  it('are not the days before its listing, but always the last one', () => {
    expect(ask(days.slice(2))).toStrictEqual([]);
    expect(ask([])).toStrictEqual([number('2026-11-23')]);
  });

  it('end where the calendar does', () => {
    const calendar = nseCalendar2026();
    const question = {
      calendar,
      closes: [{ day: 0 }],
      today: number('2026-01-05'),
      span: 9,
      importedDays: new Set<number>(),
    };
    expect(missingCloses(question)).toStrictEqual([number('2026-01-01'), number('2026-01-02')]);
  });
});

describe('closes in the prices of today', () => {
  const closes = [1, 2, 3].map((one) => ({ day: one, close: paise(1_000_00) }));

  it.each([
    ['none', [], [1_000_00, 1_000_00, 1_000_00]],
    ['a split of five from day 3', [{ from: 1, to: 5, exDay: 3 }], [200_00, 200_00, 1_000_00]],
    ['a bonus of one for two from day 2', [{ from: 2, to: 3, exDay: 2 }], [666_67, 1_000_00, 1_000_00]],
    [
      'both',
      [
        { from: 1, to: 5, exDay: 3 },
        { from: 2, to: 3, exDay: 2 },
      ],
      [133_33, 200_00, 1_000_00],
    ],
  ])('%s', (_, adjustments, expected) => {
    expect(adjustCloses(closes, adjustments).map(({ close }) => close)).toStrictEqual(expected);
  });
});

describe('open, high and low in the prices of today', () => {
  const day = (openHighLow: OpenHighLow | null) => [{ day: 1, close: paise(1_000_05), openHighLow }];
  const split = [{ from: 1, to: 5, exDay: 2 }];

  it('are scaled with the close', () => {
    const range = { open: paise(1_000_00), high: paise(1_002_03), low: paise(998_00) };
    expect(adjustCloses(day(range), split)).toStrictEqual([
      { day: 1, close: 200_01, openHighLow: { open: 200_00, high: 200_41, low: 199_60 } },
    ]);
  });

  it('stay unknown where they are', () => {
    expect(adjustCloses(day(null), split)).toStrictEqual([{ day: 1, close: 200_01, openHighLow: null }]);
  });

  it('stay around open and close, whatever is split', () => {
    const price = fc.integer({ min: 1, max: 100_000_000 });
    fc.assert(
      fc.property(
        fc.array(price, { minLength: 4, maxLength: 4 }),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 50 }),
        (prices, from, to) => {
          const [low = 1, open = 1, close = 1, high = 1] = prices.toSorted((a, b) => a - b);
          const range = { open: paise(open), high: paise(high), low: paise(low) };
          const closes = [{ day: 1, close: paise(close), openHighLow: range }];
          const [scaled] = adjustCloses(closes, [{ from, to, exDay: 2 }]);
          const around = scaled?.openHighLow ?? range;
          expect(around.low).toBeLessThanOrEqual(Math.min(around.open, scaled?.close ?? 0));
          expect(around.high).toBeGreaterThanOrEqual(Math.max(around.open, scaled?.close ?? 0));
        },
      ),
    );
  });
});

describe('signs of a corporate action', () => {
  const listing = { isin: 'INE1', series: 'EQ', faceValue: paise(10_00) };
  const question = {
    lastClose: { close: paise(1_000_00), day: 7 },
    basePrice: paise(1_000_00),
    before: listing,
    now: listing,
  };

  it.each([
    ['nothing changed', {}, []],
    ['two hundredths are no sign', { basePrice: paise(980_00) }, []],
    ['a base price further off is', { basePrice: paise(979_99) }, ['base_price']],
    ['also upwards', { basePrice: paise(1_020_01) }, ['base_price']],
    ['an unknown base is none', { basePrice: null }, []],
    ['nor an unknown close', { lastClose: null, basePrice: paise(1) }, []],
    ['another ISIN', { now: { ...listing, isin: 'INE2' } }, ['isin']],
    ['another series', { now: { ...listing, series: 'BE' } }, ['series']],
    ['another face value', { now: { ...listing, faceValue: paise(2_00) } }, ['face_value']],
    ['a face value that nobody told', { now: { ...listing, faceValue: null } }, []],
    [
      'all at once',
      { basePrice: paise(200_00), now: { isin: 'INE2', series: 'BE', faceValue: paise(2_00) } },
      ['base_price', 'isin', 'series', 'face_value'],
    ],
  ])('%s', (_, changes, kinds) => {
    expect(detectCorporateAction({ ...question, ...changes }).map(({ kind }) => kind)).toStrictEqual(kinds);
  });
});
