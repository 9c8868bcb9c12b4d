import { describe, expect, it } from 'vitest';
import { parseBrokerOrderId } from '../orders/index.ts';
import { mayResend, type PlacementOutcome } from './placement-outcome.ts';

const brokerOrderId = parseBrokerOrderId('260821000101001');
if (brokerOrderId === undefined) throw new Error('not a number');
const refused = { kind: 'refused', code: '1004', words: 'Insufficient balance.', raw: '{}' } as const;

const cases: readonly { name: string; outcome: PlacementOutcome; resend: boolean }[] = [
  { name: 'nothing left the machine', outcome: { kind: 'not_sent', why: 'dns', words: '' }, resend: true },
  { name: 'the broker took it', outcome: { kind: 'accepted', brokerOrderId, raw: '{}' }, resend: false },
  { name: 'the broker said no', outcome: { ...refused, sessionExpired: false }, resend: false },
  { name: 'only the session was refused', outcome: { ...refused, sessionExpired: true }, resend: true },
  {
    name: 'it may have arrived',
    outcome: { kind: 'unknown', why: 'timeout', words: '', raw: null },
    resend: false,
  },
];

describe('what may be sent again by itself', () => {
  it.each(cases)('$name: $resend', ({ outcome, resend }) => {
    expect(mayResend(outcome)).toBe(resend);
  });

  it('an outcome that is none of the four is a bug', () => {
    const odd: { kind: string } = { kind: 'maybe' };
    expect(() => mayResend(odd as PlacementOutcome)).toThrow('Unexpected value');
  });
});
