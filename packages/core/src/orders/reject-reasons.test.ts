import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paise } from '../money/index.ts';
import { REJECT_REASON_TABLE, REJECT_REASON_TABLE_VERSION } from './reject-reasons.table.ts';
import { explainRejection } from './reject-reasons.ts';

const MARGIN =
  'RMS:Margin Exceeds,Cash Available:10157.08,Additional margin required:599842.92 for entity account-AB1C2 across exchange across segment across product ';
const CIRCUIT =
  'RMS:Rule: Check circuit limit including square off order exceeds  : Circuit breach, Order Price :34.65, Low Price Range:30.32 High Price Range:33.51';

describe('reject reasons', () => {
  it.each([
    { words: MARGIN, code: 'margin_short', kind: 'margin', retry: 'after_change' },
    { words: 'Insufficient balance.', code: 'insufficient_balance', kind: 'margin', retry: 'after_change' },
    { words: CIRCUIT, code: 'circuit_breach', kind: 'circuit', retry: 'after_change' },
    {
      words: 'RMS:Rule: Check T1 holdings including square off',
      code: 't1_holdings',
      kind: 't1_holdings',
      retry: 'yes',
    },
    {
      words: 'RMS:Rule: Check holdings including square off',
      code: 'no_holdings',
      kind: 'holdings',
      retry: 'no',
    },
    {
      words: 'Market order with Algo Id not allowed',
      code: 'algo_market_order',
      kind: 'algo',
      retry: 'after_change',
    },
    { words: 'algo order not allowed', code: 'algo_not_allowed', kind: 'algo', retry: 'after_change' },
    { words: 'Adapter is Logged Off', code: 'adapter_off', kind: 'market_closed', retry: 'yes' },
    { words: 'ADAPTER is down', code: 'adapter_off', kind: 'market_closed', retry: 'yes' },
    { words: 'invalid session token', code: 'session_invalid', kind: 'session', retry: 'yes' },
    { words: 'invalid  access type', code: 'access_type', kind: 'session', retry: 'after_change' },
    { words: 'unauthorized', code: 'ip_not_allowed', kind: 'ip', retry: 'after_change' },
    { words: 'order is completed', code: 'order_finished', kind: 'order_state', retry: 'no' },
    { words: 'Order already cancelled or not found.', code: 'order_gone', kind: 'order_state', retry: 'no' },
    {
      words: 'Put Order Response : Client OrderID already exists',
      code: 'tag_not_unique',
      kind: 'request',
      retry: 'no',
    },
    {
      words: 'please provide valid quantity',
      code: 'invalid_quantity',
      kind: 'quantity',
      retry: 'after_change',
    },
    {
      words: 'ErrorCode(16) -> ErrorText(hash error)',
      code: 'amo_flag_missing',
      kind: 'request',
      retry: 'no',
    },
    { words: 'too many request received', code: 'rate_limited', kind: 'limit', retry: 'yes' },
    {
      words: '17070 : The Price is out of the current execution range',
      code: 'outside_execution_range',
      kind: 'price',
      retry: 'after_change',
    },
    {
      words: 'Price is not a multiple of the tick size',
      code: 'tick_size',
      kind: 'price',
      retry: 'after_change',
    },
    {
      words: 'Quantity exceeds freeze quantity',
      code: 'freeze_quantity',
      kind: 'quantity',
      retry: 'after_change',
    },
    { words: 'Security is suspended', code: 'security_suspended', kind: 'instrument', retry: 'no' },
    { words: 'RMS:Rule: GSM stage 2 scrip', code: 'surveillance', kind: 'surveillance', retry: 'no' },
    {
      words: 'Holding not authorised with CDSL TPIN',
      code: 'authorisation_missing',
      kind: 'authorisation',
      retry: 'after_change',
    },
    {
      words: 'RMS:Blocked for nse_cm : client is blocked',
      code: 'account_blocked',
      kind: 'account',
      retry: 'after_change',
    },
    { words: 'Internal Server Error', code: 'broker_outage', kind: 'outage', retry: 'yes' },
  ])('"$words" is $code', ({ words, code, kind, retry }) => {
    expect(explainRejection(words)).toMatchObject({ words, code, kind, retryUseful: retry });
  });

  it('a margin rejection tells what is there, what is missing and what is needed', () => {
    expect(explainRejection(MARGIN).amounts).toMatchObject({
      availableCash: paise(1_015_708),
      shortfall: paise(59_984_292),
      requiredCash: paise(61_000_000),
      orderPrice: null,
    });
  });

  it('a circuit rejection tells the limits', () => {
    expect(explainRejection(CIRCUIT).amounts).toMatchObject({
      orderPrice: paise(3465),
      lowestPrice: paise(3032),
      highestPrice: paise(3351),
      shortfall: null,
    });
  });

  it.each([
    ['Cash Available:-120.50,Additional margin required:10.00', -12_050, 1_000],
    ['Cash Available:15,37,430.61,Additional margin required:321.49', 153_743_061, 32_149],
    ['RMS:Margin Exceeds,Cash Available:12.345', null, null],
  ])('the amounts in "%s" are read exactly or not at all', (words, available, shortfall) => {
    expect(explainRejection(words).amounts).toMatchObject({ availableCash: available, shortfall });
  });

  it.each([
    ['error from core', '32', 'tag_not_unique'],
    ['error from core', '14', 'amo_flag_missing'],
    ['error from core', null, 'unknown'],
    ['anything at all', '100022', 'session_invalid'],
    ['algo order not allowed', '1017', 'algo_not_allowed'],
    ['Insufficient balance.', '1004', 'insufficient_balance'],
  ])('"%s" with number %s is %s', (words, brokerCode, code) => {
    expect(explainRejection(words, brokerCode).code).toBe(code);
  });

  it('a sentence that we do not know stays as it is, and nothing is invented', () => {
    const words = '  Some NEW text_of the *broker*  ';
    expect(explainRejection(words)).toMatchObject({
      code: 'unknown',
      kind: 'unknown',
      words,
      meaning: null,
      advice: null,
      retryUseful: null,
      tableVersion: REJECT_REASON_TABLE_VERSION,
    });
  });

  it('any text is explained or unknown, and kept verbatim', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.option(fc.string({ maxLength: 8 })), (words, code) => {
        expect(explainRejection(words, code).words).toBe(words);
      }),
    );
  });

  it('no entry is without a text or a number, nor without advice', () => {
    expect(REJECT_REASON_TABLE.length).toBeGreaterThanOrEqual(40);
    for (const entry of REJECT_REASON_TABLE) {
      expect(entry.text ?? entry.brokerCodes).toBeDefined();
      expect(entry.meaning).not.toBe('');
      expect(entry.advice).not.toBe('');
    }
  });
});
