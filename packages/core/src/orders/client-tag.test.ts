import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLIENT_TAG_RANDOM_BYTES, findClientTag, makeClientTag, parseClientTag } from './client-tag.ts';

const bytes = fc.uint8Array({ minLength: CLIENT_TAG_RANDOM_BYTES, maxLength: 16 });
const installation = fc.stringMatching(/^[0-9A-Z]{2}$/);
const tag = fc.tuple(installation, bytes).map(([where, random]) => makeClientTag(where, random));

describe('client tags', () => {
  it('a tag is 14 characters of [A-Z0-9] that begin with the installation and read back', () => {
    fc.assert(
      fc.property(installation, bytes, (where, random) => {
        const made = makeClientTag(where, random);
        expect(made).toMatch(/^[A-Z0-9]{14}$/);
        expect(made.slice(0, 2)).toBe(where);
        expect(parseClientTag(made)).toBe(made);
      }),
    );
  });

  it('a single wrong character is noticed', () => {
    fc.assert(
      fc.property(tag, fc.nat(13), fc.stringMatching(/^[0-9A-Z]$/), (made, at, other) => {
        fc.pre(made.charAt(at) !== other);
        expect(parseClientTag(made.slice(0, at) + other + made.slice(at + 1))).toBeUndefined();
      }),
    );
  });

  it('a swap of two neighbours is noticed', () => {
    fc.assert(
      fc.property(tag, fc.nat(10), (made, at) => {
        fc.pre(made.charAt(at) !== made.charAt(at + 1));
        const swapped = made.slice(0, at) + made.charAt(at + 1) + made.charAt(at) + made.slice(at + 2);
        expect(parseClientTag(swapped)).toBeUndefined();
      }),
    );
  });

  it('different random bits give different tags', () => {
    const seen = new Set<string>();
    for (let i = 0; i < 20_000; i++) {
      const random = new Uint8Array([i & 255, (i >> 8) & 255, 0, i & 255, 7, (i * 13) & 255, (i & 3) << 6]);
      seen.add(makeClientTag('K1', random));
    }
    expect(seen.size).toBe(20_000);
  });

  it('the suffix that the broker appends after a cancel does not hide the tag', () => {
    fc.assert(
      fc.property(tag, fc.nat(), (made, epoch) => {
        expect(findClientTag(`${made}-${epoch}`)).toBe(made);
        expect(findClientTag(made)).toBe(made);
      }),
    );
  });

  it.each(['strat7-0001', '1787291860-914891-ABCDE1234F-ADMINAPI', '', 'NA'])(
    'what the broker made up itself (%j) is no tag of ours',
    (shown) => {
      expect(findClientTag(shown)).toBeUndefined();
    },
  );

  it('a wrong installation id and too little randomness are bugs', () => {
    expect(() => makeClientTag('k1', new Uint8Array(7))).toThrow('installation');
    expect(() => makeClientTag('K1', new Uint8Array(6))).toThrow('7 random bytes');
  });
});
