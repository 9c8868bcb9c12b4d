import { describe, expect, it } from 'vitest';
import { REJECT_REASON_TABLE } from '../orders/index.ts';
import { classOfReason, REASON_CLASSES, reasonCodesOfClass } from './reason-class.ts';

describe('what a reason is about', () => {
  it.each([
    ['insufficient_balance', 'money'],
    ['margin_short', 'money'],
    ['circuit_breach', 'price'],
    ['freeze_quantity', 'price'],
    ['portfolio_full', 'limit'],
    ['day_orders_reached', 'limit'],
    ['authorisation_missing', 'holdings'],
    ['trade_to_trade', 'instrument'],
    ['session_expired', 'session'],
    ['amo_window_closed', 'session'],
    ['margin_check_unavailable', 'connection'],
    ['placement_interrupted', 'connection'],
    ['kill_switch', 'stopped'],
    ['already_held', 'already'],
    ['ip_not_allowed', 'account'],
    ['tag_not_unique', 'request'],
    ['cancelled_by_user', 'ended'],
    ['day_ended', 'ended'],
  ])('%s is about %s', (code, about) => {
    expect(classOfReason(code)).toBe(about);
  });

  it.each([[null], ['unknown'], ['a code of tomorrow'], ['toString']])('%s is not guessed at', (code) => {
    expect(classOfReason(code)).toBe('other');
  });

  it('has a class for every sentence of the broker that is known', () => {
    expect(REJECT_REASON_TABLE.filter(({ code }) => classOfReason(code) === 'other')).toEqual([]);
  });

  it('lists each known code in its class and in no other', () => {
    const listed = REASON_CLASSES.flatMap((each) => reasonCodesOfClass(each).map((code) => [code, each]));
    expect(new Set(listed.map(([code]) => code)).size).toBe(listed.length);
    expect(listed.filter(([code, each]) => classOfReason(code ?? null) !== each)).toEqual([]);
  });
});
