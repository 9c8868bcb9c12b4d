import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gather, LIST_MOST, type NoticeToSend } from './gather.ts';
import { NOTICE_KINDS } from './notice-kinds.ts';
import { noticeFor, ORDER, readAloud } from './notices.test-support.ts';
import { renderGathered } from './render-gathered.ts';

const one = (kind: keyof typeof NOTICE_KINDS, i: number, changes: Parameters<typeof noticeFor>[2] = {}) => ({
  notice: noticeFor(kind, changes.orderId === null ? {} : { rejectReason: `RMS: no, amount ${i}.50` }, {
    id: `ntc_${i}`,
    orderId: `ord_${i}`,
    order: { ...ORDER, symbol: `S${i}` },
    ...changes,
  }),
  silent: false,
});
const many = (count: number, make: (i: number) => NoticeToSend) =>
  Array.from({ length: count }, (_, i) => make(i));

describe('gathering', () => {
  it('makes one message of fifty rejections, and two of fifty-one', () => {
    expect(gather(many(LIST_MOST, (i) => one('order_rejected', i)))).toHaveLength(1);
    expect(gather(many(LIST_MOST + 1, (i) => one('order_rejected', i)))).toHaveLength(2);
  });

  it('leaves two of a kind as they are, and makes a digest of what is low', () => {
    const due = [
      one('order_rejected', 1),
      one('order_rejected', 2),
      one('feed_down', 3),
      one('session_renewed', 4),
    ];
    expect(gather(due).map(({ notices }) => notices.map(({ id }) => id))).toEqual([
      ['ntc_1'],
      ['ntc_2'],
      ['ntc_3', 'ntc_4'],
    ]);
    expect(gather([one('feed_down', 1)])).toMatchObject([{ severity: 'low' }]);
  });

  it('puts what is more serious first, where no order is told backwards by it', () => {
    const due = [
      one('order_executed', 1),
      one('kill_switch', 2, { orderId: null }),
      one('order_rejected', 3),
    ];
    expect(gather(due).map(({ severity }) => severity)).toEqual(['critical', 'high', 'normal']);
  });

  it('loses nothing, doubles nothing, and keeps the order of each order', () => {
    const kinds = Object.keys(NOTICE_KINDS) as (keyof typeof NOTICE_KINDS)[];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...kinds), fc.constantFrom('a', 'b', 'c', null)), {
          maxLength: 130,
        }),
        (things) => {
          const due = things.map(([kind, orderId], i) => one(kind, i, { orderId }));
          const messages = gather(due);
          const told = messages.flatMap(({ notices }) => notices);
          expect(told.map(({ id }) => id).toSorted()).toEqual(due.map(({ notice }) => notice.id).toSorted());
          for (const orderId of ['a', 'b', 'c']) {
            const of = told
              .filter((notice) => notice.orderId === orderId)
              .map(({ id }) => Number(id.slice(4)));
            expect(of).toEqual(of.toSorted((x, y) => x - y));
          }
          for (const { notices } of messages) expect(notices.length).toBeLessThanOrEqual(LIST_MOST);
        },
      ),
    );
  });

  it('is silent only when all of it is', () => {
    const quiet = (i: number) => ({ ...one('order_placed', i), silent: true });
    expect(gather(many(3, quiet))).toMatchObject([{ silent: true }]);
    expect(gather([quiet(1), quiet(2), one('order_placed', 3)])).toMatchObject([{ silent: false }]);
  });
});

describe('a gathered message', () => {
  const text = (due: readonly NoticeToSend[]) => {
    const [message] = gather(due);
    return message === undefined ? [] : readAloud(renderGathered(message, { hideAmounts: false }));
  };
  const margin = (i: number) =>
    `RMS:Margin Exceeds,Cash Available:${i}.61,Additional margin required:321.49 for entity account-AB1C2 across exchange`;

  it('of rejections gives each reason once, with its meaning, and its orders below it', () => {
    const due = many(4, (i) => ({
      notice: noticeFor(
        'order_rejected',
        i === 3 ? { words: 'nobody knows this' } : { rejectReason: margin(i) },
        { id: `ntc_${i}`, orderId: `ord_${i}`, order: { ...ORDER, symbol: `S${i}` } },
      ),
      silent: false,
    }));
    expect(text(due)).toEqual([
      '4 orders rejected',
      `3 of them, for example: "${margin(0)}"`,
      'It means: The account does not hold enough money for this order.',
      'What to do: Add the missing amount, or make the order smaller, then retry.',
      '• 09:15:03 BUY 40 S0 at ₹100.00',
      '• 09:15:03 BUY 40 S1 at ₹100.00',
      '• 09:15:03 BUY 40 S2 at ₹100.00',
      '1 of them: "nobody knows this"',
      '• 09:15:03 BUY 40 S3 at ₹100.00',
      'Fri 21 Aug 2026, 09:15:03 IST',
    ]);
  });

  it('says when no reason was given', () => {
    const due = many(3, (i) => ({ ...one('order_rejected', i), silent: false })).map(({ notice }) => ({
      notice: { ...notice, data: {} },
      silent: false,
    }));
    expect(text(due)[1]).toBe('3 of them without a reason.');
  });

  it('of other things lists their titles', () => {
    expect(text(many(3, (i) => one('order_placed', i)))).toEqual([
      '3 orders placed',
      '• 09:15:03 Placed: BUY 40 S0 at ₹100.00',
      '• 09:15:03 Placed: BUY 40 S1 at ₹100.00',
      '• 09:15:03 Placed: BUY 40 S2 at ₹100.00',
      'Fri 21 Aug 2026, 09:15:03 IST',
    ]);
    expect(text(many(3, (i) => one('order_found', i)))[0]).toBe('3 Missing order found again');
    const mixed = [one('feed_down', 1, { accountLabel: 'Mother' }), one('session_renewed', 2)];
    expect(text(mixed)).toEqual([
      '2 messages',
      '• 09:15:03 The order feed is down',
      "• 09:15:03 The broker's session is good again",
      'Mother, Fri 21 Aug 2026, 09:15:03 IST',
    ]);
  });
});
