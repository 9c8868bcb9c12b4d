import { describe, expect, it } from 'vitest';
import { Desk, kindsOf } from './desk.test-support.ts';
import { at, book, DAY_MS, decimal, localOf, MONDAY, numberOf, row } from './reconcile.test-support.ts';

const monday = (time: string) => at(time) + 3 * DAY_MS;
const phase = { bookDay: MONDAY, daySealable: false };
const todays = row(9, { placedBy: 'app', enteredAtMs: monday('09:01'), updatedAtMs: monday('09:01') });

describe('an order of a day whose end nobody saw', () => {
  it('is asked after in the first whole reading of a later day, and not in each', () => {
    const desk = new Desk([localOf(1, 'open'), localOf(2, 'filled')]);
    expect(desk.see(book('11:00', [row(1), row(2)])).followUp.lookUp).toEqual([]);
    const failed = { kind: 'failed', why: { kind: 'down', words: '' }, source: 'book' } as const;
    desk.see({ ...failed, requestedAtMs: monday('09:04'), receivedAtMs: monday('09:04') }, { phase });
    expect(desk.see(book(monday('09:05'), [todays]), { phase }).followUp.lookUp).toEqual([numberOf(1)]);
    expect(desk.see(book(monday('09:06'), [todays]), { phase }).followUp.lookUp).toEqual([]);
  });

  it('has what its history tells, without a correction', () => {
    const desk = new Desk([localOf(1, 'open')]);
    desk.see(book('11:00', [row(1)]));
    desk.see(book(monday('09:05'), [todays]), { phase });
    const filled = { statusText: 'complete', filledQty: 10, averagePrice: decimal('99') };
    const told = row(1, { ...filled, updatedAtMs: at('15:10') });
    const decisions = desk.see({ ...book(monday('09:05:10'), [told]), source: 'history' }, { phase });
    expect(kindsOf(decisions)).toEqual(['order.filled']);
    expect(desk.order(1)).toMatchObject({ status: 'ongoing', executionQty: 10, corrections: 0 });
  });
});
