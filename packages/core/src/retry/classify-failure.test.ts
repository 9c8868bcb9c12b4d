import { describe, expect, it } from 'vitest';
import { paise } from '../money/index.ts';
import { explainRejection } from '../orders/index.ts';
import type { Admission, PlacementReason, PlacementReasonCode } from '../placement/index.ts';
import { classifyFailure } from './classify-failure.ts';
import { queueAfterAdmission } from './queue-after-admission.ts';

const QUEUED_COUNTED = ['insufficient_balance', 'margin_check_refused'];
const QUEUED = [
  'portfolio_full',
  'margin_check_unavailable',
  'stale_reading',
  'book_unavailable',
  'holdings_unavailable',
  'positions_unavailable',
  'session_closed',
  'session_changed',
  'calendar_unknown',
  'placing_stopped',
  'account_paused',
];
const NEEDS_CHANGE = [
  'price_unknown',
  'volume_unknown',
  'outside_band',
  'budget_too_small',
  'above_max_order_value',
  'too_large_for_volume',
  'price_not_allowed',
  'quantity_not_allowed',
];
const USELESS = [
  'illiquid',
  'not_in_scrip_master',
  'not_equity_series',
  'trade_to_trade',
  'fund',
  'open_position',
  'already_held',
  'working_order_exists',
  'already_ordered_today',
  'already_queued',
  'already_failed_today',
  'already_planned',
] satisfies readonly PlacementReasonCode[];

/** Only the code decides; the facts beside it are left out. */
function reason(code: string): PlacementReason {
  return { code } as PlacementReason;
}
const classify = (code: string) => classifyFailure({ kind: 'check', reason: reason(code) });

describe('a failure to place', () => {
  it.each([
    ['network', 'retry_pending', 'not_sent'],
    ['kill_switch', 'retry_pending', 'kill_switch'],
    ['day_orders_reached', 'retry_pending', 'day_orders_reached'],
    ['decision_old', 'retry_pending', 'not_sent'],
    ['symbol_not_allowed', 'failed', 'symbol_not_allowed'],
    ['price_deviates', 'failed', 'price_deviates'],
  ])('that never left because of %s is %s', (why, status, reasonCode) => {
    expect(classifyFailure({ kind: 'not_sent', why })).toMatchObject({ status, reasonCode });
  });

  it.each(QUEUED_COUNTED)('%s is queued and counts as a try', (code) => {
    expect(classify(code)).toMatchObject({
      status: 'retry_pending',
      reasonCode: code,
      countsAsAttempt: true,
    });
  });

  it.each(QUEUED)('%s is queued and counts as no try', (code) => {
    expect(classify(code)).toMatchObject({
      status: 'retry_pending',
      reasonCode: code,
      countsAsAttempt: false,
    });
  });

  it.each(NEEDS_CHANGE)('%s fails until something is changed', (code) => {
    expect(classify(code)).toMatchObject({ status: 'failed', retryUseful: 'after_change' });
  });

  it.each(USELESS)('%s fails, and a retry is of no use', (code) => {
    expect(classify(code)).toMatchObject({ status: 'failed', retryUseful: 'no' });
  });

  it.each([
    [{ kind: 'not_sent', why: 'no route' }, 'not_sent'],
    [{ kind: 'session_expired' }, 'session_expired'],
    [{ kind: 'interrupted' }, 'placement_interrupted'],
  ] as const)('that never reached the broker is queued without counting: %o', (failure, reasonCode) => {
    expect(classifyFailure(failure)).toStrictEqual({
      status: 'retry_pending',
      reasonCode,
      retryUseful: 'yes',
      countsAsAttempt: false,
    });
  });

  it('for lack of money in the broker’s words is queued', () => {
    const explanation = explainRejection('Insufficient balance.', '1004');
    expect(classifyFailure({ kind: 'refused', explanation })).toMatchObject({ status: 'retry_pending' });
  });

  it.each([
    { kind: 'outage', retryUseful: 'yes', status: 'retry_pending' },
    { kind: 'price', retryUseful: 'after_change', status: 'failed' },
    { kind: 'surveillance', retryUseful: 'no', status: 'failed' },
  ] as const)('refused for $kind: $status', ({ kind, retryUseful, status }) => {
    const explanation = { code: 'x', kind, retryUseful };
    expect(classifyFailure({ kind: 'refused', explanation })).toMatchObject({ status, reasonCode: 'x' });
  });

  it('in words that nobody knows fails, and is not repeated', () => {
    const explanation = explainRejection('The moon is in the wrong house');
    expect(classifyFailure({ kind: 'refused', explanation })).toStrictEqual({
      status: 'failed',
      reasonCode: 'unknown',
      retryUseful: null,
      countsAsAttempt: true,
    });
  });
});

describe('a queued order after the admission of its retry', () => {
  const amounts = { requiredCash: paise(5), availableCash: paise(1), shortfall: paise(4) };
  const skip = (code: string) => ({ kind: 'skip', reason: reason(code) }) as Admission;
  const refuse = (code: string) => ({ kind: 'refuse', reason: reason(code) }) as Admission;

  it.each<[string, Admission, object]>([
    ['admitted', { kind: 'admitted' } as Admission, { kind: 'place' }],
    [
      'short of money',
      {
        kind: 'queue',
        reason: { code: 'insufficient_balance', ...amounts },
        ...amounts,
        countsAsAttempt: true,
      },
      { kind: 'wait', countsAsAttempt: true },
    ],
    ['bought by hand', skip('working_order_exists'), { kind: 'no_longer_needed' }],
    ['held', skip('already_held'), { kind: 'no_longer_needed' }],
    ['no place in the portfolio', skip('portfolio_full'), { kind: 'wait', countsAsAttempt: false }],
    ['a second entry of the queue', skip('already_queued'), { kind: 'wait', countsAsAttempt: false }],
    ['outside the window', refuse('session_closed'), { kind: 'wait', countsAsAttempt: false }],
    ['an old reading', refuse('stale_reading'), { kind: 'wait', countsAsAttempt: false }],
    ['a price outside the band', refuse('price_not_allowed'), { kind: 'give_up' }],
    ['hardly traded any more', refuse('illiquid'), { kind: 'give_up' }],
  ])('%s', (_name, admission, outcome) => {
    expect(queueAfterAdmission(admission)).toStrictEqual(outcome);
  });
});
