import { describe, expect, it } from 'vitest';
import { makeId, parseBrokerOrderId, parseId, toId } from './ids.ts';

describe('ids', () => {
  it.each([
    ['ord', 'ord_01J9', 'ord_01J9'],
    ['ord', 'acc_01J9', undefined],
    ['ord', 'ord_', undefined],
    ['ord', 'ord_a b', undefined],
    ['acc', 'acc_x-_9', 'acc_x-_9'],
    ['evt', `evt_${'a'.repeat(81)}`, undefined],
  ] as const)('an id of %s in %j reads as %j', (prefix, raw, expected) => {
    expect(parseId(prefix, raw)).toBe(expected);
  });

  it('an id that is made carries its prefix', () => {
    expect(makeId('run', 'abc')).toBe('run_abc');
  });

  it('characters that could break a path or a log make no id', () => {
    expect(() => makeId('run', '../x')).toThrow('Not usable in an id');
  });

  it('an id of the wrong kind from our own database is a bug', () => {
    expect(toId('usr', 'usr_1')).toBe('usr_1');
    expect(() => toId('usr', 'ord_1')).toThrow('begins with usr_');
  });

  it.each([
    ['260821000101001', true],
    ['1234567890', true],
    ['123456789', false],
    ['26082100010100A', false],
    ['', false],
    ['1'.repeat(21), false],
  ])('%j as a broker order number: %s', (raw, usable) => {
    expect(parseBrokerOrderId(raw)).toBe(usable ? raw : undefined);
  });
});
