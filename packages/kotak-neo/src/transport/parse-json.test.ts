import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from './parse-json.ts';

describe('the broker’s JSON', () => {
  it.each([
    ['{"updRecvTm":1787285477461707086}', { updRecvTm: '1787285477461707086' }],
    ['{"updRecvTm": 1787285477461707086 }', { updRecvTm: '1787285477461707086' }],
    ['{"a":{"b":1787285477461707086},"c":1}', { a: { b: '1787285477461707086' }, c: 1 }],
    ['{"n":-1787285477461707086}', { n: '-1787285477461707086' }],
    ['{"n":123456789012345}', { n: 123456789012345 }],
    ['{"n":12345678901234567.5}', { n: Number('12345678901234567.5') }],
    ['{"s":":1787285477461707086,"}', { s: ':1787285477461707086,' }],
    ['{"s":"x\\":1787285477461707086,"}', { s: 'x":1787285477461707086,' }],
    ['{"s":"\\"a\\":1787285477461707086}"}', { s: '"a":1787285477461707086}' }],
    ['[1,2]', [1, 2]],
    ['null', null],
  ])('%s keeps its digits and its text', (text, expected) => {
    expect(parseJson(text)).toEqual(expected);
  });

  it.each(['', '<html>', '{"a":', '{"a":1787285477461707086', 'undefined', '{]'])('%s is none', (text) => {
    expect(parseJson(text)).toBeUndefined();
  });

  it('reads what JSON.parse reads, where no number is long', () => {
    const member = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.constantFrom('":1787285477461707086,', 'a":1787285477461707086}', '\\":1787285477461707086]'),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), member), (value) => {
        const text = JSON.stringify(value);
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });
});
