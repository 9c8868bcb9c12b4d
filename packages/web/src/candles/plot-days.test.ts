import { describe, expect, it } from 'vitest';
import { closeRuns } from './close-runs.ts';
import { describeMarks } from './describe-marks.ts';
import { type DayPrice, type PriceMark, plotDays, summarise } from './plot-days.ts';

const bar = (day: string, [open, high, low, close]: readonly string[]): DayPrice => ({
  day,
  open: open ?? null,
  high: high ?? null,
  low: low ?? null,
  close: close ?? '',
  source: 'nse_bhavcopy',
});
const closed = (day: string, close: string): DayPrice => ({
  ...bar(day, []),
  close,
});
const mark = (kind: PriceMark['kind'], day: string, fill: PriceMark['fill'] = null): PriceMark => ({
  kind,
  day,
  fill,
  order_id: 'ord_1',
  side: 'buy',
  at: `${day}T04:00:00.000Z`,
});

describe('the days of a picture of prices', () => {
  it('are the known ones and those of the orders, oldest first, with nothing made up for a day without prices', () => {
    const closes = [closed('2026-08-21', '99'), bar('2026-08-19', ['100', '102', '99.5', '101.5'])];
    const marks = [mark('placed', '2026-08-16'), mark('cancelled', '2026-08-21')];
    expect(plotDays({ closes, marks }, '2026-08-20')).toEqual([
      { day: '2026-08-16', close: null, range: null, isOrderDay: false, marks: [marks[0]] },
      {
        day: '2026-08-19',
        close: '101.5',
        range: { open: '100', high: '102', low: '99.5' },
        isOrderDay: false,
        marks: [],
      },
      { day: '2026-08-20', close: null, range: null, isOrderDay: true, marks: [] },
      { day: '2026-08-21', close: '99', range: null, isOrderDay: false, marks: [marks[1]] },
    ]);
  });

  it('are summed up by number, not by text, with traded prices where they are known', () => {
    const closes = [
      bar('2026-08-18', ['99.5', '1000', '99', '101']),
      closed('2026-08-19', '98.5'),
      bar('2026-08-20', ['100', '102', '99.9', '101']),
    ];
    expect(summarise(plotDays({ closes, marks: [] }, null))).toEqual({
      known: 3,
      closesOnly: 1,
      low: '98.5',
      high: '1000',
      last: '101',
      lastDay: '2026-08-20',
    });
  });

  it('say nothing where no price is known', () => {
    expect(summarise(plotDays({ closes: [], marks: [] }, '2026-08-20'))).toBeUndefined();
  });
});

describe('the line of days of which only the close is known', () => {
  const one = bar('', ['1', '1', '1', '1']);
  const candle = (day: string) => ({ ...one, day });
  it.each([
    ['is none between candles', [candle('2026-08-18'), candle('2026-08-19')], null, []],
    ['goes through all of them', [closed('2026-08-18', '1'), closed('2026-08-19', '1')], null, [[0, 1]]],
    [
      'goes on across a day without a price',
      [closed('2026-08-18', '1'), closed('2026-08-20', '1')],
      '2026-08-19',
      [[0, 2]],
    ],
    [
      'ends at a candle, and begins anew behind it',
      [closed('2026-08-17', '1'), closed('2026-08-18', '1'), candle('2026-08-19'), closed('2026-08-20', '1')],
      null,
      [[0, 1], [3]],
    ],
  ])('%s', (_, closes, orderDay, runs) => {
    expect(closeRuns(plotDays({ closes, marks: [] }, orderDay))).toEqual(runs);
  });
});

describe('what is told of the marks', () => {
  it('is each with its day, and the shares and the price of an execution', () => {
    const marks = [
      mark('placed', '2026-08-20'),
      mark('filled', '2026-08-21', { quantity: 1200, price: '812.345678' }),
    ];
    expect(describeMarks(plotDays({ closes: [], marks }, null))).toBe(
      ' Placed on 20 Aug 2026; Bought 1,200 at ₹812.3457 on 21 Aug 2026.',
    );
  });

  it('is the last six, and how many more there are', () => {
    const marks = Array.from({ length: 9 }, (_, at) => mark('placed', `2026-08-1${at}`));
    expect(describeMarks(plotDays({ closes: [], marks }, null))).toMatch(
      /^ Placed on 13 Aug.*; 3 more in the table\.$/,
    );
    expect(describeMarks(plotDays({ closes: [], marks: [] }, null))).toBe('');
  });
});
