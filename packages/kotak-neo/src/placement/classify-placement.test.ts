import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixture } from '../testing/fixture.ts';
import { cases, classOf, nOrdNo, ok, reply, sample } from '../testing/placement-cases.ts';
import { classifyChange, classifyPlacement } from './classify-placement.ts';
import { refusals } from './refusals.ts';

describe('the outcome of a placement', () => {
  it('is settled for several hundred shapes', () => {
    expect(cases.length).toBeGreaterThan(400);
  });

  it.each(cases)('$name: $expected', ({ given, expected }) => {
    expect(classOf(classifyPlacement(given))).toBe(expected);
  });

  it('carries the number, the words and the answer', () => {
    expect(classifyPlacement(reply(ok))).toEqual({ kind: 'accepted', nOrdNo, raw: JSON.stringify(ok) });
    const body = { stat: 'Not_Ok', emsg: 'Insufficient balance.', stCode: 1004 };
    expect(classifyPlacement(reply(body))).toEqual({
      kind: 'refused',
      why: { code: '1004', words: 'Insufficient balance.' },
      raw: JSON.stringify(body),
      sessionExpired: false,
    });
  });

  it('is exactly one of four for any bytes, and outside the list never accepted or refused', () => {
    const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.json());
    fc.assert(
      fc.property(anyText, fc.integer({ min: 100, max: 599 }), (bodyText, status) => {
        expect(classifyPlacement(reply(bodyText, status)).kind).toBe('unknown');
      }),
      { numRuns: 2_000 },
    );
  });

  it('is accepted or refused only where the list allows it, for any mixture of known fields', () => {
    const listed = new Set(refusals.map(({ code }) => code));
    const body = fc.record(
      {
        stat: fc.constantFrom('Ok', 'ok', 'Not_Ok', 'bad request', '', 1, null),
        nOrdNo: fc.constantFrom(nOrdNo, '', 0, null, 'NA'),
        stCode: fc.constantFrom(200, 0, 1007, 1009, 5203, 100022, 100008, 32, 14, '200', 777),
        errMsg: fc.constantFrom('', 'invalid session token', 'x'),
        code: fc.constantFrom('900901', 429, '1007'),
        data: fc.constantFrom([], {}, null),
      },
      { requiredKeys: [] },
    );
    const status = fc.constantFrom(200, 201, 302, 400, 401, 403, 404, 429, 500, 503);
    fc.assert(
      fc.property(body, status, (given, http) => {
        const outcome = classifyPlacement(reply(given, http));
        if (outcome.kind === 'accepted') {
          expect(String(given.stat).toLowerCase()).toBe('ok');
          expect(given.nOrdNo).toBe(outcome.nOrdNo);
          expect(http).toBeLessThan(300);
        }
        if (outcome.kind === 'refused') {
          expect(listed.has(outcome.why.code) || http === 401).toBe(true);
          expect(given.nOrdNo === nOrdNo).toBe(false);
          expect(http === 200 || http === 201 || (http >= 400 && http <= 403)).toBe(true);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('the outcome of a change', () => {
  const change = (body: unknown, operation: 'modify' | 'cancel' = 'cancel', status = 200) =>
    classOf(classifyChange(reply(body, status), { operation, nOrdNo }));

  it('is accepted for the order that was asked about, and no other', () => {
    expect(change(ok)).toBe('accepted');
    expect(change(ok, 'modify')).toBe('accepted');
    expect(change({ ...ok, nOrdNo: '260821000101002' })).toBe('unknown');
  });

  it.each([
    ['already_complete', 'refused'],
    ['modify_documented_executed', 'refused'],
    ['cancel_documented_not_found', 'refused'],
    ['not_placed_via_api_legacy', 'refused'],
    ['cancel_bad_input_legacy', 'refused'],
    ['order_static_ip_or_unauthorised', 'refused'],
    ['order_invalid_session_token', 'expired'],
    ['gateway_jwt_expired_legacy', 'expired'],
    ['place_documented_insufficient_balance', 'unknown'],
    ['place_tag_not_unique', 'unknown'],
    ['order_duplicate_tag_legacy', 'unknown'],
    ['report_no_data', 'unknown'],
    ['rate_limited_data_api', 'unknown'],
  ])('%s is %s', (label, expected) => {
    expect(change(sample(label))).toBe(expected);
    expect(change(sample(label), 'modify')).toBe(expected);
    expect(change(sample(label), 'cancel', 502)).toBe('unknown');
  });

  it('is refused for an AMO without its flag, whichever key holds which text', () => {
    expect(change(fixture('cancel_amo_without_flag.error.json'))).toBe('refused');
    const swapped = { stCode: 14, stat: 'error from core', errMsg: 'ErrorCode(16) -> ErrorText(hash error)' };
    expect(change(swapped)).toBe('refused');
    expect(change({ stCode: 14, stat: 'Not_Ok', errMsg: 'error from core' })).toBe('unknown');
  });
});
