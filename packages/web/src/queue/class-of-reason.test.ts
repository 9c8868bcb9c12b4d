import { describe, expect, it } from 'vitest';
import { anOrder } from '../testing/an-order.ts';
import { classOfReason } from './class-of-reason.ts';

const reason = (code: string | null) => ({
  code,
  broker_words: null,
  meaning: null,
  advice: null,
  retry_useful: null,
});

describe('the kind of a reason', () => {
  it.each([
    [{ reason: reason('insufficient_balance') }, 'money'],
    [{ reason: reason('margin_check_refused') }, 'money'],
    [{ reason: reason('margin_check_unavailable') }, 'connection'],
    [{ reason: reason('portfolio_full') }, 'limit'],
    [{ reason: reason('stale_reading') }, 'connection'],
    [{ reason: reason('placement_interrupted') }, 'connection'],
    [{ reason: reason('session_expired') }, 'session'],
    [{ reason: reason('kill_switch') }, 'stopped'],
    [{ reason: reason('account_paused') }, 'stopped'],
    [{ reason: reason('volume_too_low') }, 'check'],
    [{ reason: { ...reason(null), broker_words: 'RMS: no' } }, 'rejected'],
    [{ reason: reason(null) }, 'other'],
    [{ reason: reason('something_new'), shortfall: '10.00' }, 'money'],
    [{ reason: reason('circuit_limit'), status: 'rejected' }, 'rejected'],
    [{ reason: null }, 'other'],
  ] as const)('%o: %s', (change, expected) => {
    expect(classOfReason(anOrder({ status: 'retry_pending', ...change }))).toBe(expected);
  });
});
