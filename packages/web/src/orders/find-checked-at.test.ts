import { describe, expect, it } from 'vitest';
import { parseMoment } from '../format/time.ts';
import { anOrder } from '../testing/an-order.ts';
import { findCheckedAt } from './find-checked-at.ts';

const early = '2026-08-24T04:00:00Z';
const late = '2026-08-24T04:10:00Z';

describe('when an order was last checked', () => {
  it('a complete reading of the book covers an order that it found unchanged', () => {
    expect(findCheckedAt(anOrder({ verified_at: early, last_status_check: early }), late)).toBe(
      parseMoment(late),
    );
  });

  it('a frame of the feed may be younger than the book', () => {
    expect(findCheckedAt(anOrder({ verified_at: early, last_status_check: late }), early)).toBe(
      parseMoment(late),
    );
  });

  it('a settled order is not read any more', () => {
    expect(findCheckedAt(anOrder({ status: 'closed', last_status_check: early }), late)).toBeUndefined();
    expect(findCheckedAt(anOrder({ status: 'failed' }), late)).toBeUndefined();
  });

  it('a reading that has not shown it yet says nothing of it; one that looked for it does', () => {
    expect(findCheckedAt(anOrder({ status: 'amo', verified_at: null }), late)).toBeUndefined();
    expect(findCheckedAt(anOrder({ status: 'unconfirmed', verified_at: null }), late)).toBe(
      parseMoment(late),
    );
    expect(findCheckedAt(anOrder({ verified_at: null, missing_since: late }), late)).toBe(parseMoment(late));
  });

  it('nothing is said before the first reading', () => {
    expect(findCheckedAt(anOrder(), null)).toBeUndefined();
  });
});
