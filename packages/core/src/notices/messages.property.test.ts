import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVENT_KINDS, type JsonObject } from '../orders/index.ts';
import { hideAmountFacts } from './hide-amounts.ts';
import { isNoticeKind, NOTICE_KINDS } from './notice-kinds.ts';
import { noticeFor, ORDER, readAloud } from './notices.test-support.ts';
import { renderGathered } from './render-gathered.ts';
import { renderNotice } from './render-notice.ts';

const KINDS = Object.keys(NOTICE_KINDS).filter(isNoticeKind);
const KEYS = [
  'reason words rejectReason why text sinceMs filledQty quantity averagePrice changes shortfall orders symbols figures',
  'boughtValue soldValue positionQty by which session sealed paused retryExpiresAtMs lastDay anomaly advice mend',
]
  .join(' ')
  .split(' ');

const value = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.string()),
  fc.dictionary(fc.string(), fc.integer()),
);
const facts: fc.Arbitrary<JsonObject> = fc.dictionary(fc.constantFrom(...KEYS), value);
const notices = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    data: facts,
    order: fc.constantFrom(null, ORDER),
    eventKind: fc.constantFrom(null, ...EVENT_KINDS),
    actor: fc.constantFrom('user', 'system', 'broker', 'exchange', 'external', 'unknown'),
  })
  .map(({ kind, data, ...rest }) => noticeFor(kind, data, rest));

describe('the words of a notice', () => {
  it('are whole whatever the facts hold', () => {
    fc.assert(
      fc.property(notices, (notice) => {
        const { title, lines } = renderNotice({ ...notice, data: {} }, { hideAmounts: false });
        expect(title).toMatch(/^\S.*\S$/);
        expect(lines.length).toBeGreaterThan(0);
        for (const text of readAloud({ title, lines }))
          expect(text).not.toMatch(/undefined|null|NaN|\[object/);
        expect(() => renderNotice(notice, { hideAmounts: true })).not.toThrow();
      }),
    );
  });

  it('name no amount of money when amounts are hidden', () => {
    fc.assert(
      fc.property(fc.array(notices, { minLength: 1, maxLength: 5 }), ([first, ...rest]) => {
        if (first === undefined) return;
        const text = renderGathered(
          { notices: [first, ...rest], severity: 'high', silent: false },
          { hideAmounts: true },
        );
        expect(readAloud(text).join('\n')).not.toMatch(/₹\s?-?\d/);
      }),
    );
  });
});

describe('facts for programs', () => {
  it('lack what is money when amounts are hidden, and keep the rest', () => {
    expect(
      hideAmountFacts({
        limitPrice: 81_250,
        averagePrice: '812.34',
        symbol: 'SBIN',
        brokerOrderId: '260821000000001',
        filledQty: 10,
        rejectReason: 'Cash Available:1537430.61, rule 17',
        reason: '₹500.00 short.',
        changes: { limitPrice: { from: 1, to: 2 }, quantity: { from: 4, to: 5 } },
        notes: ['₹5.00', 7],
      }),
    ).toEqual({
      symbol: 'SBIN',
      brokerOrderId: '260821000000001',
      filledQty: 10,
      rejectReason: 'Cash Available:•••, rule 17',
      reason: '₹••• short.',
      changes: { quantity: { from: 4, to: 5 } },
      notes: ['₹•••', 7],
    });
  });
});
