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

  const ofOk = { stat: 'Ok', nOrdNo, stCode: 200 };
  it.each([
    { given: reply(ofOk, 429), kind: 'limited', words: 'HTTP 429: too many requests' },
    { given: reply(ofOk, 500), kind: 'server_error', words: 'HTTP 500' },
    { given: reply(ofOk, 503), kind: 'server_error', words: 'HTTP 503' },
    { given: reply(ofOk, 300), kind: 'unexpected_status', words: 'HTTP 300' },
    { given: reply(ofOk, 404), kind: 'unexpected_status', words: 'HTTP 404' },
    { given: reply('<html>', 200), kind: 'unreadable', words: 'HTTP 200 without a JSON object' },
    { given: reply(ofOk, 400), kind: 'contradictory', words: 'HTTP 400 with stat ok' },
    { given: reply({ ...ofOk, stCode: 201 }), kind: 'contradictory', words: 'stat ok with stCode 201' },
    { given: reply({ ...ofOk, errMsg: 'Blocked' }), kind: 'contradictory', words: 'stat ok with "Blocked"' },
    {
      given: reply({ ...ofOk, error: ['x'] }),
      kind: 'contradictory',
      words: 'stat ok with "an error"',
    },
    { given: reply({ stat: 'Ok' }), kind: 'no_order_number', words: 'stat ok without an order number' },
    {
      given: reply({ ...ofOk, nOrdNo: `x${nOrdNo}` }),
      kind: 'no_order_number',
      words: 'stat ok without an order number',
    },
    {
      given: reply({ stat: 'Not_Ok', stCode: 1009, errMsg: 'Invalid', nOrdNo }),
      kind: 'contradictory',
      words: 'A refusal with an order in it: Invalid',
    },
    {
      given: reply({ stat: 'Not_Ok', stCode: 9, errMsg: 'New words' }),
      kind: 'unreviewed',
      words: 'New words',
    },
    {
      given: reply({ stat: 'Not_Ok', errMsg: 'invalid session token' }, 403),
      kind: 'unreviewed',
      words: 'invalid session token',
    },
    { given: reply({ stCode: 9 }, 400), kind: 'unreviewed', words: 'HTTP 400' },
  ])('that is unknown says why: $kind, $words', ({ given, kind, words }) => {
    expect(classifyPlacement(given)).toMatchObject({ kind: 'unknown', why: { kind, words } });
  });

  it('that is unknown keeps the answer, where there was one', () => {
    expect(classifyPlacement(reply('<html>', 502))).toHaveProperty('raw', '<html>');
    const lost = { kind: 'lost', why: 'timeout', words: 'no answer' } as const;
    expect(classifyPlacement(lost as never)).toStrictEqual({
      kind: 'unknown',
      why: { kind: 'timeout', words: 'no answer' },
    });
  });

  it('has the code 401 where the gateway turns a session away without one', () => {
    const answer = reply({ stat: 'Not_Ok', errMsg: 'invalid session token' }, 401);
    expect(classifyPlacement(answer)).toMatchObject({
      kind: 'refused',
      why: { code: '401' },
      sessionExpired: true,
    });
    expect(classifyPlacement(reply({ stat: 'Not_Ok', errMsg: 'Try later' }, 400))).toHaveProperty(
      'kind',
      'unknown',
    );
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
    const other = reply({ ...ok, nOrdNo: '260821000101002' });
    expect(classifyChange(other, { operation: 'cancel', nOrdNo })).toMatchObject({
      kind: 'unknown',
      why: { kind: 'contradictory', words: 'The answer names order 260821000101002' },
    });
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
