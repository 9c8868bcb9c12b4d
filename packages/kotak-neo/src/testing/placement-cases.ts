import type { PlacementOutcome } from '../placement/outcome.ts';
import { refusals } from '../placement/refusals.ts';
import { isRawRow } from '../rows/raw-row.ts';
import type { TransportReply } from '../transport/transport.ts';
import { fixture, fixtureText } from './fixture.ts';

/** The order of the shapes below. */
export const nOrdNo = '260821000101001';
/** What an acceptance looks like. */
export const ok = { stat: 'Ok', nOrdNo, stCode: 200 };

/** A whole answer. */
export function reply(body: unknown, status = 200): TransportReply {
  const bodyText = typeof body === 'string' ? body : JSON.stringify(body);
  return { kind: 'reply', status, headers: {}, bodyText };
}

/** A body of `errors.json` by its label. */
export function sample(label: string): unknown {
  const errors = fixture('errors.json');
  return isRawRow(errors) ? errors[label] : undefined;
}

/** The four outcomes, a refusal for a dead session told apart. */
type Expected = 'not_sent' | 'accepted' | 'refused' | 'expired' | 'unknown';
interface Case {
  readonly name: string;
  readonly given: TransportReply;
  readonly expected: Expected;
}

export function classOf(outcome: PlacementOutcome): Expected {
  return outcome.kind === 'refused' && outcome.sessionExpired ? 'expired' : outcome.kind;
}

const accepted: Case[] = [
  { name: 'the sample', given: reply(fixtureText('place_order.success.json')), expected: 'accepted' },
  ...['Ok', 'ok', 'OK', ' Ok '].map((stat) => ({
    name: `stat ${stat}`,
    given: reply({ ...ok, stat }),
    expected: 'accepted' as const,
  })),
  ...[200, 201, 202, 299].map((status) => ({
    name: `HTTP ${status}`,
    given: reply(ok, status),
    expected: 'accepted' as const,
  })),
  { name: 'without stCode', given: reply({ stat: 'Ok', nOrdNo }), expected: 'accepted' },
  { name: 'with an old tid', given: reply({ ...ok, tid: 'server2_1' }), expected: 'accepted' },
  { name: 'with blank errors', given: reply({ ...ok, errMsg: '', emsg: null }), expected: 'accepted' },
];

const notSent: Case[] = (
  ['dns', 'refused', 'tls', 'unreachable', 'timeout', 'aborted', 'closed'] as const
).map((why) => ({
  name: `not sent: ${why}`,
  given: { kind: 'not_sent', why, words: why },
  expected: 'not_sent',
}));

const lost: Case[] = (
  ['timeout', 'aborted', 'reset', 'truncated', 'too_large', 'undecodable', 'failed'] as const
).flatMap((why): Case[] => [
  { name: `lost: ${why}`, given: { kind: 'lost', why, words: why }, expected: 'unknown' },
  {
    name: `lost after a whole acceptance: ${why}`,
    given: { kind: 'lost', why, words: why, status: 200, bodyText: JSON.stringify(ok) },
    expected: 'unknown',
  },
]);

const stated: readonly [string, Expected][] = [
  ['order_static_ip_or_unauthorised', 'refused'],
  ['order_invalid_session_token', 'expired'],
  ['margin_invalid_session_token', 'expired'],
  ['order_invalid_access_type_view_token', 'refused'],
  ['order_algo_not_allowed', 'refused'],
  ['order_body_invalid', 'refused'],
  ['order_invalid_quantity', 'refused'],
  ['order_invalid_request_legacy', 'refused'],
  ['order_duplicate_tag_legacy', 'unknown'],
  ['place_tag_not_unique', 'unknown'],
  ['cancel_bad_input_legacy', 'refused'],
  ['report_no_data', 'unknown'],
  ['report_invalid_session_documented', 'expired'],
  ['place_documented_insufficient_balance', 'refused'],
  ['modify_documented_executed', 'unknown'],
  ['cancel_documented_not_found', 'unknown'],
  ['quotes_invalid_instrument', 'refused'],
  ['already_complete', 'unknown'],
  ['not_placed_via_api_legacy', 'unknown'],
  ['gateway_jwt_expired_legacy', 'expired'],
  ['rate_limited_data_api', 'unknown'],
  ['login_missing_field', 'unknown'],
  ['login_http200_invalid_ucc', 'unknown'],
  ['login_http200_invalid_mpin', 'unknown'],
  ['login_documented_bad_totp', 'unknown'],
  ['login_documented_bad_mpin', 'unknown'],
];
const refused: Case[] = stated.flatMap(([label, expected]): Case[] => [
  ...[200, 400, 403].map((status) => ({
    name: `${label} with HTTP ${status}`,
    given: reply(sample(label), status),
    expected,
  })),
  // Whatever its body says, a gateway that broke may have passed the order on.
  ...[404, 408, 409, 429, 500, 502, 503, 504].map((status) => ({
    name: `${label} with HTTP ${status}`,
    given: reply(sample(label), status),
    expected: 'unknown' as const,
  })),
]);

const fourOhOne: Case[] = [
  { name: '401 with a sentence', given: reply({ message: 'Unauthorized' }, 401), expected: 'expired' },
  {
    name: '401 with errorCode 401',
    given: reply(sample('login_documented_bad_totp'), 401),
    expected: 'expired',
  },
  {
    name: '401 of the allow-list',
    given: reply(sample('order_static_ip_or_unauthorised'), 401),
    expected: 'refused',
  },
  {
    name: '401 with a dead session',
    given: reply(sample('order_invalid_session_token'), 401),
    expected: 'expired',
  },
  {
    name: '401 with an unknown code',
    given: reply({ stat: 'Not_Ok', stCode: 77, errMsg: 'x' }, 401),
    expected: 'unknown',
  },
  { name: '401 empty', given: reply('', 401), expected: 'unknown' },
  { name: '401 of a proxy', given: reply('<html>401</html>', 401), expected: 'unknown' },
  { name: '401 with {}', given: reply({}, 401), expected: 'unknown' },
  { name: '401 with an order in it', given: reply({ message: 'x', nOrdNo }, 401), expected: 'unknown' },
  { name: '401 that says ok', given: reply(ok, 401), expected: 'unknown' },
];

const contradictory: Case[] = [
  ...[100, 301, 302, 304, 307, 400, 401, 403, 404, 408, 409, 418, 422, 429, 500, 502, 503, 504, 520, 599].map(
    (status) => ({
      name: `an acceptance with HTTP ${status}`,
      given: reply(ok, status),
      expected: 'unknown' as const,
    }),
  ),
  ...[
    undefined,
    null,
    '',
    ' ',
    'NA',
    '--',
    0,
    260821000101001,
    true,
    [],
    {},
    [nOrdNo],
    'abc',
    '12',
    `${nOrdNo} `,
  ].map((value) => ({
    name: `an acceptance with order number ${JSON.stringify(value)}`,
    given: reply({ ...ok, nOrdNo: value }),
    expected: 'unknown' as const,
  })),
  ...[
    'Not_Ok',
    'not ok',
    'okay',
    'O',
    '',
    null,
    true,
    1,
    {},
    [],
    'bad request',
    'please provide valid order number',
  ].map((stat) => ({
    name: `an acceptance with stat ${JSON.stringify(stat)}`,
    given: reply({ ...ok, stat }),
    expected: 'unknown' as const,
  })),
  ...[0, 201, 1007, 5203, 100022, '200', '1007', null, {}, 'ok'].map((stCode) => ({
    name: `an acceptance with stCode ${JSON.stringify(stCode)}`,
    given: reply({ ...ok, stCode }),
    expected: 'unknown' as const,
  })),
  ...[{ errMsg: 'x' }, { emsg: 'x' }, { error: 'x' }, { error: [{ code: '91400' }] }].map((extra) => ({
    name: `an acceptance with ${JSON.stringify(extra)}`,
    given: reply({ ...ok, ...extra }),
    expected: 'unknown' as const,
  })),
  ...refusals
    .filter((refusal) => refusal.in === 'stCode')
    .flatMap(({ code, words }): Case[] => {
      const body = { stat: 'Not_Ok', stCode: Number(code), errMsg: wordsFor(words) };
      return [
        { name: `${code} with an order number`, given: reply({ ...body, nOrdNo }), expected: 'unknown' },
        { name: `${code} with rows`, given: reply({ ...body, data: [] }), expected: 'unknown' },
        { name: `${code} as text`, given: reply({ ...body, stCode: code }), expected: 'unknown' },
        {
          name: `${code} without a stat`,
          given: reply({ stCode: Number(code), errMsg: body.errMsg }),
          expected: 'unknown',
        },
        { name: `${code} in an array`, given: reply([body]), expected: 'unknown' },
        { name: `${code} under data`, given: reply({ data: body }), expected: 'unknown' },
        { name: `${code} under code`, given: reply({ code, message: body.errMsg }), expected: 'unknown' },
      ];
    }),
  ...[1004, 1006, 5202, 5204].map((stCode) => ({
    name: `${stCode} in other words`,
    given: reply({ stat: 'Not_Ok', stCode, errMsg: 'something else' }),
    expected: 'unknown' as const,
  })),
  ...[1, 14, 32, 1005, 1021, 5203, 9999, 91400, 429, 500].map((stCode) => ({
    name: `unreviewed stCode ${stCode}`,
    given: reply({ stat: 'Not_Ok', stCode, errMsg: 'error from core' }),
    expected: 'unknown' as const,
  })),
];

/** A sentence that a pattern of the list matches. */
function wordsFor(words: RegExp | undefined): string {
  return words?.source.split('|')[0] ?? 'no';
}

const okText = JSON.stringify(ok);
const unreadable: Case[] = [
  ...[
    '',
    ' ',
    '<html><body>ok</body></html>',
    'Ok',
    'null',
    'true',
    '0',
    '[]',
    '{}',
    '"Ok"',
    '{"stat":"Ok"}',
    `[${okText}]`,
    `{"data":${okText}}`,
    `${okText}${okText}`,
    `${okText},`,
    `\u0000${okText}`,
    '{"__proto__":{"stat":"Ok","nOrdNo":"260821000101001","stCode":200}}',
    '{"constructor":{"stat":"Ok"}}',
  ].map((body) => ({
    name: `the body ${body.slice(0, 40)}`,
    given: reply(body),
    expected: 'unknown' as const,
  })),
  // Cut at every byte.
  ...Array.from({ length: okText.length - 1 }, (_, cut) => ({
    name: `an acceptance cut at ${cut}`,
    given: reply(okText.slice(0, cut)),
    expected: 'unknown' as const,
  })),
];

/** Answers to a placement, and what each of them proves. */
export const cases: readonly Case[] = [
  ...accepted,
  ...notSent,
  ...lost,
  ...refused,
  ...fourOhOne,
  ...contradictory,
  ...unreadable,
];
