import { describe, expect, it } from 'vitest';
import { renderOrderReason } from './order-reason.ts';

type Order = Parameters<typeof renderOrderReason>[0];

const sent = [
  {
    id: 'att_1',
    number: 1,
    clientTag: null,
    brokerOrderId: '260820000000001',
    exchangeOrderId: null,
    state: 'rejected',
    filledQty: 0,
    reason: null,
    sentAtMs: 1,
    answeredAtMs: 2,
    brokerStatus: 'rejected',
  },
];
const order = (facts: Partial<Order>): Order => ({
  status: 'failed',
  reason_code: null,
  failure_reason: null,
  rejection_reason: null,
  cancelled_reason: null,
  cancelled_by: null,
  attempts: [],
  ...facts,
});

describe('the reason of an order', () => {
  it("keeps the broker's words unchanged beside what they mean", () => {
    const words = 'RMS:Margin Exceeds,Cash Available:10157.08,Additional margin required:4210.42 for entity';
    expect(
      renderOrderReason(
        order({ status: 'rejected', reason_code: 'margin_short', rejection_reason: words, attempts: sent }),
      ),
    ).toMatchObject({
      code: 'margin_short',
      broker_words: words,
      meaning: expect.stringContaining('money'),
      retry_useful: 'after_change',
    });
  });

  it('invents nothing for words that are not known', () => {
    expect(
      renderOrderReason(order({ status: 'rejected', rejection_reason: 'zorp 17', attempts: sent })),
    ).toEqual({
      code: 'unknown',
      class: 'other',
      broker_words: 'zorp 17',
      meaning: null,
      advice: null,
      retry_useful: null,
    });
  });

  it.each(['amo', 'pending_execution', 'ongoing', 'closed'] as const)(
    'is not what once kept it from being placed, when it is %s',
    (status) => {
      const failed = { reason_code: 'insufficient_balance', failure_reason: '₹500.00 short.' };
      expect(renderOrderReason(order({ status, ...failed, attempts: sent }))).toBeNull();
    },
  );

  it("does not pass our own sentence off as the broker's", () => {
    expect(
      renderOrderReason(
        order({
          status: 'retry_pending',
          reason_code: 'insufficient_balance',
          failure_reason: '₹500.00 short.',
        }),
      ),
    ).toMatchObject({
      broker_words: null,
      meaning: '₹500.00 short.',
      retry_useful: 'yes',
    });
    expect(
      renderOrderReason(
        order({
          reason_code: 'insufficient_balance',
          failure_reason: 'insufficient balance',
          attempts: sent,
        }),
      ),
    ).toMatchObject({
      broker_words: 'insufficient balance',
    });
  });

  it('warns of sending again what may be live', () => {
    expect(
      renderOrderReason(order({ status: 'unconfirmed', reason_code: 'outcome_unknown', attempts: sent })),
    ).toMatchObject({
      advice: expect.stringContaining('Do not place it again'),
      retry_useful: 'no',
    });
  });

  it.each([
    ['user', 'by you'],
    ['exchange', 'by the exchange'],
    ['expiry', 'time ended'],
    ['unknown', 'does not tell by whom'],
  ] as const)('says of a cancellation without words that it was done by %s', (cancelledBy, words) => {
    const reason = renderOrderReason(
      order({ status: 'cancelled', cancelled_by: cancelledBy, attempts: sent }),
    );
    expect(reason?.meaning).toContain(words);
    expect(reason?.broker_words).toBeNull();
  });

  it('is absent where there is nothing to say', () => {
    expect(renderOrderReason(order({ status: 'amo', attempts: sent }))).toBeNull();
  });
});
