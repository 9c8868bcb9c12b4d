import { EVENT_KINDS } from '@orderwatch/core';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../db/tables.ts';
import { renderEvent } from './event-sentences.ts';

const tell = (kind: string, body: Json = {}, actor = 'broker', source = 'book') =>
  renderEvent({ kind, actor, source, body });

const ODD: readonly Json[] = [
  {},
  null,
  [],
  { words: '', changes: 5, filledQty: 'three', averagePrice: 'NaN' },
];

describe('the sentence of an event', () => {
  it.each([
    [
      'order.recorded',
      { side: 'buy', quantity: 40, symbol: 'SBIN', limitPrice: 1_510_000_00, variety: 'amo' },
      'Recorded: buy 40 SBIN at ₹15,10,000.00, as an after-market order. Nothing was sent yet.',
    ],
    [
      'order.recorded',
      { side: 'buy', quantity: 40, symbol: 'SBIN', limitPrice: null, variety: 'regular' },
      'Recorded: buy 40 SBIN at the market price. Nothing was sent yet.',
    ],
    [
      'order.refused',
      { words: 'insufficient balance' },
      'The broker refused it: "insufficient balance". Nothing entered the order book.',
    ],
    [
      'order.unconfirmed',
      { words: 'no answer in 30 s' },
      "Sent, and no answer that can be trusted (no answer in 30 s). It is not sent again; the broker's book is searched for it.",
    ],
    [
      'order.partly_filled',
      { filledQty: 3, quantity: 10, averagePrice: '812.346250' },
      'Partly filled: 3 of 10 at ₹812.34625 on average.',
    ],
    [
      'order.filled',
      { filledQty: 10, quantity: 10, averagePrice: '812.5' },
      'Filled: 10 of 10 at ₹812.50 on average.',
    ],
    [
      'order.cancelled',
      { by: 'user', filledQty: 3, quantity: 10 },
      "Cancelled outside Orderwatch, in the broker's app or by another program, 3 of 10 filled.",
      'external',
    ],
    [
      'order.cancelled',
      { by: 'system', basis: 'no_longer_needed' },
      'Cancelled because you bought it by hand meanwhile.',
      'system',
    ],
    ['order.cancelled', { by: 'expiry' }, 'Cancelled because its time had ended.'],
    [
      'order.rejected',
      { rejectReason: 'RMS: no', filledQty: 0, quantity: 9 },
      'Rejected by the exchange: "RMS: no".',
      'exchange',
    ],
    [
      'order.modified',
      { changes: { limitPrice: { from: 245_000, to: 244_000 }, quantity: { from: 40, to: 30 } } },
      "Changed outside Orderwatch, in the broker's app or by another program: limit from ₹2,450.00 to ₹2,440.00, quantity from 40 to 30.",
      'external',
    ],
    [
      'order.retry_queued',
      { reason: '₹500.00 short.', retryExpiresAtMs: Date.UTC(2026, 7, 21, 10) },
      'Put into the retry queue: ₹500.00 short. It is tried again until Fri 21 Aug 2026, 15:30 IST.',
    ],
    [
      'order.correction',
      { fromStatus: 'cancelled', toStatus: 'ongoing' },
      'Corrected by what the broker shows: it is ongoing, not cancelled.',
    ],
    [
      'order.correction',
      { fromAveragePrice: '10.5', toAveragePrice: '10.25' },
      'Corrected: the average price is ₹10.25, not ₹10.50.',
    ],
    ['order.of_tomorrow', {}, 'Recorded: order.of_tomorrow.'],
  ] as const)('%s says what happened', (kind, body, sentence, actor?: string) => {
    expect(tell(kind, body, actor)).toBe(sentence);
  });

  it.each(EVENT_KINDS)('%s is one whole sentence even when its body says nothing', (kind) => {
    for (const body of ODD) {
      const sentence = tell(kind, body, 'unknown');
      expect(sentence).toMatch(/^[A-Z].*\.$/);
      expect(sentence).not.toMatch(/undefined|null|NaN|\[object|\.\.|"\s*"/);
    }
  });
});
