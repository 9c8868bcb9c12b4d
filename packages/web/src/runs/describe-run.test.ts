import { describe, expect, it } from 'vitest';
import type { PlacementRunRow } from '../api/types.ts';
import { describeCounts, planValue, readPlan } from './describe-run.ts';

function row(detail: PlacementRunRow['detail']): PlacementRunRow {
  return {
    position: 1,
    ticker: 'RELIANCE',
    outcome: 'would_place',
    reason_code: null,
    reason: null,
    order_id: null,
    detail,
  };
}

describe('a placement run', () => {
  it('counts outcomes by weight, and leaves out those that did not occur', () => {
    expect(describeCounts({ counts: { skipped: 3, placed: 2, failed: 0 } })).toBe('2 placed, 3 skipped');
    expect(describeCounts({ counts: {} })).toBe('no rows');
  });

  it('values its plan exactly', () => {
    const rows = [row({ quantity: 40, limit_price: '2450.55' }), row({ quantity: 1, limit_price: '0.10' })];
    expect(planValue(rows)).toBe('98022.10');
  });

  it('has no value when a row does not say what it costs', () => {
    expect(planValue([row({ quantity: 40 })])).toBeUndefined();
    expect(planValue([row({ quantity: 1.5, limit_price: 'x' })])).toBeUndefined();
  });

  it('reads what the plan says and nothing else', () => {
    expect(readPlan(row({ quantity: '40', limit_price: 2450.5 }))).toEqual({
      quantity: undefined,
      limit: undefined,
    });
  });
});
