import { describe, expect, it } from 'vitest';
import { nse } from '../../market/calendar.test-support.ts';
import { analysisDay, missedClose } from './analysis-day.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

describe('the day of an analysis', () => {
  it.each([
    ['bulk_analysis_final_20260821_160000.csv', '2026-08-21'],
    ['bulk_analysis_final_20260821_160000.CSV', '2026-08-21'],
    ['bulk_analysis_final_20260231_160000.csv', null],
    ['bulk_analysis_final_20261399_160000.csv', null],
    ['bulk_analysis_final_20260821.csv', null],
    ['picks.csv', null],
  ])('%s is %s', (name, expected) => {
    expect(analysisDay(name)?.toString() ?? null).toBe(expected);
  });
});

describe('an analysis', () => {
  it.each([
    {
      name: 'of the close before the session is of use',
      analysed: '2026-08-20',
      forDay: '2026-08-21',
      missed: null,
    },
    {
      name: 'of the day before that is not',
      analysed: '2026-08-19',
      forDay: '2026-08-21',
      missed: '2026-08-20',
    },
    { name: 'of Friday is of use for Monday', analysed: '2026-08-21', forDay: '2026-08-24', missed: null },
    {
      name: 'made on the Sunday is of use for Monday',
      analysed: '2026-08-23',
      forDay: '2026-08-24',
      missed: null,
    },
    { name: 'of Thursday is not', analysed: '2026-08-20', forDay: '2026-08-24', missed: '2026-08-21' },
    {
      name: 'made in the night before is of use',
      analysed: '2026-08-21',
      forDay: '2026-08-21',
      missed: null,
    },
    {
      name: 'of the close before a holiday is of use after it',
      analysed: '2026-11-23',
      forDay: '2026-11-25',
      missed: null,
    },
    {
      name: 'is not judged where the calendar knows no day before',
      analysed: '2020-01-01',
      forDay: '2026-01-01',
      missed: null,
    },
  ])('$name', ({ analysed, forDay, missed }) => {
    expect(missedClose(nse, day(analysed), day(forDay))?.toString() ?? null).toBe(missed);
  });
});
