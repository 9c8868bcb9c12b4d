import { describe, expect, it } from 'vitest';
import { readEnvelope } from '../envelope/envelope.ts';
import { findRefusal, type OrderOperation, refusals } from './refusals.ts';

const find = (operation: OrderOperation, body: Readonly<Record<string, unknown>>) =>
  findRefusal(operation, body, readEnvelope(body));

describe('the reviewed list of refusals', () => {
  it('says of each why it is proof', () => {
    for (const { because } of refusals) expect(because).toMatch(/^\w+ .{10,}$/);
  });

  const all = ['place', 'modify', 'cancel'];
  const changes = ['modify', 'cancel'];
  it.each([
    { code: 100022, text: 'x', operations: all },
    { code: 1003, text: 'x', operations: all },
    { code: 100008, text: 'x', operations: all },
    { code: 100021, text: 'x', operations: all },
    { code: 1017, text: 'x', operations: all },
    { code: 1007, text: 'x', operations: all },
    { code: 1009, text: 'x', operations: all },
    { code: 1006, text: 'Invalid exchange', operations: ['place'] },
    { code: 1006, text: 'Order already executed', operations: changes },
    { code: 1006, text: 'already cancelled or not found', operations: changes },
    { code: 1006, text: 'Something else', operations: [] },
    { code: 1004, text: 'Insufficient balance.', operations: ['place'] },
    { code: 1004, text: 'Something else', operations: [] },
    { code: 1021, text: 'x', operations: changes },
    { code: 14, text: 'hash error', operations: changes },
    { code: 14, text: 'error from core', operations: [] },
    { code: 5202, text: 'Invalid request', operations: all },
    { code: 5204, text: 'bad input', operations: all },
    { code: 5204, text: 'Client OrderID already exists', operations: [] },
    { code: 32, text: 'x', operations: [] },
  ])('takes $code "$text" for proof for $operations', ({ code, text, operations }) => {
    const body = { stat: 'Not_Ok', stCode: code, errMsg: text };
    const taken = (['place', 'modify', 'cancel'] as const).filter(
      (operation) => find(operation, body) !== undefined,
    );
    expect(taken).toEqual(operations);
  });

  it('knows the older gateways by where they put their code', () => {
    expect(find('place', { code: '900901', message: 'Invalid Credentials' })?.in).toBe('code');
    expect(find('cancel', { error: [{ code: '91400', message: 'x' }] })?.in).toBe('error');
    expect(find('place', { error: [{ code: '91400', message: 'x' }] })).toBeUndefined();
    expect(find('cancel', { error: [{ code: '91400', message: 'x' }, 'text'] })).toBeUndefined();
    expect(find('cancel', { error: 'text', errorCode: '91400' })).toBeUndefined();
  });
});
