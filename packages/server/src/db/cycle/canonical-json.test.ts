import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, storableJson, storableText } from './canonical-json.ts';

const json = fc.letrec((tie) => ({
  value: fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

describe('canonical JSON', () => {
  it('does not depend on the order of keys', () => {
    expect(canonicalJson({ b: 1, a: { d: [1, 'x'], c: null } })).toBe('{"a":{"c":null,"d":[1,"x"]},"b":1}');
  });

  it('of a value and of what was parsed from it again is the same text', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(Object({ value }));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it('has keys in the order of what is kept of them', () => {
    // What stands for half a pair sorts behind the letter that the half itself sorts before.
    expect(canonicalJson({ '\uff21': 1, '\ud800': 2 })).toBe('{"\uff21":1,"\ufffd":2}');
  });

  it('refuses a name with nothing behind it', () => {
    expect(() => canonicalJson(Object({ a: undefined }))).toThrow(/Not representable/);
  });

  it('refuses numbers that JSON does not know', () => {
    expect(() => canonicalJson(Number.NaN)).toThrow(/Not representable/);
  });
});

describe('text for the database', () => {
  it.each([
    ['a null character', 'a\0b', 'a\ufffdb'],
    ['half a pair in front', '\ud83dx', '\ufffdx'],
    ['half a pair behind', 'x\ude00', 'x\ufffd'],
    ['a whole pair, kept', 'x😀', 'x😀'],
  ])('replaces what cannot be kept: %s', (_name, text, kept) => {
    expect(storableText(text)).toBe(kept);
    expect(JSON.parse(storableJson(JSON.stringify({ text })))).toEqual({ text: kept });
  });

  it('leaves a backslash alone that only looks like the beginning of an escape', () => {
    const text = '\\u0000 and \\ud800';
    expect(JSON.parse(storableJson(JSON.stringify({ text })))).toEqual({ text });
  });
});
