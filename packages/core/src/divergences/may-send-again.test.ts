import { describe, expect, it } from 'vitest';
import { at, DAY_MS } from '../reconciliation/reconcile.test-support.ts';
import { maySendAgain, type ResendFacts } from './may-send-again.ts';

const FACTS: ResendFacts = {
  allowed: true,
  side: 'buy',
  sentAtMs: at('16:05'),
  nowMs: at('16:08'),
  tagIsShown: true,
  absentReadingsMs: [at('16:06'), at('16:07'), at('16:08')],
  clearTradesMs: at('16:07'),
};

describe('sending once more what may never have arrived', () => {
  it('is allowed when all of it holds', () => {
    expect(maySendAgain(FACTS)).toBe(true);
  });

  it.each<[string, Partial<ResendFacts>]>([
    ['nobody has switched it on', { allowed: false }],
    ['it is a sale', { side: 'sell' }],
    ['the broker was never seen to show a tag', { tagIsShown: false }],
    ['a paused sender may still emit it', { nowMs: at('16:06:30') }],
    ['only two readings lack it', { absentReadingsMs: [at('16:06'), at('16:07')] }],
    ['a reading came too early', { absentReadingsMs: [at('16:05:29'), at('16:07'), at('16:08')] }],
    ['a reading is of another day', { absentReadingsMs: [at('16:06'), at('16:07'), at('16:08') + DAY_MS] }],
    ['the trade book was not read', { clearTradesMs: null }],
    ['the trade book was read too early', { clearTradesMs: at('16:05:10') }],
  ])('is refused when %s', (_name, changes) => {
    expect(maySendAgain({ ...FACTS, ...changes })).toBe(false);
  });
});
